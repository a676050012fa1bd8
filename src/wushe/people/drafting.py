"""A person with what they consented to, put together and checked before anything is written: for a form or a sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from wushe.kernel.clock import today
from wushe.kernel.database.model import TenantModel, new_id
from wushe.kernel.personal.identifiers import birth_date
from wushe.kernel.work import Work
from wushe.people import sealing
from wushe.people.errors import BirthDateUnfit, ConsentNeeded, GuardianNeeded
from wushe.people.kinds import ConsentForm, Gender, PersonStatus, SensitiveField
from wushe.people.models import Consent, Guardianship, Person, SensitiveValue
from wushe.people.models.consent import refuse_future
from wushe.people.models.person import described, is_child_today
from wushe.people.schemas import NewPerson
from wushe.people.wording import Purpose, in_force

Columns = Mapping[str, Any]
"""A row that is not written yet, by its columns: a sheet of a hundred thousand people has four times as many."""

IN_ORDER: tuple[type[TenantModel], ...] = (Guardianship, Person, Consent, SensitiveValue)
"""As the tables point at each other: what comes later cannot be written before."""


@dataclass(slots=True)
class Draft:
    """What is to be written of one person."""

    person: Columns
    guardianship: Columns | None = None
    consent: Columns | None = None
    values: list[Columns] = field(default_factory=list)

    def rows_of(self, model: type[TenantModel]) -> list[Columns]:
        rows = {Guardianship: [self.guardianship], Person: [self.person], Consent: [self.consent]}
        return [row for row in rows.get(model, self.values) if row is not None]


def draft(work: Work, data: NewPerson) -> Draft:
    """Raises `BirthDateUnfit`, `GuardianNeeded`, `ConsentNeeded`, `ConsentInFuture`."""
    born, gender = born_and_gender(data.id_number, data.birth_date, data.gender)
    guardianship = _guardianship(work, data)
    guardianship_id = guardianship["id"] if guardianship else None
    person = {
        "id": new_id(),
        "community_id": data.community_id,
        "guardianship_id": guardianship_id,
        "recorded_on": today(),
        "status": PersonStatus.ACTIVE,
        **described(data.name, gender, born, guardianship_id=guardianship_id, recorded_on=today()),
        **sealing.phone_columns(work, data.phone),
    }
    drafted = Draft(person, guardianship)
    if data.id_number or data.address:
        drafted.consent = consent_columns(
            work, person, purpose=data.consent_purpose, given_on=_given_on(born, data), form=data.consent_form
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


def _guardianship(work: Work, data: NewPerson) -> dict[str, Any] | None:
    if not (data.guardian_name and data.guardian_given_on):
        return None
    refuse_future(data.guardian_given_on, "guardian_given_on")
    return {
        "id": new_id(),
        "name": data.guardian_name,
        "relation": data.guardian_relation,
        "phone_sealed": sealing.guardian_phone(work, data.guardian_phone),
        "given_on": data.guardian_given_on,
        "wording": in_force(Purpose.SERVICE).version,
        "recorded_by": work.person.person_id,
    }


def _given_on(born: date | None, data: NewPerson) -> date:
    """For a child the guardian's day counts, else the person's own."""
    is_child = is_child_today(born)
    given_on = data.guardian_given_on if is_child else data.consent_given_on
    if given_on is None:
        raise GuardianNeeded if is_child else ConsentNeeded
    return given_on


def consent_columns(
    work: Work, person: Columns, *, purpose: Purpose, given_on: date, form: ConsentForm
) -> dict[str, Any]:
    """A consent to the text that is in force; raises `ConsentInFuture`."""
    refuse_future(given_on, "consent_given_on")
    return {
        "id": new_id(),
        "person_id": person["id"],
        "purpose": purpose,
        "wording": in_force(purpose).version,
        "form": form,
        "given_on": given_on,
        "guardianship_id": person["guardianship_id"] if is_child_today(person["birth_date"]) else None,
        "recorded_by": work.person.person_id,
        "stands": True,
    }


def consent_of(work: Work, person: Person, *, purpose: Purpose, given_on: date, form: ConsentForm) -> Consent:
    """The same as a row, for a person who is kept already."""
    known = {"id": person.id, "guardianship_id": person.guardianship_id, "birth_date": person.birth_date}
    return Consent(**consent_columns(work, known, purpose=purpose, given_on=given_on, form=form))


def _values(work: Work, consent: Columns, data: NewPerson) -> list[Columns]:
    said = {SensitiveField.ID_NUMBER: data.id_number, SensitiveField.ADDRESS: data.address}
    return [_value(work, consent["person_id"], consent["id"], field, plain) for field, plain in said.items() if plain]


def _value(work: Work, person_id: UUID, consent_id: UUID, field: SensitiveField, plain: str) -> dict[str, Any]:
    return {
        "id": new_id(),
        "person_id": person_id,
        "field": field,
        "consent_id": consent_id,
        "consent_stands": True,
        **sealing.sensitive_columns(work, field, plain),
    }


def sensitive_value(work: Work, consent: Consent, field: SensitiveField, plain: str) -> SensitiveValue:
    """Sealed, and standing on the consent."""
    return SensitiveValue(**_value(work, consent.person_id, consent.id, field, plain))
