"""What is entered and shown of the store."""
