"""Questions about needs, rounds, offers and opportunities."""
