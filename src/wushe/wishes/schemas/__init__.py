"""What is entered and shown of micro-wishes."""
