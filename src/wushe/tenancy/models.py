"""The places of an installation: the platform, counties and townships, and the number that says they have changed."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, SmallInteger
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Model, Name, ReferenceModel, new_id
from wushe.tenancy.errors import CodeTaken, NameNotTyped, NotActive, NotExported, NotSuspended, SlugTaken
from wushe.tenancy.places import PlaceKind
from wushe.tenancy.protection import password_days


class TownshipKind(StrEnum):
    """乡镇 or 街道."""

    TOWN = "town"
    SUBDISTRICT = "subdistrict"


class PlaceStatus(StrEnum):
    """A suspended place can be read; a removed one waits for its rows to be erased and cannot be entered."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    REMOVED = "removed"


class AnyPlace(ReferenceModel):
    """What the platform, a county and a township share: each is a tenant, and one address leads to one of them."""

    __tablename__ = "tenant"

    kind: Mapped[PlaceKind]
    slug: Mapped[Code] = mapped_column(unique=True)
    name: Mapped[Name]
    status: Mapped[PlaceStatus] = mapped_column(default=PlaceStatus.ACTIVE)
    protection: Mapped[dict[str, Any]] = mapped_column(default=dict)

    __mapper_args__ = {"polymorphic_on": "kind"}  # noqa: RUF012 - SQLAlchemy reads it from the class

    @property
    def password_days(self) -> int | None:
        """After how many days a password must be changed; None where 等保模式 is off."""
        return password_days(self.protection)


class Platform(AnyPlace):
    """The operators' own place. There is one."""

    __mapper_args__ = {"polymorphic_identity": PlaceKind.PLATFORM}  # noqa: RUF012


class _Divided(AnyPlace):
    """A place that the official division code names."""

    __abstract__ = True

    @declared_attr
    def id(cls) -> Mapped[UUID]:  # noqa: N805 - declared_attr gives the class
        return mapped_column(ForeignKey("tenant.id"), primary_key=True, sort_order=-1, default=new_id)


class County(_Divided):
    """It sees sums of its townships and never their rows. `code` has six digits."""

    __tablename__ = "county"

    code: Mapped[Code] = mapped_column(unique=True)

    __mapper_args__ = {"polymorphic_identity": PlaceKind.COUNTY}  # noqa: RUF012


class Township(_Divided):
    """`code` has nine digits; `name` is what everyone writes, `official_name` what the official data prints.

    `policy_version` counts the changes of what its roles may do beyond `policies/roles.csv`; 0 means nothing beyond.
    `exported_at` is when its last archive was made, `exported_number` the last entry of the journal in it: only what
    was saved whole may be removed.
    """

    __tablename__ = "township"

    county_code: Mapped[Code] = mapped_column(ForeignKey("county.code"), index=True)
    code: Mapped[Code] = mapped_column(unique=True)
    official_name: Mapped[Name]
    township_kind: Mapped[TownshipKind]
    modules: Mapped[list[str]]
    wording: Mapped[dict[str, Any]]
    quotas: Mapped[dict[str, Any]]
    settings: Mapped[dict[str, Any]]
    policy_version: Mapped[int] = mapped_column(default=0)
    suspended_at: Mapped[datetime | None]
    exported_at: Mapped[datetime | None]
    exported_number: Mapped[int | None] = mapped_column(BigInteger)

    __mapper_args__ = {"polymorphic_identity": PlaceKind.TOWNSHIP}  # noqa: RUF012

    def suspend(self, at: datetime) -> None:
        """From now on it can only be read."""
        if self.status != PlaceStatus.ACTIVE:
            raise NotActive
        self.status, self.suspended_at = PlaceStatus.SUSPENDED, at

    def resume(self) -> None:
        """Undo the suspension."""
        if self.status != PlaceStatus.SUSPENDED:
            raise NotSuspended
        self.status, self.suspended_at = PlaceStatus.ACTIVE, None

    def remove(self, name_typed: str) -> None:
        """Close it for good. Only while it is suspended, so that nothing was written after the archive was made."""
        if self.status != PlaceStatus.SUSPENDED:
            raise NotSuspended
        if self.suspended_at is None or self.exported_at is None or self.exported_at < self.suspended_at:
            raise NotExported
        if name_typed != self.name:
            raise NameNotTyped
        self.status = PlaceStatus.REMOVED


class DirectoryVersion(Model):
    """One row whose number grows whenever a place changes, so that every process notices by reading one number."""

    __tablename__ = "directory_version"
    table_class = "reference"

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(BigInteger)


refuses("uq_tenant_slug", SlugTaken)
refuses("uq_county_code", CodeTaken)
refuses("uq_township_code", CodeTaken)
