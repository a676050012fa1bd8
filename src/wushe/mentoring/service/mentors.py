"""Mentors of the township: registered, what they offer, retired."""

from uuid import UUID

from wushe.access.roles import Role
from wushe.access.service import end_role, ensure_role
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.mentoring.errors import NoSuchMentor, StillPaired
from wushe.mentoring.events import MentorEdited, MentorRegistered, MentorRetired
from wushe.mentoring.kinds import MentorState
from wushe.mentoring.models import Mentor
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import mentors as queries, pairs
from wushe.mentoring.schemas.entered import MentorData, NewMentor
from wushe.mentoring.service.visiting import recall_everywhere, repaint
from wushe.people.models import Person
from wushe.people.service.licence import is_licensed


async def register(work: Work, data: NewMentor) -> Mentor:
    """A person of the township becomes a mentor. Raises `AlreadyMentor`."""
    work.require(Mentoring.ARRANGE)
    person = await work.get(Person, data.person_id)
    mentor = Mentor(id=new_id(), person_id=person.id)
    mentor.is_licensed = await is_licensed(work, person.id)
    _take(mentor, person.name, data)
    work.add(mentor)
    await work.flush()
    await ensure_role(work, Role.MENTOR, person_id=person.id)
    work.record(MentorRegistered(mentor_id=mentor.id, person_id=person.id))
    return mentor


async def edit(work: Work, mentor_id: UUID, data: MentorData) -> Mentor:
    """By the township, or by the mentor. What a visitor offers is said at home. Raises `NoSuchMentor`."""
    permission = Mentoring.ARRANGE if work.may(Mentoring.ARRANGE) else Mentoring.OFFER
    mentor = await work.one(queries.mentor(work.require(permission), mentor_id), NoSuchMentor)
    if mentor.is_visiting or mentor.person_id is None:
        raise NoSuchMentor
    work.check_version(mentor)
    mentor.is_licensed = await is_licensed(work, mentor.person_id)
    _take(mentor, mentor.name, data)
    await work.flush()
    await repaint(work, mentor)
    work.record(MentorEdited(mentor_id=mentor.id))
    return mentor


def _take(mentor: Mentor, name: str, data: MentorData) -> None:
    mentor.home = mentor.home or ""
    mentor.be_called(name, data.headline)
    mentor.fields, mentor.methods = [*data.fields], [*data.methods]
    mentor.stages, mentor.languages, mentor.slots = [*data.stages], [*data.languages], [*data.slots]
    mentor.communities, mentor.no_go, mentor.capacity = [*data.communities], [*data.no_go], data.capacity


async def retire(work: Work, mentor_id: UUID) -> Mentor:
    """Raises `StillPaired` while a group counts on the mentor."""
    work.require(Mentoring.ARRANGE)
    mentor = await work.one(queries.mentor_to_change(mentor_id), NoSuchMentor)
    if mentor.is_visiting:
        raise NoSuchMentor
    mentor.refuse_if_away()
    if standing := await work.all(pairs.live_of_mentor(mentor.id)):
        raise StillPaired(count=len(standing))
    mentor.state = MentorState.RETIRED
    await recall_everywhere(work, mentor)
    await end_role(work, Role.MENTOR, person_id=mentor.person_id)
    work.record(MentorRetired(mentor_id=mentor.id))
    return mentor


async def forget(work: Work, person_id: UUID) -> None:
    """Whoever wants nothing kept leaves no name among the mentors either."""
    for mentor in await work.all(queries.of_person(person_id)):
        mentor.be_called("—", "")
        mentor.state = MentorState.RETIRED
