"""Questions about goods, by what they are about."""
