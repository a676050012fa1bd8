"""The person as one township knows them."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.clock import today
from wushe.kernel.database.model import Code, Name, TenantModel, Versioned, tenant_key
from wushe.kernel.personal.identifiers import is_under_14
from wushe.kernel.personal.masks import mask_name
from wushe.kernel.text import search_key
from wushe.people.errors import BirthDateUnfit, Erased, GuardianNeeded
from wushe.people.kinds import Gender, PersonStatus

ERASED_NAME = "—"


class Person(TenantModel, Versioned):
    """`phone_masked` is 138****1234, to recognise and find by; the number itself is sealed.

    `recorded_on` is when the township first knew of the person: on that day a child under 14 needs its guardian's
    consent, and the table holds no child without.
    """

    __tablename__ = "person"
    grants = "SELECT, INSERT, UPDATE"

    name: Mapped[Name]
    search: Mapped[str]
    community_id: Mapped[UUID | None]
    gender: Mapped[Gender | None]
    birth_date: Mapped[date | None]
    phone_sealed: Mapped[bytes | None]
    phone_hash: Mapped[bytes | None]
    phone_masked: Mapped[Code | None]
    status: Mapped[PersonStatus] = mapped_column(default=PersonStatus.ACTIVE)
    guardianship_id: Mapped[UUID | None]
    recorded_on: Mapped[date] = mapped_column(default=today)

    __table_args__ = (
        tenant_key("community_id", "community"),
        tenant_key("guardianship_id", "guardianship"),
        CheckConstraint("num_nonnulls(phone_sealed, phone_hash, phone_masked) IN (0, 3)", name="phone_whole"),
        CheckConstraint(
            "birth_date + interval '14 years' < recorded_on OR guardianship_id IS NOT NULL", name="child_has_guardian"
        ),
        CheckConstraint(
            "status <> 'erased' OR num_nonnulls(gender, birth_date, phone_hash) = 0", name="erased_is_empty"
        ),
        Index("ix_person_phone_hash", "tenant_id", "phone_hash"),
        Index("ix_person_community_id", "tenant_id", "community_id", "id"),
    )

    @property
    def masked_name(self) -> str:
        return ERASED_NAME if self.status is PersonStatus.ERASED else mask_name(self.name)

    @property
    def is_child(self) -> bool:
        """Whether everything about the person is sensitive today (PIPL 28)."""
        return is_child_today(self.birth_date)

    def describe(self, *, name: str, gender: Gender | None, birth_date: date | None) -> None:
        """Raises `BirthDateUnfit` for one to come, `GuardianNeeded` for a child of whom no guardian has agreed."""
        self.refuse_if_erased()
        known = described(
            name, gender, birth_date, guardianship_id=self.guardianship_id, recorded_on=self.recorded_on or today()
        )
        for column, value in known.items():
            setattr(self, column, value)

    def erase(self) -> None:
        """Keep the row, because hours and needs point at it, and nothing in it that names anybody."""
        self.name, self.search, self.status = ERASED_NAME, "", PersonStatus.ERASED
        self.gender = self.birth_date = None
        self.phone_sealed = self.phone_hash = self.phone_masked = None

    def refuse_if_erased(self) -> None:
        if self.status is PersonStatus.ERASED:
            raise Erased


def described(
    name: str, gender: Gender | None, birth_date: date | None, *, guardianship_id: UUID | None, recorded_on: date
) -> dict[str, Any]:
    """The columns that say who somebody is; raises `BirthDateUnfit`, `GuardianNeeded`."""
    if birth_date is not None and birth_date > today():
        raise BirthDateUnfit
    if guardianship_id is None and birth_date is not None and is_under_14(birth_date, recorded_on):
        raise GuardianNeeded
    return {"name": name, "gender": gender, "birth_date": birth_date, "search": search_key(name)}


def is_child_today(birth_date: date | None) -> bool:
    return birth_date is not None and is_under_14(birth_date, today())
