"""What people enter and see of donations."""
