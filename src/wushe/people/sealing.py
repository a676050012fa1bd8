"""Sealing what names a person, and finding it again without opening it."""

from wushe.kernel.personal.identifiers import NotAPhone, parse_id_number, parse_phone
from wushe.kernel.personal.masks import mask_phone
from wushe.kernel.personal.vault import Sealed
from wushe.kernel.values import Unfit
from wushe.kernel.work import Work
from wushe.people.kinds import SensitiveField
from wushe.people.models import Guardianship, Person, SensitiveValue
from wushe.people.queries import Words

PHONE = "person.phone"
GUARDIAN_PHONE = "guardianship.phone"


def phone_hash(work: Work, phone: str) -> bytes:
    return work.vault.fingerprint(phone, tenant_id=work.tenant.id, field=PHONE)


def id_hash(work: Work, id_number: str) -> bytes:
    return work.vault.fingerprint(id_number, tenant_id=work.tenant.id, field=_field(SensitiveField.ID_NUMBER))


def phone_columns(work: Work, phone: str) -> dict[str, bytes | str | None]:
    """The three columns of a telephone, all empty for none."""
    if not phone:
        return {"phone_sealed": None, "phone_hash": None, "phone_masked": None}
    return {
        "phone_sealed": work.vault.seal(phone, tenant_id=work.tenant.id, field=PHONE).token,
        "phone_hash": phone_hash(work, phone),
        "phone_masked": mask_phone(phone),
    }


def set_phone(work: Work, person: Person, phone: str) -> None:
    for column, value in phone_columns(work, phone).items():
        setattr(person, column, value)


def open_phone(work: Work, person: Person) -> str:
    return _opened(work, person.phone_sealed, PHONE)


def guardian_phone(work: Work, phone: str) -> bytes | None:
    """The column of a guardian's telephone, empty for none."""
    return work.vault.seal(phone, tenant_id=work.tenant.id, field=GUARDIAN_PHONE).token if phone else None


def open_guardian_phone(work: Work, guardianship: Guardianship) -> str:
    return _opened(work, guardianship.phone_sealed, GUARDIAN_PHONE)


def sensitive_columns(work: Work, field: SensitiveField, plain: str) -> dict[str, bytes | None]:
    """What is stored of a sensitive value; only an ID number is ever looked up."""
    return {
        "sealed": work.vault.seal(plain, tenant_id=work.tenant.id, field=_field(field)).token,
        "fingerprint": id_hash(work, plain) if field is SensitiveField.ID_NUMBER else None,
    }


def open_sensitive(work: Work, value: SensitiveValue) -> str:
    return _opened(work, value.sealed, _field(value.field))


def words(work: Work, typed: str) -> Words:
    """A search as `queries` takes it: a whole telephone or ID number is looked up by its fingerprint."""
    if any(letter.isdigit() for letter in typed):
        try:
            return Words(typed, id_hash=id_hash(work, parse_id_number(typed)))
        except Unfit:
            pass
        try:
            return Words(typed, phone_hash=phone_hash(work, parse_phone(typed)))
        except NotAPhone:
            pass
    return Words(typed)


def _opened(work: Work, token: bytes | None, field: str) -> str:
    return "" if token is None else work.vault.open(Sealed(token), tenant_id=work.tenant.id, field=field)


def _field(field: SensitiveField) -> str:
    return f"person_sensitive.{field.value}"
