"""Who gives."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.donations.errors import DonorKnown, DonorTied
from wushe.donations.kinds import DonorKind
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Name, TenantModel, Versioned, tenant_key
from wushe.kernel.text import normalised, search_key


class Donor(TenantModel, Versioned):
    """`person_id` is the person of the register who signs in as their funder; `contact` whom to ask at a body.

    `anonymous` is what a new donation of theirs begins with; what counts is what each donation says.
    """

    __tablename__ = "donor"
    grants = "SELECT, INSERT, UPDATE"

    kind: Mapped[DonorKind]
    name: Mapped[Name]
    name_key: Mapped[Name]
    search: Mapped[str]
    person_id: Mapped[UUID | None]
    contact: Mapped[Name] = mapped_column(default="")
    phone_sealed: Mapped[bytes | None]
    phone_hash: Mapped[bytes | None]
    phone_masked: Mapped[Code | None]
    anonymous: Mapped[bool] = mapped_column(default=False)
    recorded_on: Mapped[date]

    __table_args__ = (
        tenant_key("person_id", "person"),
        CheckConstraint("num_nonnulls(phone_sealed, phone_hash, phone_masked) IN (0, 3)", name="phone_whole"),
        Index("uq_donor_body", "tenant_id", "name_key", unique=True, postgresql_where=text("kind <> 'person'")),
        Index("uq_donor_person", "tenant_id", "person_id", unique=True),
        Index("ix_donor_name_key", "tenant_id", "name_key", "id"),
    )

    def describe(self, *, name: str, kind: DonorKind, contact: str) -> None:
        self.name, self.name_key, self.search = name, normalised(name), search_key(name)
        self.kind, self.contact = kind, contact


refuses("uq_donor_body", DonorKnown)
refuses("uq_donor_person", DonorTied)
