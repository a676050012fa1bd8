"""Handing over all that a social worker accompanies, without a day between: proposed, changed, accepted at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.organizations import queries
from wushe.organizations.balance import Move, Spot, distribute, loads
from wushe.organizations.errors import HandOverInThePast, LeavesLater, NotASocialWorker, ProposalOutdated
from wushe.organizations.events import AssignmentEnded, AssignmentHandedOver, WorkerHandedOver
from wushe.organizations.kinds import Level
from wushe.organizations.models import Assignment
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import HandOver
from wushe.people import queries as people
from wushe.people.service import end_social_worker


@dataclass(frozen=True, slots=True)
class Handed:
    """An assignment of the one who leaves, the group's name, and who is proposed for it."""

    assignment: Assignment
    group: str
    move: Move | None


@dataclass(frozen=True, slots=True)
class HandingOver:
    """Everything that somebody carries on that day or will later. `before` and `after` count each level's groups."""

    person_id: UUID
    name: str
    on: date
    rows: Sequence[Handed]
    workers: Mapping[UUID, str]
    before: Mapping[Level, Mapping[UUID, int]]
    after: Mapping[Level, Mapping[UUID, int]]


async def propose_hand_over(work: Work, person_id: UUID, on: date | None = None) -> HandingOver:
    """The nearest successors, so that all carry as many as the others. Changes nothing. Raises `NotASocialWorker`."""
    work.require(Organizations.ASSIGN)
    day = max(on or clock.today(), clock.today())
    carried = await work.rows(queries.handed_over_by(person_id, day))
    if not carried:
        await work.one(queries.worker(person_id), NotASocialWorker)
    workers = [row for row in await work.rows(queries.workers()) if row[0] != person_id]
    codes = dict(await work.rows(queries.community_codes()))
    hands = [Spot(worker_id, codes.get(community_id)) for worker_id, _name, community_id in workers]
    spread = {level: await _spread(work, person_id, level, day, hands, carried) for level in Level}
    names = {row[0]: row[1] for row in await work.rows(people.names([person_id]))}
    return HandingOver(
        person_id=person_id,
        name=names[person_id],
        on=day,
        rows=[Handed(row, name, spread[row.level].moves.get(row.organization_id)) for row, name in carried],
        workers={row[0]: row[1] for row in workers},
        before={level: spread[level].before for level in Level},
        after={level: spread[level].after for level in Level},
    )


@dataclass(frozen=True, slots=True)
class _Spread:
    """The proposal of one level, by group."""

    moves: Mapping[UUID, Move]
    before: Mapping[UUID, int]
    after: Mapping[UUID, int]


async def _spread(
    work: Work,
    person_id: UUID,
    level: Level,
    day: date,
    hands: Sequence[Spot],
    carried: Sequence[tuple[Assignment, str]],
) -> _Spread:
    """Only what the person carries changes hands; what the others carry counts, and stays with them."""
    standing = dict(await work.rows(queries.carried_on(level, day)))
    standing |= {row.organization_id: person_id for row, _name in carried if row.level is level}
    present = {person_id, *(hand.id for hand in hands)}
    standing = {group_id: worker_id for group_id, worker_id in standing.items() if worker_id in present}
    places = await work.rows(queries.places_of_groups())
    spots = [Spot(group_id, code) for group_id, _name, _community, code in places if group_id in standing]
    moves = distribute(spots, hands, standing)
    return _Spread({move.group: move for move in moves}, loads(hands, standing, ()), loads(hands, standing, moves))


async def hand_over(work: Work, person_id: UUID, data: HandOver) -> int:
    """Everything at once, or nothing; returns how many assignments went over.

    Raises `HandOverInThePast`, `LeavesLater`, `NotASocialWorker` for a successor who is none, and `ProposalOutdated`
    when the assignments are no longer those that were seen.
    """
    work.require(Organizations.ASSIGN)
    await work.all(queries.living_locked())
    day = _day(data)
    carried = await work.all(queries.carried_by(person_id, day))
    successors = _picked(data)
    if successors.keys() != {row.id for row in carried}:
        raise ProposalOutdated
    known = {row[0] for row in await work.rows(queries.workers())} - {person_id}
    if not {successor for successor in successors.values() if successor} <= known:
        raise NotASocialWorker
    for assignment in carried:
        await _hand(work, assignment, successors[assignment.id], max(day, assignment.since))
    work.record(WorkerHandedOver(person_id=person_id, count=len(carried), since=day))
    if data.leaves:
        await end_social_worker(work, person_id)
    await work.flush()
    return len(carried)


def _day(data: HandOver) -> date:
    today = clock.today()
    day = data.on or today
    if day < today:
        raise HandOverInThePast
    if data.leaves and day > today:
        raise LeavesLater
    return day


def _picked(data: HandOver) -> dict[UUID, UUID | None]:
    pairs = (pick.split(":") for pick in data.picks)
    return {UUID(given): UUID(taker) if taker else None for given, taker in pairs}


async def _hand(work: Work, former: Assignment, successor: UUID | None, day: date) -> None:
    """From `day` on, and as long as it was planned; with nobody to take it, it ends there."""
    group_id, level, until = former.organization_id, former.level, former.until
    former.end(day)
    await work.flush()
    if successor is None:
        work.record(AssignmentEnded(organization_id=group_id, person_id=former.person_id, level=level, until=day))
        return
    work.add(Assignment(organization_id=group_id, person_id=successor, level=level, since=day, until=until))
    work.record(
        AssignmentHandedOver(
            organization_id=group_id, from_person_id=former.person_id, person_id=successor, level=level, since=day
        )
    )
