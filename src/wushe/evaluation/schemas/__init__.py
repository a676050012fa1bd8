"""What is entered and shown of evaluation."""
