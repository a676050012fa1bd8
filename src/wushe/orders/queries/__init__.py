"""Questions about service orders and the teams that serve."""
