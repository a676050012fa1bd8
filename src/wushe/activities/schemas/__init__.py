"""What people enter and see of activities."""
