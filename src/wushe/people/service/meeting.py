"""Somebody met through another slice: a group's member by name and telephone, known already or entered now."""

from uuid import UUID

from wushe.kernel.clock import today
from wushe.kernel.database.model import new_id
from wushe.kernel.text import normalised
from wushe.kernel.work import Work
from wushe.people import queries, sealing
from wushe.people.events import PersonRecorded
from wushe.people.kinds import PersonStatus
from wushe.people.models import Person


async def meet(work: Work, *, name: str, phone: str, community_id: UUID | None) -> Person:
    """The person of that name and telephone in this township; entered, if there is none.

    For verbs of other slices by which somebody becomes something (a group's member), and which have asked for their
    own permission. Without a telephone nobody can be told apart, so that a new person is entered.
    """
    if phone:
        for known in await work.all(queries.with_phone(sealing.phone_hash(work, phone))):
            if normalised(known.name) == normalised(name):
                return known
    person = Person(id=new_id(), community_id=community_id, recorded_on=today(), status=PersonStatus.ACTIVE)
    person.describe(name=name, gender=None, birth_date=None)
    sealing.set_phone(work, person, phone)
    work.add(person)
    work.record(PersonRecorded(person_id=person.id))
    await work.flush()
    return person
