"""Whatever is received, given, brought back, written off and counted, and in whatever order: the cards add up."""

import asyncio
from collections import defaultdict
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule
from sqlalchemy import select

import given
import stocked
from wushe.goods import service
from wushe.goods.errors.stock import OutOfDate, TooLittleStock
from wushe.goods.kinds import AdjustmentState, Reason
from wushe.goods.models import Lot, StockMove
from wushe.goods.schemas.entered import Amount, Because, NewCount, NewWriteOff
from wushe.kernel.errors import Refusal

quantities = st.integers(1, 12)


class Storeroom(RuleBasedStateMachine):
    """One item at one point. `model` is what a child with a slate would keep: the sum of what lies there."""

    allocations = Bundle("allocations")
    handed = Bundle("handed")
    sessions = None

    def run(self, work):
        return self.loop.run_until_complete(work)

    @initialize()
    def open(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.town = self.run(stocked.township(self.sessions))
        self.item = self.run(stocked.item(self.sessions, self.town))
        self.model = 0
        self.out: dict[UUID, int] = {}

    async def _as(self, who, verb, *args):
        async with given.work(self.sessions, who) as work:
            return await verb(work, *args)

    @rule(quantity=quantities, days=st.sampled_from([0, 3, 40, None]))
    def receive(self, quantity: int, days: int | None) -> None:
        best_before = None if days is None else stocked.in_days(days)
        self.run(stocked.lot(self.sessions, self.town, self.item, str(quantity), best_before=best_before))
        self.model += quantity

    @rule(target=allocations, quantity=quantities)
    def allocate(self, quantity: int) -> UUID:
        allocation_id = self.run(stocked.asked(self.sessions, self.town, self.item, str(quantity)))
        try:
            self.run(self._as(self.town.staff, service.allocate, allocation_id))
        except (TooLittleStock, OutOfDate):
            assert quantity > self.model
            self.out[allocation_id] = 0
        else:
            self.model -= quantity
            self.out[allocation_id] = quantity
        return allocation_id

    @rule(allocation_id=allocations, quantity=quantities)
    def lessen(self, allocation_id: UUID, quantity: int) -> None:
        before = self.out[allocation_id]
        try:
            line = self._as(self.town.staff, service.lessen, allocation_id, self.item, Amount(quantity=str(quantity)))
            self.run(line)
        except Refusal:
            return
        self.model += before - quantity
        self.out[allocation_id] = quantity

    @rule(allocation_id=consumes(allocations))
    def cancel(self, allocation_id: UUID) -> None:
        try:
            self.run(self._as(self.town.staff, service.cancel, allocation_id))
        except Refusal:
            return
        self.model += self.out.pop(allocation_id)

    @rule(target=handed, allocation_id=consumes(allocations))
    def hand_over(self, allocation_id: UUID) -> UUID:
        try:
            self.run(self._as(self.town.staff, service.hand_over, allocation_id))
        except Refusal:
            self.out[allocation_id] = 0
        return allocation_id

    @rule(allocation_id=handed, quantity=quantities)
    def bring_back(self, allocation_id: UUID, quantity: int) -> None:
        try:
            back = self._as(
                self.town.staff, service.take_back, allocation_id, self.item, Amount(quantity=str(quantity))
            )
            self.run(back)
        except Refusal:
            assert quantity > self.out[allocation_id]
            return
        self.model += quantity
        self.out[allocation_id] -= quantity

    @rule(quantity=quantities, which=st.integers(0, 5))
    def write_off(self, quantity: int, which: int) -> None:
        if lot := self._lot(which):
            try:
                off = NewWriteOff(quantity=str(quantity), reason=Reason.DAMAGED)
                self.run(self._as(self.town.admin, service.write_off, lot.id, off))
            except Refusal:
                assert quantity > lot.remaining
                return
            self.model -= quantity

    @rule(counted=st.integers(0, 20), which=st.integers(0, 5), agrees=st.booleans())
    def count(self, counted: int, which: int, agrees: bool) -> None:  # noqa: FBT001 - drawn by the test
        if lot := self._lot(which):
            try:
                entered = NewCount(counted=str(counted), reason=Reason.MISCOUNTED)
                asked = self.run(self._as(self.town.admin, service.count, lot.id, entered))
            except Refusal:
                return
            if asked.state is AdjustmentState.WAITING:
                if agrees:
                    self.run(self._as(self.town.second, service.approve, asked.id))
                else:
                    self.run(self._as(self.town.second, service.refuse, asked.id, Because(reason="再数一次")))
                self.model += asked.change if agrees else 0

    def _lot(self, which: int) -> Lot | None:
        lots = self.run(self._everything())[0]
        return lots[which % len(lots)] if lots else None

    async def _everything(self):
        async with given.work(self.sessions, self.town.admin) as work:
            moves = await work.all(select(StockMove).order_by(StockMove.lot_id, StockMove.number))
            return await work.all(select(Lot).order_by(Lot.id)), moves

    @invariant()
    def every_card_adds_up(self) -> None:
        if not hasattr(self, "town"):
            return
        lots, moves = self.run(self._everything())
        changes = defaultdict(int)
        for move in moves:
            changes[move.lot_id] += move.change
            assert changes[move.lot_id] == move.after >= 0
        assert {lot.id: lot.remaining for lot in lots} == dict(changes)
        assert sum(lot.remaining for lot in lots) == self.model

    def teardown(self) -> None:
        if hasattr(self, "loop"):
            self.loop.close()


@pytest.mark.usefixtures("engine")
def test_in_any_order_what_is_there_is_what_came_less_what_went(sessions) -> None:
    machine = type("Storeroom", (Storeroom,), {"sessions": sessions})
    how = settings(
        max_examples=6, stateful_step_count=14, deadline=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    machine.TestCase.settings = how
    machine.TestCase().runTest()
