"""A person's own: what is kept of them, and all of it as one file (PIPL 44 to 46)."""

from uuid import UUID

from wushe.kernel.work import Work
from wushe.people import queries
from wushe.people.errors import NoSuchPerson, NotAPerson
from wushe.people.events import SubjectExported
from wushe.people.models import Person
from wushe.people.permissions import People
from wushe.people.subject import as_file, everything_about


async def myself(work: Work) -> Person:
    """Who the signed-in person is in this township; raises `NotAPerson`."""
    reach = work.require(People.PROFILE)
    if work.person.person_id is None:
        raise NotAPerson
    return await work.one(queries.person(reach, work.person.person_id), NotAPerson)


async def export_subject(work: Work, person_id: UUID) -> bytes:
    """One's own data, or, as they asked, another's: a ZIP with every row that speaks of the person."""
    permission = People.PROFILE if person_id == work.person.person_id else People.SUBJECT
    person = await work.one(queries.person(work.require(permission), person_id), NoSuchPerson)
    rows = await everything_about(work, person)
    work.record(SubjectExported(person_id=person.id))
    return as_file(rows)
