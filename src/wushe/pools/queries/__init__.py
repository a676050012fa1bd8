"""Questions about shared resources, their calendars and bookings, and what is lent."""
