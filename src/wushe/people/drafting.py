"""A person with what they consented to, put together and checked before anything is written: for a form or a sheet."""

from dataclasses import dataclass, field
from datetime import date

from wushe.kernel.clock import today
from wushe.kernel.database.model import TenantModel, new_id
from wushe.kernel.personal.identifiers import birth_date
from wushe.kernel.work import Work
from wushe.people import sealing
from wushe.people.errors import BirthDateUnfit, ConsentNeeded, GuardianNeeded
from wushe.people.kinds import ConsentForm, Gender, PersonStatus, SensitiveField
from wushe.people.models import Consent, Guardianship, Person, SensitiveValue
from wushe.people.models.consent import refuse_future
from wushe.people.schemas import NewPerson
from wushe.people.wording import Purpose, in_force


@dataclass(slots=True)
class Draft:
    """Rows that are not in any session yet."""

    person: Person
    guardianship: Guardianship | None = None
    consent: Consent | None = None
    values: list[SensitiveValue] = field(default_factory=list)

    def in_order(self) -> list[list[TenantModel]]:
        """As the tables point at each other: what comes later cannot be written before."""
        return [_rows(self.guardianship), [self.person], _rows(self.consent), [*self.values]]


def _rows(row: TenantModel | None) -> list[TenantModel]:
    return [] if row is None else [row]


def draft(work: Work, data: NewPerson) -> Draft:
    """Raises `BirthDateUnfit`, `GuardianNeeded`, `ConsentNeeded`, `ConsentInFuture`."""
    born, gender = born_and_gender(data.id_number, data.birth_date, data.gender)
    person = Person(id=new_id(), community_id=data.community_id, recorded_on=today(), status=PersonStatus.ACTIVE)
    guardianship = _guardianship(work, data)
    person.guardianship_id = guardianship.id if guardianship else None
    person.describe(name=data.name, gender=gender, birth_date=born)
    sealing.set_phone(work, person, data.phone)
    drafted = Draft(person, guardianship)
    if data.id_number or data.address:
        drafted.consent = consent_of(
            work, person, purpose=data.consent_purpose, given_on=_given_on(person, data), form=data.consent_form
        )
        drafted.values = _values(work, drafted.consent, data)
    return drafted


def born_and_gender(id_number: str, born: date | None, gender: Gender | None) -> tuple[date | None, Gender | None]:
    """What the ID number says where nothing was entered; raises `BirthDateUnfit` where it says something else."""
    if not id_number:
        return born, gender
    if born is not None and born != birth_date(id_number):
        raise BirthDateUnfit().beside("birth_date")
    return birth_date(id_number), gender or (Gender.MALE if int(id_number[16]) % 2 else Gender.FEMALE)


def _guardianship(work: Work, data: NewPerson) -> Guardianship | None:
    if not (data.guardian_name and data.guardian_given_on):
        return None
    refuse_future(data.guardian_given_on, "guardian_given_on")
    guardianship = Guardianship(
        id=new_id(),
        name=data.guardian_name,
        relation=data.guardian_relation,
        given_on=data.guardian_given_on,
        wording=in_force(Purpose.SERVICE).version,
        recorded_by=work.person.person_id,
    )
    sealing.set_guardian_phone(work, guardianship, data.guardian_phone)
    return guardianship


def _given_on(person: Person, data: NewPerson) -> date:
    """For a child the guardian's day counts, else the person's own."""
    given_on = data.guardian_given_on if person.is_child else data.consent_given_on
    if given_on is None:
        raise GuardianNeeded if person.is_child else ConsentNeeded
    return given_on


def consent_of(work: Work, person: Person, *, purpose: Purpose, given_on: date, form: ConsentForm) -> Consent:
    """A consent to the text that is in force; raises `ConsentInFuture`."""
    refuse_future(given_on, "consent_given_on")
    return Consent(
        id=new_id(),
        person_id=person.id,
        purpose=purpose,
        wording=in_force(purpose).version,
        form=form,
        given_on=given_on,
        guardianship_id=person.guardianship_id if person.is_child else None,
        recorded_by=work.person.person_id,
        stands=True,
    )


def _values(work: Work, consent: Consent, data: NewPerson) -> list[SensitiveValue]:
    said = {SensitiveField.ID_NUMBER: data.id_number, SensitiveField.ADDRESS: data.address}
    return [sensitive_value(work, consent, field, plain) for field, plain in said.items() if plain]


def sensitive_value(work: Work, consent: Consent, field: SensitiveField, plain: str) -> SensitiveValue:
    """Sealed, and standing on the consent."""
    return SensitiveValue(
        id=new_id(),
        person_id=consent.person_id,
        field=field,
        consent_id=consent.id,
        consent_stands=True,
        **sealing.sensitive_columns(work, field, plain),
    )
