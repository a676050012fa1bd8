"""A list of people with everything on it: a reason, a bound, and an entry that says who took how many."""

from collections.abc import Sequence

from sqlalchemy import Select

from wushe.kernel.work import Work
from wushe.people import queries, sealing
from wushe.people.errors import TooManyWhole
from wushe.people.events import PeopleExported
from wushe.people.kinds import PersonStatus, RevealReason, SensitiveField
from wushe.people.models import Person
from wushe.people.permissions import People
from wushe.people.schemas import Revealed

MOST_WHOLE = 500
"""A community's volunteers for an insurance, a building's elders for a visit; nobody needs the township in one file."""


async def export_whole(work: Work, found: Select[Person], reason: RevealReason) -> Sequence[Revealed]:
    """Everything about the people of `found`, which is within the reach of revealing; raises `TooManyWhole`."""
    work.require(People.EXPORT)
    work.require(People.REVEAL)
    people = await work.all(found.where(Person.status != PersonStatus.ERASED).limit(MOST_WHOLE + 1))
    if len(people) > MOST_WHOLE:
        raise TooManyWhole(most=MOST_WHOLE)
    values: dict[object, dict[SensitiveField, str]] = {}
    for value in await work.all(queries.sensitive_of([person.id for person in people])):
        values.setdefault(value.person_id, {})[value.field] = sealing.open_sensitive(work, value)
    work.record(PeopleExported(rows=len(people), reason=reason))
    return [
        Revealed(
            id=person.id,
            name=person.name,
            phone=sealing.open_phone(work, person),
            birth_date=person.birth_date,
            id_number=values.get(person.id, {}).get(SensitiveField.ID_NUMBER, ""),
            address=values.get(person.id, {}).get(SensitiveField.ADDRESS, ""),
        )
        for person in people
    ]
