"""What is entered and shown of supervision."""
