"""What people enter and see of shared resources, their bookings, and what is lent."""
