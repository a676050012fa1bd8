"""Yes or no of the two sides."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.mentoring.errors import NoSuchMentorship, NoSuchRound, NotAParty
from wushe.mentoring.events import MentorshipAgreed, MentorshipBegan, MentorshipDeclined
from wushe.mentoring.kinds import RoundState, Side
from wushe.mentoring.models import Mentor, Mentorship, PairingRound
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import mentors, pairs as queries, rounds
from wushe.mentoring.schemas.entered import Because
from wushe.mentoring.service.publishing import pair_the_rest, settle
from wushe.mentoring.service.telling import tell
from wushe.mentoring.service.visiting import farewell
from wushe.people.acting import acting


async def agree(work: Work, mentorship_id: UUID) -> Mentorship:
    """Say yes for one's side; with the second yes it runs. Raises `AlreadyAnswered`, `NotAParty`."""
    round_, mentorship, side = await _asked(work, mentorship_id)
    runs = mentorship.agree(side, clock.now())
    await work.flush()
    work.record(
        MentorshipAgreed(
            mentorship_id=mentorship.id, mentor_id=mentorship.mentor_id,
            organization_id=mentorship.organization_id, side=side,
        )
    )  # fmt: skip
    if runs:
        tell(work, mentorship, MentorshipBegan)
        await settle(work, round_)
    return mentorship


async def decline(work: Work, mentorship_id: UUID, data: Because) -> Mentorship:
    """Say no, and why; the rest of a round that is out is paired anew. Raises `ReasonNeeded`, `NotAParty`."""
    round_, mentorship, side = await _asked(work, mentorship_id)
    mentorship.decline(side, data.reason)
    await work.flush()
    work.record(
        MentorshipDeclined(
            mentorship_id=mentorship.id, mentor_id=mentorship.mentor_id,
            organization_id=mentorship.organization_id, side=side,
        )
    )  # fmt: skip
    if round_.state is RoundState.PUBLISHED:
        await pair_the_rest(work, round_)
        await settle(work, round_)
    await farewell(work, await work.one(mentors.mentor_to_change(mentorship.mentor_id)))
    return mentorship


async def _asked(work: Work, mentorship_id: UUID) -> tuple[PairingRound, Mentorship, Side]:
    """The round is held first, so that of two who answer at once the second sees what the first has caused."""
    reach = work.require(Mentoring.AGREE)
    found = await work.one(queries.mentorship(mentorship_id, queries.readable(reach)), NoSuchMentorship)
    round_ = await work.one(rounds.round_to_change(found.round_id), NoSuchRound)
    mentorship = await work.one(
        queries.locked(queries.mentorship(mentorship_id, queries.readable(reach))), NoSuchMentorship
    )
    return round_, mentorship, await side_of(work, mentorship)


async def side_of(work: Work, mentorship: Mentorship) -> Side:
    """For which side somebody speaks. Raises `NotAParty`."""
    person_id = acting(work)
    mentor = await work.get(Mentor, mentorship.mentor_id)
    if mentor.person_id == person_id:
        return Side.MENTOR
    if mentorship.organization_id in set(await work.all(queries.led_ids(person_id))):
        return Side.GROUP
    raise NotAParty
