"""The township's own hand in a pairing: pinned, forbidden, taken back; each time the rest is solved around it."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.mentoring.errors import HardRule, NoSuchMark, NoSuchRound, NotApplied, NotInRound, ReasonNeeded
from wushe.mentoring.events import PairMarked, PairUnmarked
from wushe.mentoring.kinds import MarkKind, RoundState
from wushe.mentoring.models import PairingMark, PairingRound
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import mentors, rounds as queries
from wushe.mentoring.schemas.entered import MarkData
from wushe.mentoring.service.facts import is_kept_apart
from wushe.mentoring.service.solving import solve_again
from wushe.people.acting import acting


async def mark(work: Work, round_id: UUID, data: MarkData) -> PairingMark:
    """Pin or forbid a pair. Raises `HardRule`, `MarkContradicts`, `ReasonNeeded`, refusals of the pairing."""
    round_ = await _in_review(work, round_id)
    await work.one(queries.mentor_in(round_.id, data.mentor_id), NotInRound)
    applied = await work.one(queries.group_in(round_.id, data.organization_id), NotApplied)
    if not data.reason:
        raise ReasonNeeded
    mentor = await work.one(mentors.mentor_to_change(data.mentor_id), NotInRound)
    if data.kind is MarkKind.PINNED and (rule := await is_kept_apart(work, round_, mentor, applied)) is not None:
        raise HardRule(rule=rule.label)
    made = PairingMark(
        id=new_id(), round_id=round_.id, mentor_id=mentor.id, organization_id=applied.organization_id, kind=data.kind,
        reason=data.reason, made_by=acting(work), made_at=clock.now(),
    )  # fmt: skip
    work.add(made)
    await work.flush()
    await solve_again(work, round_)
    work.record(_told(PairMarked, made))
    return made


async def unmark(work: Work, round_id: UUID, mark_id: UUID) -> None:
    """Leave that pair to the solving again."""
    round_ = await _in_review(work, round_id)
    found = await work.one(queries.mark(round_.id, mark_id), NoSuchMark)
    told = _told(PairUnmarked, found)
    await work.session.delete(found)
    await work.flush()
    await solve_again(work, round_)
    work.record(told)


async def restabilise(work: Work, round_id: UUID, *, stable: bool) -> PairingRound:
    """Promise that no mentor and group would both rather leave, or the best total; the cost is shown beside it."""
    round_ = await _in_review(work, round_id)
    round_.stable = stable
    await solve_again(work, round_)
    return round_


async def _in_review(work: Work, round_id: UUID) -> PairingRound:
    work.require(Mentoring.ARRANGE)
    round_ = await work.one(queries.round_to_change(round_id), NoSuchRound)
    work.check_version(round_)
    round_.must_be(RoundState.REVIEW)
    return round_


def _told(event: type[PairMarked] | type[PairUnmarked], mark: PairingMark) -> PairMarked | PairUnmarked:
    return event(
        pairing_round_id=mark.round_id, mentor_id=mark.mentor_id, organization_id=mark.organization_id, kind=mark.kind
    )
