"""What two townships owe each other month by month: derived from the moves of credit, and settled by both."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.clock import Month
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.store.errors import MonthNotOver, NoSuchRecognition, NothingToSettle
from wushe.store.events import SettlementSigned
from wushe.store.kinds import RecognitionState
from wushe.store.models import Recognition, Settlement
from wushe.store.permissions import Store
from wushe.store.queries import balances, exchanges, recognitions
from wushe.store.schemas.entered import MonthData
from wushe.store.service.homes import at, home_of


class Statement(NamedTuple):
    """Minutes of one month: spent there by ours, and here by theirs."""

    month: date
    owed: int
    due: int
    settlement: Settlement | None

    @property
    def is_over(self) -> bool:
        return self.month < Month.current().first

    @property
    def waits_for_us(self) -> bool:
        return self.is_over and (self.settlement is None or self.settlement.ours_at is None)

    @property
    def waits_for_them(self) -> bool:
        return self.settlement is not None and self.settlement.theirs_at is None


class Standing(NamedTuple):
    """A recognition with its months, the newest first; the month that runs is among them."""

    recognition: Recognition
    months: list[Statement]

    @property
    def for_us(self) -> date | None:
        """The first month that this township has yet to say is settled."""
        return min((each.month for each in self.months if each.waits_for_us), default=None)

    @property
    def for_them(self) -> date | None:
        return min((each.month for each in self.months if each.waits_for_them), default=None)

    @property
    def urgency(self) -> int:
        """Lowest where this township has the next step, then where the other has it."""
        state = self.recognition.state
        if state is RecognitionState.OFFERED or self.for_us:
            return 0
        if state is RecognitionState.ASKED or self.for_them:
            return 1
        return 3 if state is RecognitionState.ENDED else 2


async def standings(work: Work) -> list[Standing]:
    """Of all recognitions; what waits for this township first. The newest with a township has the months of all."""
    work.require(Store.RECOGNISE)
    found = await _standings(work, await work.all(recognitions.all_of_them()))
    newest = {each.recognition.other_id: each for each in reversed(found)}
    told = [each if newest[each.recognition.other_id] is each else each._replace(months=[]) for each in found]
    return sorted(told, key=lambda each: each.urgency)


async def months(work: Work, recognition: Recognition) -> list[Statement]:
    """The newest first; the month that runs is among them."""
    work.require(Store.RECOGNISE)
    [found] = await _standings(work, [recognition])
    return found.months


async def _standings(work: Work, found: Sequence[Recognition]) -> list[Standing]:
    others = {each.other_id for each in found}
    owed = _by_month(await work.rows(balances.spent_there(others)))
    due = _by_month(await work.rows(exchanges.spent_here(others)))
    settled = await work.all(recognitions.settlements(others))
    kept = {(row.other_id, row.month): row for row in settled}
    standing: list[Standing] = []
    for each in found:
        ours, theirs = owed.get(each.other_id, {}), due.get(each.other_id, {})
        standing.append(
            Standing(
                each,
                [
                    Statement(month, ours.get(month, 0), theirs.get(month, 0), kept.get((each.other_id, month)))
                    for month in sorted({*ours, *theirs}, reverse=True)
                ],
            )
        )
    return standing


def _by_month(rows: Iterable[tuple[UUID, date, int]]) -> dict[UUID, dict[date, int]]:
    found: dict[UUID, dict[date, int]] = {}
    for township_id, month, minutes in rows:
        found.setdefault(township_id, {})[month] = minutes
    return found


async def settle(work: Work, recognition_id: UUID, data: MonthData) -> Settlement:
    """Say for this township that a month is settled. Raises `MonthNotOver`, `NothingToSettle`, `SettledAlready`."""
    work.require(Store.RECOGNISE)
    by = acting(work)
    recognition = await work.one(recognitions.locked(recognition_id), NoSuchRecognition)
    month = Month.of(data.month).first
    if month >= Month.current().first:
        raise MonthNotOver
    statement = next((each for each in await months(work, recognition) if each.month == month), None)
    if statement is None:
        raise NothingToSettle
    ours = await _ours(work, recognition, statement)
    ours.sign(by, clock.now())
    await work.flush()
    work.record(_told(recognition.other_id, ours, by_us=True))
    await _tell_them(work, recognition, ours)
    return ours


async def _ours(work: Work, recognition: Recognition, statement: Statement) -> Settlement:
    kept = await work.one_or_none(recognitions.settlement(recognition.other_id, statement.month))
    if kept is not None:
        return kept
    return work.add(
        Settlement(
            id=new_id(), recognition_id=recognition.id, other_id=recognition.other_id, month=statement.month,
            owed=statement.owed, due=statement.due,
        )
    )  # fmt: skip


async def _tell_them(work: Work, recognition: Recognition, ours: Settlement) -> None:
    other = await home_of(work, recognition.other_id)
    if other is None:
        return
    async with at(work, other) as there:
        theirs = await there.one_or_none(recognitions.settlement(work.tenant.id, ours.month))
        if theirs is None:
            theirs = there.add(
                Settlement(
                    id=ours.id, recognition_id=ours.recognition_id, other_id=work.tenant.id, month=ours.month,
                    owed=ours.due, due=ours.owed,
                )
            )  # fmt: skip
        theirs.theirs_at = ours.ours_at
        there.record(_told(work.tenant.id, theirs, by_us=False))


def _told(township_id: UUID, settlement: Settlement, *, by_us: bool) -> SettlementSigned:
    return SettlementSigned(
        settlement_id=settlement.id, recognition_id=settlement.recognition_id, township_id=township_id,
        month=settlement.month, owed_minutes=settlement.owed, due_minutes=settlement.due, by_us=by_us,
    )  # fmt: skip
