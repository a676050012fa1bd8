"""What both faces of people have in common: the filters of the lists, and people as they are shown.

Numbers and addresses are masked for everybody, names for those who do not manage the register.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select

from wushe.communities import queries as communities
from wushe.kernel import paging
from wushe.kernel.clock import today
from wushe.kernel.paging import Filters, Slice
from wushe.kernel.personal.masks import mask_address, mask_id_number
from wushe.kernel.work import Extent, Work
from wushe.people import queries, sealing
from wushe.people.kinds import PersonRole, PersonStatus, SensitiveField, Skill, Slot
from wushe.people.models import Consent, Person, SocialWorker, Volunteer
from wushe.people.permissions import People
from wushe.people.schemas import ConsentShown, PersonShown, VolunteerShown, WorkerShown


class PersonFilters(Filters):
    """Without a status, those in the register."""

    community_id: UUID | None = None
    role: PersonRole | None = None
    status: PersonStatus = PersonStatus.ACTIVE


class VolunteerFilters(Filters):
    """By what they can do and when."""

    community_id: UUID | None = None
    skill: Skill | None = None
    slot: Slot | None = None


class WorkerFilters(Filters):
    """`ending`: whose credential has run out or soon will."""

    community_id: UUID | None = None
    ending: bool = False


def filtered_people(work: Work, filters: PersonFilters, permission: People = People.READ) -> Select[Person]:
    return queries.people(
        work.require(permission),
        words=sealing.words(work, filters.q),
        community_id=filters.community_id,
        role=filters.role,
        status=filters.status,
    )


async def person_page(work: Work, filters: PersonFilters) -> Slice[Person]:
    """The newest entries first."""
    return await paging.page(work, filtered_people(work, filters), (Person.id.desc(),), filters.cursor, filters.limit)


def filtered_volunteers(work: Work, filters: VolunteerFilters, permission: People = People.READ) -> Select[Volunteer]:
    return queries.volunteers(
        work.require(permission),
        words=sealing.words(work, filters.q),
        community_id=filters.community_id,
        skill=filters.skill,
        slot=filters.slot,
    )


async def volunteer_page(work: Work, filters: VolunteerFilters) -> Slice[Volunteer]:
    order = (Volunteer.joined_on.desc(), Volunteer.id.desc())
    return await paging.page(work, filtered_volunteers(work, filters), order, filters.cursor, filters.limit)


def filtered_workers(work: Work, filters: WorkerFilters, permission: People = People.READ) -> Select[SocialWorker]:
    return queries.workers(
        work.require(permission),
        words=sealing.words(work, filters.q),
        community_id=filters.community_id,
        ending=filters.ending,
    )


async def worker_page(work: Work, filters: WorkerFilters) -> Slice[SocialWorker]:
    order = (SocialWorker.since.desc(), SocialWorker.id.desc())
    return await paging.page(work, filtered_workers(work, filters), order, filters.cursor, filters.limit)


@dataclass(frozen=True, slots=True)
class Around:
    """What a list needs besides its rows: the people, what the reader may call them, their roles and communities."""

    people: dict[UUID, Person]
    names: dict[UUID, str]
    roles: dict[UUID, list[PersonRole]]
    communities: dict[UUID | None, str]

    def community(self, person_id: UUID) -> str:
        return self.communities.get(self.people[person_id].community_id, "")


async def around(work: Work, people: Sequence[Person]) -> Around:
    ids = [person.id for person in people]
    volunteering, working = await work.all(queries.volunteering(ids)), await work.all(queries.working(ids))
    roles = {
        one: [
            role
            for role, those in ((PersonRole.VOLUNTEER, volunteering), (PersonRole.SOCIAL_WORKER, working))
            if one in those
        ]
        for one in ids
    }
    names = await work.rows(communities.names({person.community_id for person in people if person.community_id}))
    return Around(
        {person.id: person for person in people},
        {person.id: called(work, person) for person in people},
        roles,
        {row[0]: row[1] for row in names},
    )


def called(work: Work, person: Person) -> str:
    """The name, for who manages the township or the community the person is in; masked for other readers."""
    if not work.may(People.NAMES):
        return person.masked_name
    reach = work.require(People.NAMES)
    near = Extent.COMMUNITY in reach.extents and person.community_id in reach.communities
    return person.name if reach.whole_tenant or near else person.masked_name


async def around_ids(work: Work, ids: Sequence[UUID]) -> Around:
    return await around(work, await work.all(queries.people_by_ids(ids)))


async def masked_sensitive(work: Work, person: Person) -> dict[SensitiveField, str]:
    """430121********123X and 开元路社区****: enough to recognise, too little to use."""
    masks = {SensitiveField.ID_NUMBER: mask_id_number, SensitiveField.ADDRESS: mask_address}
    values = await work.all(queries.sensitive(person.id))
    return {value.field: masks[value.field](sealing.open_sensitive(work, value)) for value in values}


def person_shown(person: Person, known: Around) -> PersonShown:
    return PersonShown(
        id=person.id,
        name=known.names[person.id],
        phone=person.phone_masked or "",
        gender=person.gender,
        birth_year=person.birth_date.year if person.birth_date else None,
        community_id=person.community_id,
        status=person.status,
        roles=known.roles.get(person.id, []),
        version=person.version,
    )


def consent_shown(consent: Consent) -> ConsentShown:
    return ConsentShown(
        id=consent.id,
        purpose=consent.purpose,
        wording=consent.wording,
        form=consent.form,
        given_on=consent.given_on,
        stands=consent.stands,
    )


def volunteer_name(volunteer: Volunteer, known: Around) -> str:
    """Whole for everybody, if they agreed to be shown."""
    return known.people[volunteer.person_id].name if volunteer.is_public else known.names[volunteer.person_id]


def offers(volunteer: Volunteer | None) -> dict[str, list[str]]:
    """Skills and times of a volunteer, said."""
    if volunteer is None:
        return {"skills": [], "availability": []}
    return {
        "skills": [Skill(skill).label.say() for skill in volunteer.skills],
        "availability": [Slot(slot).label.say() for slot in volunteer.availability],
    }


def volunteer_shown(volunteer: Volunteer, known: Around) -> VolunteerShown:
    return VolunteerShown(
        person_id=volunteer.person_id,
        name=volunteer_name(volunteer, known),
        skills=[Skill(skill) for skill in volunteer.skills],
        availability=[Slot(slot) for slot in volunteer.availability],
        joined_on=volunteer.joined_on,
        left_on=volunteer.left_on,
        public=volunteer.is_public,
        version=volunteer.version,
    )


def worker_shown(worker: SocialWorker, person: Person) -> WorkerShown:
    return WorkerShown(
        person_id=person.id,
        name=person.name,
        tier=worker.tier,
        level=worker.level,
        number=worker.number,
        issued_on=worker.issued_on,
        expires_on=worker.expires_on,
        since=worker.since,
        until=worker.until,
        licensed=worker.is_licensed(today()),
        version=worker.version,
    )
