"""The verbs of communities: what the township's file says, and what its staff say."""

from wushe.communities.service.contact import edit, take_contacts
from wushe.communities.service.furnishing import furnish

__all__ = ["edit", "furnish", "take_contacts"]
