"""wushe 五社."""
