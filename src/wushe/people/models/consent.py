"""Consents, and the sensitive values that the database keeps only beside one that stands."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.clock import today
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Name, TenantModel, tenant_key, tenant_unique
from wushe.people.errors import ConsentInFuture, ConsentStands, ConsentWithdrawn, IdNumberKnown
from wushe.people.kinds import ConsentForm, GuardianRelation, SensitiveField
from wushe.people.wording import Purpose


def consent_key(column: str, stands: str, name: str) -> ForeignKeyConstraint:
    """A foreign key to a consent of the same person that stands: withdrawing it fails as long as the row is there."""
    return ForeignKeyConstraint(
        ["tenant_id", column, "person_id", stands],
        ["consent.tenant_id", "consent.id", "consent.person_id", "consent.stands"],
        name=name,
    )


class Guardianship(TenantModel):
    """A guardian's consent for the children in their care. `person_id` if the guardian is in the register, too."""

    __tablename__ = "guardianship"
    grants = "SELECT, INSERT, UPDATE"

    name: Mapped[Name]
    relation: Mapped[GuardianRelation]
    phone_sealed: Mapped[bytes | None]
    given_on: Mapped[date]
    wording: Mapped[Code]
    recorded_by: Mapped[UUID | None]
    withdrawn_at: Mapped[datetime | None]

    def withdraw(self, at: datetime) -> None:
        """Also forgets the guardian; that there was a consent, and when, stays."""
        if self.withdrawn_at is not None:
            raise ConsentWithdrawn
        self.withdrawn_at, self.name, self.phone_sealed = at, "—", None


class Consent(TenantModel):
    """One person's yes to one purpose, with the version of the text they said yes to.

    Never deleted: a withdrawn one proves that there was one. `guardianship_id` when a guardian said it for a child.
    """

    __tablename__ = "consent"
    grants = "SELECT, INSERT, UPDATE"

    person_id: Mapped[UUID]
    purpose: Mapped[Purpose]
    wording: Mapped[Code]
    form: Mapped[ConsentForm]
    given_on: Mapped[date]
    guardianship_id: Mapped[UUID | None]
    recorded_by: Mapped[UUID | None]
    stands: Mapped[bool] = mapped_column(default=True)
    withdrawn_at: Mapped[datetime | None]

    __table_args__ = (
        tenant_key("person_id", "person"),
        tenant_key("guardianship_id", "guardianship"),
        UniqueConstraint("tenant_id", "id", "person_id", "stands"),
        CheckConstraint("stands = (withdrawn_at IS NULL)", name="withdrawn_or_stands"),
        Index(
            "uq_consent_standing",
            "tenant_id",
            "person_id",
            "purpose",
            unique=True,
            postgresql_where=text("stands"),
        ),
    )

    def withdraw(self, at: datetime) -> None:
        """What was kept under it has to be erased before; the database refuses otherwise."""
        if not self.stands:
            raise ConsentWithdrawn
        self.stands, self.withdrawn_at = False, at


class SensitiveValue(TenantModel):
    """One sensitive field of a person, sealed, and the consent without which it could not be here.

    `fingerprint` finds an ID number again; an address has none.
    """

    __tablename__ = "person_sensitive"

    person_id: Mapped[UUID]
    field: Mapped[SensitiveField]
    sealed: Mapped[bytes]
    fingerprint: Mapped[bytes | None]
    consent_id: Mapped[UUID]
    consent_stands: Mapped[bool] = mapped_column(default=True)

    __table_args__ = (
        tenant_key("person_id", "person"),
        consent_key("consent_id", "consent_stands", "fk_person_sensitive_consent"),
        tenant_unique("person_id", "field"),
        tenant_unique("field", "fingerprint"),
        CheckConstraint("consent_stands", name="consent_stands"),
        CheckConstraint("(field = 'id_number') = (fingerprint IS NOT NULL)", name="id_number_is_found"),
    )


def refuse_future(given_on: date, field: str) -> None:
    """Raises `ConsentInFuture` beside the field of the form."""
    if given_on > today():
        raise ConsentInFuture().beside(field)


refuses("uq_consent_standing", ConsentStands)
refuses("uq_person_sensitive_tenant_id_field_fingerprint", IdNumberKnown)
refuses("fk_person_sensitive_consent", ConsentWithdrawn)
