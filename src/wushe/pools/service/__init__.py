"""The verbs of pools."""

from wushe.pools.service.booking import book, cancel, move
from wushe.pools.service.borrowing import book_borrowed, borrowed_here, county_of, thing_lent
from wushe.pools.service.closing import close_units, reopen_units
from wushe.pools.service.lending import end_grants, lend, revoke
from wushe.pools.service.links import end_own_link, end_resource_link, open_link, renew_own_link, renew_resource_link
from wushe.pools.service.pictures import add_picture, remove_picture
from wushe.pools.service.registering import (
    add_equipment,
    add_expertise,
    add_venue,
    close_resource,
    edit_equipment,
    edit_expertise,
    edit_venue,
    reopen_resource,
)
from wushe.pools.service.reminding import end_waiting, remind
from wushe.pools.service.series import book_borrowed_series, book_series
from wushe.pools.service.stewarding import confirm, hand_over, miss, refuse, take_back
from wushe.pools.service.viewing import busy_times, free_units, zones_lent
from wushe.pools.service.zones import add_zone, close_zone, edit_zone, is_zone_open, reopen_zone

__all__ = [
    "add_equipment",
    "add_expertise",
    "add_picture",
    "add_venue",
    "add_zone",
    "book",
    "book_borrowed",
    "book_borrowed_series",
    "book_series",
    "borrowed_here",
    "busy_times",
    "cancel",
    "close_resource",
    "close_units",
    "close_zone",
    "confirm",
    "county_of",
    "edit_equipment",
    "edit_expertise",
    "edit_venue",
    "edit_zone",
    "end_grants",
    "end_own_link",
    "end_resource_link",
    "end_waiting",
    "free_units",
    "hand_over",
    "is_zone_open",
    "lend",
    "miss",
    "move",
    "open_link",
    "refuse",
    "remind",
    "remove_picture",
    "renew_own_link",
    "renew_resource_link",
    "reopen_resource",
    "reopen_units",
    "reopen_zone",
    "revoke",
    "take_back",
    "thing_lent",
    "zones_lent",
]  # fmt: skip
