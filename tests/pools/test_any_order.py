"""Whatever is booked, moved, called off, handed over, brought back and closed, and in whatever order.

No unit is held twice, none beyond what there is, and each booking holds just what its state says. Each example is a
history of steps drawn by hypothesis and carried out by the real verbs within one morning, so that they meet.
"""

import asyncio
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, NamedTuple
from uuid import UUID

from hypothesis import HealthCheck, Phase, given as for_all, settings, strategies as st
from sqlalchemy import select

import given
import pooled
from pooled import NOW, Sessions, Town
from wushe.kernel.clock import stopped_at
from wushe.kernel.errors import Refusal
from wushe.pools import service
from wushe.pools.kinds import HoldReason
from wushe.pools.models import Booking, Hold
from wushe.pools.schemas.bookings import Because, MoveData, ReturnData
from wushe.pools.schemas.resources import ClosureData

CHAIRS = 50
HOUR = pooled.TWO_HOURS / 2
WHY = Because(reason="改期")
VERBS = (
    "book", "book", "book", "book_room", "book_room", "move", "move", "cancel", "hand_over", "hand_over", "take_back",
    "take_back", "close", "reopen",
)  # fmt: skip


class Step(NamedTuple):
    """One verb with what it is about; `pick` chooses among what there is."""

    verb: str
    quantity: int
    hour: int
    pick: int
    waits: bool


BEGINNING = [
    Step("book", 45, 2, 0, waits=False),
    Step("book", 10, 2, 0, waits=True),
    Step("book_room", 1, 3, 0, waits=False),
]
"""Forty-five chairs are out of the way, and somebody waits for ten."""
steps = st.lists(
    st.builds(
        Step, st.sampled_from(VERBS), st.integers(1, 30), st.integers(1, 6), st.integers(0, 12), st.booleans()
    ),
    min_size=8,
    max_size=20,
)  # fmt: skip


@dataclass
class History:
    """What one township has done, and what there is of it."""

    sessions: Sessions
    town: Town
    bookings: list[UUID] = field(default_factory=list)
    closures: list[UUID] = field(default_factory=list)
    done: set[str] = field(default_factory=set)

    async def take(self, step: Step) -> None:
        """Refused or not."""
        verb, args = self._asked(step)
        try:
            async with given.work(self.sessions, self.town.admin) as work:
                answer = await verb(work, *args)
        except Refusal:
            return
        self.done.add(step.verb)
        if step.verb.startswith("book"):
            self.bookings.append(answer.id)
        elif step.verb == "close":
            self.closures.extend(hold.id for hold in answer)

    def _asked(self, step: Step) -> tuple[Any, tuple[Any, ...]]:
        town, at = self.town, NOW + step.hour * HOUR
        booking_id = self.bookings[step.pick % len(self.bookings)] if self.bookings else town.room_id
        closure_id = self.closures[step.pick % len(self.closures)] if self.closures else town.room_id
        chairs = pooled.wanted(town, at, HOUR * (1 + step.pick % 3), quantity=step.quantity, wait=step.waits)
        room = pooled.wanted(town, at, HOUR, wait=step.waits)
        closed = ClosureData(
            starts_at=at, ends_at=at + HOUR if step.waits else None, quantity=step.quantity, note="维修"
        )
        by_verb: dict[str, tuple[Any, tuple[Any, ...]]] = {
            "book": (service.book, (town.chairs_id, chairs)),
            "book_room": (service.book, (town.room_id, room)),
            "move": (service.move, (booking_id, MoveData(starts_at=at, ends_at=at + HOUR))),
            "cancel": (service.cancel, (booking_id, WHY)),
            "hand_over": (service.hand_over, (booking_id,)),
            "take_back": (service.take_back, (booking_id, ReturnData(missing=step.quantity % 3))),
            "close": (service.close_units, (town.chairs_id, closed)),
            "reopen": (service.reopen_units, (town.chairs_id, closure_id)),
        }
        return by_verb[step.verb]

    async def check(self) -> None:
        async with given.work(self.sessions, self.town.admin) as work:
            holds, bookings = await work.all(select(Hold)), await work.all(select(Booking))
        for one, other in combinations(holds, 2):
            assert not _meet(one, other), (one, other)
        assert all(1 <= hold.unit_from < hold.unit_to <= hold.quantity + 1 for hold in holds)
        held: dict[UUID | None, int] = {}
        for hold in holds:
            held[hold.booking_id] = held.get(hold.booking_id, 0) + hold.unit_to - hold.unit_from
            assert (hold.booking_id is not None) == (hold.reason is HoldReason.BOOKED)
        for booking in bookings:
            wanted = booking.quantity if booking.holds_units else 0
            assert held.get(booking.id, 0) == wanted, (booking.state, wanted)


def _meet(one: Hold, other: Hold) -> bool:
    apart = one.lane != other.lane or one.unit_to <= other.unit_from or other.unit_to <= one.unit_from
    before = one.ends_at is not None and one.ends_at <= other.starts_at
    after = other.ends_at is not None and other.ends_at <= one.starts_at
    return not (apart or before or after)


def test_no_order_of_verbs_holds_a_unit_twice_or_forgets_one(sessions: Sessions) -> None:
    done: set[str] = set()

    @settings(
        max_examples=10, deadline=None, derandomize=True, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @for_all(steps)
    def holds(drawn: list[Step]) -> None:
        async def lived() -> None:
            history = History(sessions, await pooled.township(sessions))
            for step in (*BEGINNING, *drawn):
                await history.take(step)
            await history.check()
            done.update(history.done)

        with stopped_at(NOW):
            asyncio.run(lived())

    holds()
    assert done == set(VERBS), "some verb was always refused, and so was never tried"
