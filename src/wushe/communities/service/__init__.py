"""The verbs of communities: what the township's file says, what its staff say, and the places."""

from wushe.communities.service.contact import edit, take_contacts
from wushe.communities.service.furnishing import furnish
from wushe.communities.service.places import add_place, close_place, edit_place, hours_of, is_place_open, reopen_place

__all__ = [
    "add_place",
    "close_place",
    "edit",
    "edit_place",
    "furnish",
    "hours_of",
    "is_place_open",
    "reopen_place",
    "take_contacts",
]
