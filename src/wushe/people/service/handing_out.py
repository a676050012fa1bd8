"""People with everything on it, for a file that somebody else has agreed to."""

from collections.abc import Sequence

from wushe.kernel.work import Work
from wushe.people import queries, sealing
from wushe.people.kinds import PersonStatus, SensitiveField
from wushe.people.models import Person
from wushe.people.permissions import People
from wushe.people.schemas import Revealed


async def whole_people(work: Work, people: Sequence[Person]) -> Sequence[Revealed]:
    """Everything about these people, who are within the reach of revealing; who was erased is left out."""
    work.require(People.EXPORT)
    work.require(People.REVEAL)
    kept = [person for person in people if person.status is not PersonStatus.ERASED]
    values: dict[object, dict[SensitiveField, str]] = {}
    for value in await work.all(queries.sensitive_of([person.id for person in kept])):
        values.setdefault(value.person_id, {})[value.field] = sealing.open_sensitive(work, value)
    return [
        Revealed(
            id=person.id,
            name=person.name,
            phone=sealing.open_phone(work, person),
            birth_date=person.birth_date,
            id_number=values.get(person.id, {}).get(SensitiveField.ID_NUMBER, ""),
            address=values.get(person.id, {}).get(SensitiveField.ADDRESS, ""),
        )
        for person in kept
    ]
