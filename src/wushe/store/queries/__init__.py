"""Questions about the store."""
