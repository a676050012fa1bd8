"""Questions about people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from wushe.kernel.clock import today
from wushe.kernel.database.bulk import among
from wushe.kernel.journal.naming import calls
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.people.care import cared_for
from wushe.people.kinds import PersonRole, PersonStatus, SensitiveField, Skill, Slot
from wushe.people.models import Consent, Person, SensitiveValue, SocialWorker, Volunteer
from wushe.people.models.worker import SOON
from wushe.people.wording import Purpose


@dataclass(frozen=True, slots=True)
class Words:
    """What was typed into the search, and the fingerprints it has if it is a telephone or an ID number."""

    text: str = ""
    phone_hash: bytes | None = None
    id_hash: bytes | None = None


def people(
    reach: Reach,
    *,
    words: Words | None = None,
    community_id: UUID | None = None,
    role: PersonRole | None = None,
    status: PersonStatus | None = PersonStatus.ACTIVE,
) -> Select[Person]:
    """The people within reach; `status` None means all."""
    found = select(Person).where(reached(reach))
    if words is not None and words.text:
        found = found.where(_said(words))
    if community_id is not None:
        found = found.where(Person.community_id == community_id)
    if role is not None:
        found = found.where(_is(role))
    return found if status is None else found.where(Person.status == status)


def reached(reach: Reach) -> ColumnElement[bool]:
    """A person reaches oneself, those in one's care, the people of the communities one works for, or the township's."""
    return reach.clause(
        own=lambda person_id: Person.id == person_id, assigned=cared_for, community=Person.community_id.in_
    )


def _said(words: Words) -> ColumnElement[bool]:
    if words.id_hash is not None:
        return exists().where(_of_person(SensitiveValue), SensitiveValue.fingerprint == words.id_hash)
    if words.phone_hash is not None:
        return Person.phone_hash == words.phone_hash
    if words.text.isdecimal():
        return Person.phone_masked.like(f"%*%{words.text[-4:]}")
    return and_(*(Person.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(words.text)))


def _is(role: PersonRole) -> ColumnElement[bool]:
    if role is PersonRole.VOLUNTEER:
        return exists().where(_of_person(Volunteer), Volunteer.left_on.is_(None))
    return exists().where(_of_person(SocialWorker), SocialWorker.until.is_(None))


def _of_person(model: type[SensitiveValue | Volunteer | SocialWorker | Consent]) -> ColumnElement[bool]:
    return and_(model.tenant_id == Person.tenant_id, model.person_id == Person.id)


def person(reach: Reach, person_id: UUID) -> Select[Person]:
    return select(Person).where(Person.id == person_id, reached(reach))


def names(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, whole name) for slices that may show it: `dict(await work.rows(names(ids)))`. Public pages mask it."""
    return select(Person.id, Person.name).where(Person.id.in_(list(ids)))


def persons_among(ids: Iterable[UUID]) -> Select[UUID]:
    """Those of these ids that are somebody's."""
    return select(Person.id).where(Person.id.in_(list(ids)))


def choices(reach: Reach, role: PersonRole) -> Select[UUID, str]:
    """(id, name) of the active volunteers or social workers within reach, for select fields."""
    return (
        select(Person.id, Person.name)
        .where(reached(reach), _is(role), Person.status == PersonStatus.ACTIVE)
        .order_by(Person.search, Person.id)
    )


def with_phone(phone_hash: bytes) -> Select[Person]:
    """The people of the whole township with that number, the oldest entry first."""
    return select(Person).where(Person.phone_hash == phone_hash).order_by(Person.id)


def with_id_number(id_hash: bytes) -> Select[Person]:
    return (
        select(Person)
        .join(SensitiveValue, _of_person(SensitiveValue))
        .where(SensitiveValue.field == SensitiveField.ID_NUMBER, SensitiveValue.fingerprint == id_hash)
    )


def with_phones(phone_hashes: Iterable[bytes]) -> Select[Person]:
    """The people whom any of these numbers belongs to."""
    return select(Person).where(among(Person.phone_hash, phone_hashes))


def with_id_hashes(id_hashes: Iterable[bytes]) -> Select[SensitiveValue]:
    """Which of these ID numbers the register has, and whose they are."""
    return select(SensitiveValue).where(
        SensitiveValue.field == SensitiveField.ID_NUMBER, among(SensitiveValue.fingerprint, id_hashes)
    )


