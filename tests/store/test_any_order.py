"""Whatever is earned, corrected, exchanged, fetched, cancelled and forfeited, and in whatever order: it adds up."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule
from sqlalchemy import select

import exchanged
import given
from wushe.activities.kinds import HoursState
from wushe.activities.models import ServiceHours
from wushe.activities.queries.hours import minutes_of
from wushe.activities.schemas.attending import CorrectionData
from wushe.activities.service import accept_correction, ask_correction
from wushe.goods.errors.stock import TooLittleStock
from wushe.kernel.clock import now, stopped_at
from wushe.store import service
from wushe.store.errors import ExchangeOver, TooFewHours
from wushe.store.models import Credit, CreditMove
from wushe.store.schemas.entered import Because
from wushe.store.service import keeping

PRICE, STOCK = 60, 6
half_hours = st.integers(1, 6).map(lambda halves: 30 * halves)


class Shop(RuleBasedStateMachine):
    """One volunteer and one item. A child with a slate keeps the hours that were served, and what was exchanged."""

    hours = Bundle("hours")
    exchanges = Bundle("exchanges")
    sessions = None

    def run(self, work):
        return self.loop.run_until_complete(work)

    @initialize()
    def open(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.town = self.run(exchanged.township(self.sessions))
        self.goods = self.run(exchanged.priced(self.sessions, self.town, minutes=PRICE, stock=STOCK))
        self.served: dict[UUID, int] = {}
        self.standing: dict[UUID, int] = {}

    @property
    def balance(self) -> int:
        """What is left, below zero what is owed."""
        return sum(self.served.values()) - PRICE * sum(self.standing.values())

    @rule(target=hours, minutes=half_hours)
    def earn(self, minutes: int) -> UUID:
        hours_id = self.run(exchanged.earn(self.sessions, self.town, self.town.volunteer, minutes))
        self.served[hours_id] = minutes
        return hours_id

    @rule(hours_id=hours, minutes=half_hours)
    def correct(self, hours_id: UUID, minutes: int) -> None:
        self.run(self._corrected(hours_id, minutes))
        self.served[hours_id] = minutes

    async def _corrected(self, hours_id: UUID, minutes: int) -> None:
        async with given.work(self.sessions, self.town.volunteer) as work:
            starts = (await work.get(ServiceHours, hours_id)).starts_at
            data = CorrectionData(starts_at=starts, ends_at=starts + timedelta(minutes=minutes), reason="记错了")
            asked = await ask_correction(work, hours_id, data)
        async with given.work(self.sessions, self.town.admin) as work:
            await accept_correction(work, asked.id)

    @rule(target=exchanges, pieces=st.integers(1, 3))
    def place(self, pieces: int) -> UUID | None:
        wanted = (self.goods, pieces)
        try:
            made = self.run(exchanged.placed(self.sessions, self.town, self.town.volunteer, wanted))
        except TooFewHours:
            assert pieces * PRICE > self.balance
            return None
        except TooLittleStock:
            assert pieces > STOCK - sum(self.standing.values())
            return None
        self.standing[made.id] = pieces
        return made.id

    @rule(exchange_id=consumes(exchanges))
    def cancel(self, exchange_id: UUID | None) -> None:
        if exchange_id is not None:
            self.run(self._as(self.town.volunteer, service.cancel, exchange_id, Because()))
            del self.standing[exchange_id]

    @rule(exchange_id=consumes(exchanges))
    def forfeit(self, exchange_id: UUID | None) -> None:
        if exchange_id is not None:
            with stopped_at(now() + timedelta(days=8)):
                assert self.run(self._as(self.town.admin, keeping.forfeit, exchange_id))
            del self.standing[exchange_id]

    @rule(exchange_id=consumes(exchanges))
    def hand_over(self, exchange_id: UUID | None) -> None:
        if exchange_id is not None:
            self.run(self._as(self.town.staff, service.hand_over, exchange_id))
            with pytest.raises(ExchangeOver):
                self.run(self._as(self.town.volunteer, service.cancel, exchange_id, Because()))

    async def _as(self, who, verb, *args):
        async with given.work(self.sessions, who) as work:
            return await verb(work, *args)

    async def _everything(self):
        async with given.work(self.sessions, self.town.admin) as work:
            credits_ = await work.all(select(Credit))
            moves = await work.all(select(CreditMove))
            person_id = self.town.volunteer.person.person_id
            certified = await work.rows(minutes_of(person_id, HoursState.APPROVED))
        return credits_, moves, certified[0][1] if certified else 0

    @invariant()
    def it_adds_up(self) -> None:
        if not hasattr(self, "served"):
            return
        lots, moves, certified = self.run(self._everything())
        assert certified == sum(self.served.values())
        assert sum(lot.remaining - lot.owed for lot in lots) == self.balance
        assert not (any(lot.remaining for lot in lots) and any(lot.owed for lot in lots))
        assert sum(move.change for move in moves) == sum(lot.remaining for lot in lots) >= 0
        on_hand = self.run(exchanged.on_hand(self.sessions, self.town, self.goods))
        assert on_hand == STOCK - sum(self.standing.values()) >= 0

    def teardown(self) -> None:
        if hasattr(self, "loop"):
            self.loop.close()


@pytest.mark.usefixtures("engine")
def test_in_any_order_what_is_left_is_what_was_earned_less_what_was_exchanged(sessions) -> None:
    machine = type("Shop", (Shop,), {"sessions": sessions})
    machine.TestCase.settings = settings(
        max_examples=6, stateful_step_count=14, deadline=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    machine.TestCase().runTest()
