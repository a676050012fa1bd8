"""Where goods are brought to and lie."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from wushe.goods.errors.keeping import OwnerUnfit, PointClosed, PointNameTaken
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.kernel.text import normalised, search_key
from wushe.pools.ownership import Owned, ownership


class DonationPoint(TenantModel, Versioned, Owned):
    """A donation point (捐赠点) or storeroom of a community. Its owner owns, and its steward keeps, what lies there."""

    __tablename__ = "donation_point"
    grants = "SELECT, INSERT, UPDATE"

    name: Mapped[Name]
    name_key: Mapped[Name]
    search: Mapped[str]
    community_id: Mapped[UUID]
    address: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[date | None]

    __table_args__ = (
        tenant_unique("name_key"),
        tenant_key("community_id", "community"),
        *ownership(),
        Index("ix_donation_point_community", "tenant_id", "community_id"),
    )

    def call(self, name: str) -> None:
        self.name, self.name_key, self.search = name, normalised(name), search_key(name)

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    def refuse_if_closed(self) -> None:
        if not self.is_open:
            raise PointClosed


refuses("uq_donation_point_tenant_id_name_key", PointNameTaken)
refuses("ck_donation_point_owner_named", OwnerUnfit)