def sensitive(person_id: UUID) -> Select[SensitiveValue]:
    return select(SensitiveValue).where(SensitiveValue.person_id == person_id)


def sensitive_of(person_ids: Iterable[UUID]) -> Select[SensitiveValue]:
    return select(SensitiveValue).where(SensitiveValue.person_id.in_(list(person_ids)))


def kept_under(consent_id: UUID) -> Select[SensitiveValue]:
    return select(SensitiveValue).where(SensitiveValue.consent_id == consent_id)


def consents(person_id: UUID) -> Select[Consent]:
    """All that the person ever agreed to, the newest first."""
    return select(Consent).where(Consent.person_id == person_id).order_by(Consent.given_on.desc(), Consent.id.desc())


def consent(consent_id: UUID, person_id: UUID) -> Select[Consent]:
    return select(Consent).where(Consent.id == consent_id, Consent.person_id == person_id)


def standing_consent(person_id: UUID, purpose: Purpose) -> Select[Consent]:
    return select(Consent).where(Consent.person_id == person_id, Consent.purpose == purpose, Consent.stands)


def children_of(guardianship_id: UUID) -> Select[Person]:
    return select(Person).where(Person.guardianship_id == guardianship_id)


def volunteer(person_id: UUID) -> Select[Volunteer]:
    return select(Volunteer).where(Volunteer.person_id == person_id)


def volunteers(
    reach: Reach,
    *,
    words: Words | None = None,
    community_id: UUID | None = None,
    skill: Skill | None = None,
    slot: Slot | None = None,
) -> Select[Volunteer]:
    """Present volunteers within reach. Their people: `people_by_ids`."""
    found = (
        select(Volunteer)
        .join(Person, and_(Person.tenant_id == Volunteer.tenant_id, Person.id == Volunteer.person_id))
        .where(reached(reach), Volunteer.left_on.is_(None), Person.status == PersonStatus.ACTIVE)
    )
    if words is not None and words.text:
        found = found.where(_said(words))
    if community_id is not None:
        found = found.where(Person.community_id == community_id)
    if skill is not None:
        found = found.where(Volunteer.skills.contains([skill.value]))
    return found if slot is None else found.where(Volunteer.availability.contains([slot.value]))


def worker(person_id: UUID) -> Select[SocialWorker]:
    return select(SocialWorker).where(SocialWorker.person_id == person_id)


def workers(
    reach: Reach, *, words: Words | None = None, community_id: UUID | None = None, ending: bool = False
) -> Select[SocialWorker]:
    """Present social workers within reach; `ending`: whose credential has run out or will within 90 days."""
    found = (
        select(SocialWorker)
        .join(Person, and_(Person.tenant_id == SocialWorker.tenant_id, Person.id == SocialWorker.person_id))
        .where(reached(reach), SocialWorker.until.is_(None))
    )
    if words is not None and words.text:
        found = found.where(_said(words))
    if community_id is not None:
        found = found.where(Person.community_id == community_id)
    return found.where(_ends_by(today() + SOON)) if ending else found


def _ends_by(day: date) -> ColumnElement[bool]:
    return SocialWorker.expires_on <= day


def licensed(person_id: UUID, on: date) -> Select[UUID]:
    """The person's id if their credential is valid on that day."""
    return select(SocialWorker.person_id).where(
        SocialWorker.person_id == person_id,
        SocialWorker.issued_on <= on,
        or_(SocialWorker.expires_on.is_(None), SocialWorker.expires_on >= on),
        or_(SocialWorker.until.is_(None), SocialWorker.until >= on),
    )


def people_by_ids(ids: Iterable[UUID]) -> Select[Person]:
    return select(Person).where(Person.id.in_(list(ids)))


def volunteering(ids: Iterable[UUID]) -> Select[UUID]:
    """Which of these people are volunteers now."""
    return select(Volunteer.person_id).where(Volunteer.person_id.in_(list(ids)), Volunteer.left_on.is_(None))


def working(ids: Iterable[UUID]) -> Select[UUID]:
    """Which of these people are social workers now."""
    return select(SocialWorker.person_id).where(SocialWorker.person_id.in_(list(ids)), SocialWorker.until.is_(None))


calls(names, "person_id", "from_person_id", "party_id")
