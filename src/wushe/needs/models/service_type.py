"""The township's own list of kinds of service, in two levels."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.kernel.text import clean, normalised
from wushe.needs.errors import ServiceTypeTaken


class ServiceType(TenantModel, Versioned):
    """A kind of service. Those without a parent are families: 健康照护 over 医疗陪诊 and 理发."""

    __tablename__ = "service_type"
    grants = "SELECT, INSERT, UPDATE"

    name: Mapped[Name]
    name_key: Mapped[Name]
    parent_id: Mapped[UUID | None]
    rank: Mapped[int] = mapped_column(default=0)
    retired_on: Mapped[date | None]

    __table_args__ = (
        tenant_key("parent_id", "service_type"),
        tenant_unique("name_key"),
        CheckConstraint("parent_id <> id", name="not_its_own_parent"),
    )

    @property
    def family_id(self) -> UUID:
        """The first-level type that it belongs to, itself where it is one."""
        return self.parent_id or self.id

    def call(self, name: str) -> None:
        self.name = clean(name)
        self.name_key = normalised(name)

    def retire(self, on: date) -> None:
        """Offer it no longer; needs and offers of before keep it."""
        self.retired_on = self.retired_on or on


refuses("uq_service_type_tenant_id_name_key", ServiceTypeTaken)
