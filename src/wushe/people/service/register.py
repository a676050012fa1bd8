"""Recording and editing a person of the township."""

from collections.abc import Sequence
from uuid import UUID

from wushe.communities import queries as communities
from wushe.communities.errors import NoSuchCommunity
from wushe.kernel.work import Reach, Work
from wushe.people import queries, sealing
from wushe.people.drafting import IN_ORDER, draft
from wushe.people.errors import (
    CommunityNeeded,
    IdNumberKnown,
    NoSuchPerson,
    PhoneKnown,
)
from wushe.people.events import ConsentGiven, PersonEdited, PersonRecorded, SensitiveKept
from wushe.people.kinds import PersonStatus
from wushe.people.models import Person
from wushe.people.permissions import People
from wushe.people.schemas import NewPerson, PersonData


async def record_person(work: Work, data: NewPerson) -> Person:
    """Enter a person, with consents; raises `ConsentNeeded`, `GuardianNeeded`, `PhoneKnown`, `IdNumberKnown`.

    The last two name who it is, masked; `known_people` finds them to show.
    """
    reach = work.require(People.RECORD)
    await _refuse_other_community(work, reach, data.community_id)
    await refuse_known(work, data)
    drafted = draft(work, data)
    for model in IN_ORDER:
        work.session.add_all(model(**columns) for columns in drafted.rows_of(model))
        await work.flush()
    person = await work.get(Person, drafted.person["id"])
    work.record(PersonRecorded(person_id=person.id))
    if consent := drafted.consent:
        work.record(ConsentGiven(person_id=person.id, consent_id=consent["id"], purpose=consent["purpose"]))
        work.record(SensitiveKept(person_id=person.id, consent_id=consent["id"]))
    return person


async def edit_person(work: Work, person_id: UUID, data: PersonData) -> Person:
    """Change what is known of a person; an empty name or telephone stays as it is."""
    reach = work.require(People.EDIT)
    person = await work.one(queries.person(reach, person_id), NoSuchPerson)
    work.check_version(person)
    if data.community_id != person.community_id:
        await _refuse_other_community(work, reach, data.community_id)
    person.describe(name=data.name or person.name, gender=data.gender, birth_date=data.birth_date)
    person.community_id = data.community_id
    person.status = data.status if data.status is not PersonStatus.ERASED else person.status
    if data.phone or data.remove_phone:
        sealing.set_phone(work, person, data.phone)
    work.record(PersonEdited(person_id=person.id, status=person.status))
    await work.flush()
    return person


async def known_people(work: Work, *, phone: str = "", id_number: str = "") -> Sequence[Person]:
    """The people of this township, within reach or not, who have that telephone or ID number. Shown masked only."""
    work.require(People.RECORD)
    found: dict[UUID, Person] = {}
    if id_number:
        same = await work.all(queries.with_id_number(sealing.id_hash(work, id_number)))
        found |= {person.id: person for person in same}
    if phone:
        same = await work.all(queries.with_phone(sealing.phone_hash(work, phone)))
        found |= {person.id: person for person in same}
    return list(found.values())


async def refuse_known(work: Work, data: NewPerson) -> None:
    """Raises `IdNumberKnown`, or `PhoneKnown` unless it was said to be another person."""
    if data.id_number and (known := await known_people(work, id_number=data.id_number)):
        raise IdNumberKnown(**await _who(work, known[0]))
    if data.phone and not data.different_person and (known := await known_people(work, phone=data.phone)):
        raise PhoneKnown(**await _who(work, known[0]))


async def _who(work: Work, person: Person) -> dict[str, str]:
    name = await work.scalar(communities.name_of(person.community_id)) if person.community_id else None
    return {"name": person.masked_name, "community": name or "—"}


async def _refuse_other_community(work: Work, reach: Reach, community_id: UUID | None) -> None:
    """The community must exist, and for who works for communities be one of these."""
    if community_id is None:
        if not reach.whole_tenant:
            raise CommunityNeeded
        return
    community = await work.one(communities.community(reach, community_id), NoSuchCommunity)
    community.refuse_if_retired()
