"""What people enter and see of needs, rounds, offers and opportunities."""
