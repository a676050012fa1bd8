"""A resident who leaves name and telephone without an account: found again by them, or entered."""

from sqlalchemy import func, select

from wushe.kernel.clock import today
from wushe.kernel.database.model import new_id
from wushe.kernel.text import normalised
from wushe.kernel.work import Work
from wushe.people import queries, sealing
from wushe.people.events import PersonRecorded
from wushe.people.kinds import PersonStatus
from wushe.people.models import Person


async def find_or_record(work: Work, *, name: str, phone: str) -> Person:
    """The person of that name and number, else a new one; families share a number, so the name must be the same.

    For the verbs of slices above, which have asked for consent and their own permission. Whether somebody was known
    never shows in what the caller answers. Who asks with the same number at the same moment waits, and finds the first.
    """
    phone_hash = sealing.phone_hash(work, phone)
    await work.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(phone_hash.hex(), 0))))
    for person in await work.all(queries.with_phone(phone_hash)):
        if normalised(person.name) == normalised(name):
            return person
    person = Person(id=new_id(), recorded_on=today(), status=PersonStatus.ACTIVE)
    person.describe(name=name, gender=None, birth_date=None)
    sealing.set_phone(work, person, phone)
    work.add(person)
    work.record(PersonRecorded(person_id=person.id))
    await work.flush()
    return person
