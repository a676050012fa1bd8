"""What is entered and shown of service orders."""
