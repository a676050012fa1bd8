"""What the township does with mentorships: pause, change of mentor, winding up, ending; and what the calendar ends."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.mentoring.errors import (
    HardRule,
    NoSuchMentor,
    NoSuchMentorship,
    NoSuchRound,
    NotApplied,
    ReasonNeeded,
)
from wushe.mentoring.events import MentorshipPaused, MentorshipResumed, ReviewsAsked
from wushe.mentoring.kinds import EndReason
from wushe.mentoring.models import Mentorship
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import mentors, pairs as queries, rounds
from wushe.mentoring.schemas.entered import Because, ChangeOfMentor
from wushe.mentoring.service.facts import is_kept_apart
from wushe.mentoring.service.publishing import offer, settle
from wushe.mentoring.service.telling import tell, tell_end
from wushe.mentoring.service.visiting import end_grants, farewell, send_off


async def pause(work: Work, mentorship_id: UUID, data: Because) -> Mentorship:
    """Raises `ReasonNeeded`, `WrongMentorshipState`."""
    mentorship = await _steered(work, mentorship_id)
    mentorship.pause(data.reason)
    await work.flush()
    tell(work, mentorship, MentorshipPaused)
    return mentorship


async def resume(work: Work, mentorship_id: UUID) -> Mentorship:
    mentorship = await _steered(work, mentorship_id)
    mentorship.resume()
    await work.flush()
    tell(work, mentorship, MentorshipResumed)
    return mentorship


async def wind_up(work: Work, mentorship_id: UUID) -> Mentorship:
    """Both sides are asked what they think of it."""
    mentorship = await _steered(work, mentorship_id)
    mentorship.wind_up()
    await work.flush()
    tell(work, mentorship, ReviewsAsked)
    return mentorship


async def stop(work: Work, mentorship_id: UUID, data: Because) -> Mentorship:
    """End it today without reviews. Raises `ReasonNeeded`."""
    mentorship = await _steered(work, mentorship_id)
    if not data.reason:
        raise ReasonNeeded
    await _end(work, mentorship, EndReason.STOPPED, data.reason)
    round_ = await work.one(rounds.round_to_change(mentorship.round_id), NoSuchRound)
    await settle(work, round_)
    return mentorship


async def change_mentor(work: Work, mentorship_id: UUID, data: ChangeOfMentor) -> Mentorship:
    """Somebody else is offered to the group, within the hard rules. Raises `HardRule`, `CapacityUsed`, `MentorAway`."""
    mentorship = await _steered(work, mentorship_id)
    if not data.reason:
        raise ReasonNeeded
    round_ = await work.one(rounds.round_to_change(mentorship.round_id), NoSuchRound)
    mentor = await work.one(mentors.mentor_to_change(data.mentor_id), NoSuchMentor)
    mentor.refuse_if_away()
    applied = await work.one(rounds.group_in(round_.id, mentorship.organization_id), NotApplied)
    if (rule := await is_kept_apart(work, round_, mentor, applied)) is not None:
        raise HardRule(rule=rule.label)
    await _end(work, mentorship, EndReason.CHANGED, data.reason)
    return await offer(work, round_, mentor.id, mentorship.organization_id)


async def end_due(work: Work) -> int:
    """Every night: pairs and stays whose last day is over. How many pairs."""
    over = await work.all(queries.over(clock.today()))
    for mentorship in over:
        await _end(work, mentorship, EndReason.EXPIRED, "")
    for visitor in await work.all(mentors.visitors_over(clock.today())):
        await send_off(work, visitor.id, EndReason.EXPIRED)
    await end_grants(work)
    return len(over)


async def _steered(work: Work, mentorship_id: UUID) -> Mentorship:
    reach = work.require(Mentoring.ARRANGE)
    query = queries.locked(queries.mentorship(mentorship_id, queries.readable(reach)))
    mentorship = await work.one(query, NoSuchMentorship)
    work.check_version(mentorship)
    return mentorship


async def _end(work: Work, mentorship: Mentorship, because: EndReason, reason: str) -> None:
    mentorship.end(because, reason, clock.today())
    await work.flush()
    tell_end(work, mentorship, because)
    await farewell(work, await work.one(mentors.mentor_to_change(mentorship.mentor_id)))
