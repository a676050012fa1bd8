"""What bookings are for: slices above say it for their own things, because pools cannot import them.

Someone who books for such a thing comes from its page, and goes back there.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import NamedTuple, Protocol
from uuid import UUID

from wushe.kernel.work import Work
from wushe.pools.errors import NoSuchOccasion
from wushe.pools.models import Booking


class Occasion(NamedTuple):
    """`path` is its page behind the township's address; `leads` when the booking goes where the thing goes."""

    title: str
    path: str
    leads: bool = False


class Serve(Protocol):
    """Have `booking` stand for that thing. The thing's path; None where it is nothing of this slice."""

    async def __call__(self, work: Work, thing_id: UUID, booking: Booking) -> str | None: ...


Tell = Callable[[Work, Collection[UUID]], Awaitable[Mapping[UUID, Occasion]]]
_tellers: list[Tell] = []
_servers: list[Serve] = []


def tells(tell: Tell) -> Tell:
    """`@tells async def of_sessions(work, booking_ids)`: what the person may read of, by the booking."""
    _tellers.append(tell)
    return tell


def serves(serve: Serve) -> Serve:
    """`@serves async def for_session(work, thing_id, booking)`."""
    _servers.append(serve)
    return serve


async def occasions_of(work: Work, booking_ids: Collection[UUID]) -> dict[UUID, Occasion]:
    """What these bookings are for, as far as the person may read it."""
    found: dict[UUID, Occasion] = {}
    for tell in _tellers if booking_ids else ():
        found |= await tell(work, booking_ids)
    return found


async def have_serve(work: Work, thing_id: UUID, booking: Booking) -> str:
    """Returns where its page is. Raises `NoSuchOccasion`, and what the slice above raises."""
    for serve in _servers:
        if (path := await serve(work, thing_id, booking)) is not None:
            return path
    raise NoSuchOccasion
