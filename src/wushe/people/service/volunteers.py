"""Becoming a volunteer, changing what one offers, as staff or oneself, and leaving."""

from uuid import UUID

from wushe.kernel.clock import today
from wushe.kernel.work import Work
from wushe.people import queries
from wushe.people.errors import NoSuchPerson, NotAVolunteer
from wushe.people.events import VolunteerEdited, VolunteerJoined, VolunteerLeft
from wushe.people.kinds import ConsentForm
from wushe.people.models import Person, Volunteer
from wushe.people.permissions import People
from wushe.people.schemas import ConsentData, Offering, VolunteerData
from wushe.people.service.consents import give_consent_to
from wushe.people.service.subjects import myself
from wushe.people.wording import Purpose


async def make_volunteer(work: Work, person_id: UUID, data: VolunteerData) -> Volunteer:
    """Make the person a volunteer, take one back who had left, or change what one offers."""
    person = await _person(work, person_id)
    volunteer = await work.one_or_none(queries.volunteer(person.id))
    if volunteer is None:
        volunteer = Volunteer(person_id=person.id, joined_on=data.joined_on or today())
        work.add(volunteer)
        work.record(VolunteerJoined(person_id=person.id))
    elif volunteer.has_left:
        volunteer.rejoin()
        work.record(VolunteerJoined(person_id=person.id))
    else:
        work.check_version(volunteer)
        work.record(VolunteerEdited(person_id=person.id))
    volunteer.offer(data.skills, data.availability)
    volunteer.joined_on = data.joined_on or volunteer.joined_on
    volunteer.show(await _public_consent(work, person) if data.public else None)
    await work.flush()
    return volunteer


async def volunteer_myself(work: Work) -> Volunteer:
    """The signed-in person as a volunteer of this township. Raises `NotAPerson` and `NotAVolunteer`."""
    volunteer = await work.one(queries.volunteer((await myself(work)).id), NotAVolunteer)
    if volunteer.has_left:
        raise NotAVolunteer
    return volunteer


async def offer_myself(work: Work, data: Offering) -> Volunteer:
    """Say oneself what one can do and when one has time. Raises as `volunteer_myself`."""
    volunteer = await volunteer_myself(work)
    work.check_version(volunteer)
    volunteer.offer(data.skills, data.availability)
    work.record(VolunteerEdited(person_id=volunteer.person_id))
    await work.flush()
    return volunteer


async def leave_volunteers(work: Work, person_id: UUID) -> None:
    """End it; hours and certificates stay."""
    person = await _person(work, person_id)
    volunteer = await work.one(queries.volunteer(person.id), NoSuchPerson)
    volunteer.leave()
    work.record(VolunteerLeft(person_id=person.id))
    await work.flush()


async def _person(work: Work, person_id: UUID) -> Person:
    reach = work.require(People.VOLUNTEERS)
    person = await work.one(queries.person(reach, person_id), NoSuchPerson)
    person.refuse_if_erased()
    return person


async def _public_consent(work: Work, person: Person) -> UUID:
    """To be shown by name is a purpose of its own and has a consent of its own."""
    said = ConsentData(purpose=Purpose.PUBLICITY, given_on=today(), form=ConsentForm.PAPER)
    return (await give_consent_to(work, person, said)).id
