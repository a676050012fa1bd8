"""Questions about micro-wishes."""
