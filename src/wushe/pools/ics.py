"""A calendar as programs read it (RFC 5545). It carries the organisation and the purpose, and nobody's name."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from wushe.kernel.late import Late
from wushe.pools.kinds import BookingState

icalendar = Late("icalendar")

MEDIA_TYPE = "text/calendar; charset=utf-8"


def written(name: str, host: str, rows: Iterable[Any], at: datetime) -> bytes:
    """`rows` as `queries.links.entries` gives them; `host` makes their ids the only ones in the world."""
    calendar = icalendar.Calendar()
    for key, value in {"prodid": "-//wushe//pools//ZH", "version": "2.0", "x-wr-calname": name}.items():
        calendar.add(key, value)
    for row in rows:
        calendar.add_component(_event(row, host, at))
    return calendar.to_ical()


def _event(row: Any, host: str, at: datetime) -> Any:
    booking_id, version, starts_at, ends_at, state, party, purpose, thing, address = row
    event = icalendar.Event()
    said = {
        "uid": f"{booking_id}@{host}",
        "sequence": version,
        "dtstamp": at,
        "dtstart": starts_at,
        "dtend": ends_at,
        "summary": f"{party}：{purpose}",
        "location": f"{thing} {address}".strip(),
        "status": "TENTATIVE" if state is BookingState.ASKED else "CONFIRMED",
    }
    for key, value in said.items():
        event.add(key, value)
    return event
