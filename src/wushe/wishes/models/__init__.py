"""The tables of micro-wishes."""

from wushe.wishes.models.claim import WishClaim, WishContact
from wushe.wishes.models.rules import WishRules
from wushe.wishes.models.wish import MicroWish

__all__ = ["MicroWish", "WishClaim", "WishContact", "WishRules"]
