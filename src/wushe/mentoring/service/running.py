"""What the two sides do together: goals, meetings with notes of their own, reviews."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.personal.vault import Sealed
from wushe.kernel.work import Work
from wushe.mentoring.errors import InThePast, NoSuchGoal, NoSuchMeeting, NoSuchMentorship, NotAParty, NotThatDay
from wushe.mentoring.events import (
    GoalMoved,
    GoalSet,
    MeetingNotesViewed,
    MentorshipMet,
    MentorshipReviewed,
)
from wushe.mentoring.kinds import EndReason, MentorshipState
from wushe.mentoring.models import Mentorship, MentorshipGoal, MentorshipMeeting
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import mentors, pairs as queries, together
from wushe.mentoring.schemas.entered import GoalData, GoalProgress, MeetingData, ReviewData
from wushe.mentoring.service.answering import side_of
from wushe.mentoring.service.telling import tell_end
from wushe.mentoring.service.visiting import farewell
from wushe.people.acting import acting

NOTES = "mentorship_meeting.notes"


async def set_goal(work: Work, mentorship_id: UUID, data: GoalData) -> MentorshipGoal:
    mentorship = await _ours(work, mentorship_id, MentorshipState.RUNNING)
    if data.due_on < clock.today():
        raise InThePast().beside("due_on")
    goal = work.add(
        MentorshipGoal(id=new_id(), mentorship_id=mentorship.id, title=data.title, due_on=data.due_on, progress=0)
    )
    await work.flush()
    work.record(GoalSet(mentorship_id=mentorship.id, mentorship_goal_id=goal.id, due_on=goal.due_on))
    return goal


async def move_goal(work: Work, mentorship_id: UUID, goal_id: UUID, data: GoalProgress) -> MentorshipGoal:
    mentorship = await _ours(work, mentorship_id, MentorshipState.RUNNING, MentorshipState.REVIEWING)
    goal = await work.one(together.goal(mentorship.id, goal_id), NoSuchGoal)
    goal.progress = data.progress
    await work.flush()
    work.record(GoalMoved(mentorship_id=mentorship.id, mentorship_goal_id=goal.id, progress=goal.progress))
    return goal


async def meet(work: Work, mentorship_id: UUID, data: MeetingData) -> MentorshipMeeting:
    """A day that has come, within the days of the pair. What is written is sealed before it is kept."""
    mentorship = await _ours(work, mentorship_id, MentorshipState.RUNNING)
    if data.on > clock.today() or data.on < clock.local_day(mentorship.offered_at):
        raise NotThatDay().beside("on")
    met = MentorshipMeeting(
        id=new_id(), mentorship_id=mentorship.id, on=data.on, minutes=data.minutes, method=data.method,
        recorded_by=acting(work), has_notes=bool(data.notes),
        notes_sealed=_sealed(work, data.notes) if data.notes else None,
    )  # fmt: skip
    work.add(met)
    await work.flush()
    work.record(MentorshipMet(mentorship_id=mentorship.id, mentorship_meeting_id=met.id, minutes=met.minutes))
    return met


async def read_notes(work: Work, mentorship_id: UUID, meeting_id: UUID) -> tuple[Mentorship, MentorshipMeeting, str]:
    """What was written of a meeting, for the two sides alone; each look is written down."""
    reach = work.require(Mentoring.NOTES)
    mentorship = await work.one(queries.mentorship(mentorship_id, queries.party(reach)), NoSuchMentorship)
    row = (await work.session.execute(together.sealed_notes(mentorship.id, meeting_id))).one_or_none()
    if row is None:
        raise NoSuchMeeting
    meeting, sealed = row
    if sealed is None:
        raise NoSuchMeeting
    work.record(MeetingNotesViewed(mentorship_id=mentorship.id, mentorship_meeting_id=meeting_id))
    return mentorship, meeting, work.vault.open(Sealed(sealed), tenant_id=work.tenant.id, field=NOTES)


def _sealed(work: Work, words: str) -> bytes:
    return work.vault.seal(words, tenant_id=work.tenant.id, field=NOTES).token


async def review(work: Work, mentorship_id: UUID, data: ReviewData) -> Mentorship:
    """With the second review it is over, and the mentor sees nothing of the group any more."""
    mentorship = await _ours(work, mentorship_id, MentorshipState.REVIEWING)
    side = await side_of(work, mentorship)
    both = mentorship.review(side, data.stars, data.words)
    await work.flush()
    work.record(
        MentorshipReviewed(
            mentorship_id=mentorship.id, mentor_id=mentorship.mentor_id,
            organization_id=mentorship.organization_id, side=side,
        )
    )  # fmt: skip
    if both:
        mentorship.end(EndReason.COMPLETED, "", clock.today())
        tell_end(work, mentorship, EndReason.COMPLETED)
        await farewell(work, await work.one(mentors.mentor_to_change(mentorship.mentor_id)))
    return mentorship


async def _ours(work: Work, mentorship_id: UUID, *states: MentorshipState) -> Mentorship:
    """Raises `NotAParty` for whoever sees it and is neither side."""
    reach = work.require(Mentoring.GUIDE)
    query = queries.locked(queries.mentorship(mentorship_id, queries.readable(reach)))
    mentorship = await work.one(query, NoSuchMentorship)
    if not await work.all(queries.mentorship(mentorship_id, queries.party(reach))):
        raise NotAParty
    mentorship.must_be(*states)
    return mentorship
