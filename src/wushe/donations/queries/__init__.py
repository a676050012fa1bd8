"""Questions about donations."""
