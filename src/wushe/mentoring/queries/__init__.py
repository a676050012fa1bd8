"""Questions about mentors, rounds and mentorships."""
