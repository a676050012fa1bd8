"""Questions about evaluation. `weak_domains`, `open_items` and `standings` are for the slices above."""

from wushe.evaluation.queries.results import open_items, weak_domains

__all__ = ["open_items", "weak_domains"]
