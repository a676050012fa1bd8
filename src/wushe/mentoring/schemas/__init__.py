"""What is entered and shown of mentor pairing."""
