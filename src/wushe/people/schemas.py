"""What people enter about people, and what they see: masked, unless they said why they must see it whole."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec

from wushe.kernel.personal.identifiers import parse_id_number, parse_phone
from wushe.kernel.schemas import Day, Entered, Name, Shown, text
from wushe.kernel.text import clean
from wushe.people.kinds import (
    ConsentForm,
    CredentialLevel,
    Gender,
    GuardianRelation,
    PersonRole,
    PersonStatus,
    RevealReason,
    Skill,
    Slot,
    WorkerTier,
)
from wushe.people.wording import Purpose


def _phone_or_nothing(written: str) -> str:
    return parse_phone(written) if clean(written) else ""


def _id_number_or_nothing(written: str) -> str:
    return parse_id_number(written) if clean(written) else ""


Phone = Annotated[str, text(40, shortest=0, parse=_phone_or_nothing)]
IdNumber = Annotated[str, text(40, shortest=0, parse=_id_number_or_nothing)]
Address = Annotated[str, text(200, shortest=0)]
NameOrNothing = Annotated[str, text(60, shortest=0)]
CredentialNumber = Annotated[str, text(40, shortest=0)]


class NewPerson(Entered):
    """A person to be recorded. `different_person`: the same telephone belongs to somebody else of the family."""

    name: Name
    phone: Phone = ""
    different_person: bool = False
    gender: Gender | None = None
    birth_date: Day | None = None
    community_id: UUID | None = None
    id_number: IdNumber = ""
    address: Address = ""
    consent_given_on: Day | None = None
    consent_purpose: Purpose = Purpose.SERVICE
    consent_form: ConsentForm = ConsentForm.PAPER
    guardian_name: NameOrNothing = ""
    guardian_relation: GuardianRelation = GuardianRelation.OTHER
    guardian_phone: Phone = ""
    guardian_given_on: Day | None = None


class PersonData(Entered):
    """What is changed of a person. Name and telephone left empty stay as they are, so that nobody needs to see them."""

    name: NameOrNothing = ""
    phone: Phone = ""
    remove_phone: bool = False
    gender: Gender | None = None
    birth_date: Day | None = None
    community_id: UUID | None = None
    status: PersonStatus = PersonStatus.ACTIVE


class ConsentData(Entered):
    """A consent, and what may be kept under it from now on."""

    purpose: Purpose
    given_on: Day
    form: ConsentForm = ConsentForm.PAPER
    id_number: IdNumber = ""
    address: Address = ""


class RevealData(Entered):
    """Why the person's data has to be seen."""

    reason: RevealReason


class Offering(Entered):
    """What a volunteer offers and when."""

    skills: list[Skill] = msgspec.field(default_factory=list)
    availability: list[Slot] = msgspec.field(default_factory=list)


class VolunteerData(Offering):
    """The same as staff register it. `public`: the person agrees to be shown by name."""

    joined_on: Day | None = None
    public: bool = False


class WorkerData(Entered):
    """A social worker and the credential, if there is one: level, number and date of issue together."""

    tier: WorkerTier = WorkerTier.COMMUNITY
    since: Day | None = None
    level: CredentialLevel | None = None
    number: CredentialNumber = ""
    issued_on: Day | None = None
    expires_on: Day | None = None


class InvitationData(Entered):
    """The role that the person's account gets."""

    role: Annotated[str, text(40)]


class PersonShown(Shown):
    """A person as everyone sees them who may read the register: masked."""

    id: UUID
    name: str
    phone: str
    gender: Gender | None
    birth_year: int | None
    community_id: UUID | None
    status: PersonStatus
    roles: list[PersonRole]
    version: int


class ConsentShown(Shown):
    """A consent; withdrawn ones are kept as proof."""

    id: UUID
    purpose: Purpose
    wording: str
    form: ConsentForm
    given_on: date
    stands: bool


class Revealed(Shown):
    """A person's data whole, for the one answer that was asked for."""

    id: UUID
    name: str
    phone: str
    birth_date: date | None
    id_number: str
    address: str


class VolunteerShown(Shown):
    """A volunteer; the name is a mask unless the person agreed to be shown."""

    person_id: UUID
    name: str
    skills: list[Skill]
    availability: list[Slot]
    joined_on: date
    left_on: date | None
    public: bool
    version: int


class WorkerShown(Shown):
    """A social worker with name, because who supervises is known in the township."""

    person_id: UUID
    name: str
    tier: WorkerTier
    level: CredentialLevel | None
    number: str | None
    issued_on: date | None
    expires_on: date | None
    since: date
    until: date | None
    licensed: bool
    version: int
