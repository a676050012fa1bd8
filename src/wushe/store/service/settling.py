"""What two townships owe each other month by month: derived from the moves of credit, and settled by both."""

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
from wushe.store.models import Recognition, Settlement
from wushe.store.permissions import Store
from wushe.store.queries import balances as queries, recognitions
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


async def months(work: Work, recognition: Recognition) -> list[Statement]:
    """The newest first; the month that runs is among them."""
    work.require(Store.RECOGNISE)
    owed = {row[0]: row[1] for row in await work.rows(queries.spent_by_month(recognition.other_id))}
    due = await _spent_by_theirs(work, recognition)
    kept = {row.month: row for row in await work.all(recognitions.settlements(recognition.id))}
    return [
        Statement(month, owed.get(month, 0), due.get(month, 0), kept.get(month))
        for month in sorted({*owed, *due}, reverse=True)
    ]


async def _spent_by_theirs(work: Work, recognition: Recognition) -> dict[date, int]:
    other = await home_of(work, recognition.other_id)
    if other is None:
        return {}
    async with at(work, other) as there:
        return {row[0]: row[1] for row in await there.rows(queries.spent_by_month(work.tenant.id))}


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
    ours = await _ours(work, recognition.id, statement)
    ours.sign(by, clock.now())
    await work.flush()
    work.record(_told(recognition.other_id, ours, by_us=True))
    await _tell_them(work, recognition, ours)
    return ours


async def _ours(work: Work, recognition_id: UUID, statement: Statement) -> Settlement:
    kept = await work.one_or_none(recognitions.settlement(recognition_id, statement.month))
    if kept is not None:
        return kept
    return work.add(
        Settlement(
            id=new_id(), recognition_id=recognition_id, month=statement.month, owed=statement.owed, due=statement.due
        )
    )


async def _tell_them(work: Work, recognition: Recognition, ours: Settlement) -> None:
    other = await home_of(work, recognition.other_id)
    if other is None:
        return
    async with at(work, other) as there:
        theirs = await there.one_or_none(recognitions.settlement(recognition.id, ours.month))
        if theirs is None:
            theirs = there.add(
                Settlement(
                    id=ours.id, recognition_id=recognition.id, month=ours.month, owed=ours.due, due=ours.owed
                )
            )  # fmt: skip
        theirs.theirs_at = ours.ours_at
        there.record(_told(work.tenant.id, theirs, by_us=False))


def _told(township_id: UUID, settlement: Settlement, *, by_us: bool) -> SettlementSigned:
    return SettlementSigned(
        settlement_id=settlement.id, recognition_id=settlement.recognition_id, township_id=township_id,
        month=settlement.month, owed_minutes=settlement.owed, due_minutes=settlement.due, by_us=by_us,
    )  # fmt: skip
