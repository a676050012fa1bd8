"""One delivery into stock, printed as a slip."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wushe.goods.errors.keeping import GiftTaken, GiverUnfit
from wushe.goods.kinds import Giver
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Name, TenantModel, tenant_key, tenant_unique


class Delivery(TenantModel):
    """Who brought what to which point. A donation in kind has one delivery at most, so that its value counts once."""

    __tablename__ = "goods_delivery"
    grants = "SELECT, INSERT"

    number: Mapped[Code]
    point_id: Mapped[UUID]
    giver: Mapped[Giver]
    organization_id: Mapped[UUID | None]
    giver_name: Mapped[Name] = mapped_column(default="")
    in_kind_id: Mapped[UUID | None]
    received_on: Mapped[date]
    received_by: Mapped[UUID | None]
    words: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        tenant_unique("number"),
        tenant_unique("in_kind_id"),
        UniqueConstraint("tenant_id", "id", "point_id", "received_on", name="uq_goods_delivery_place"),
        tenant_key("point_id", "donation_point"),
        tenant_key("organization_id", "organization"),
        tenant_key("in_kind_id", "in_kind_gift"),
        tenant_key("received_by", "person"),
        CheckConstraint(
            "(giver = 'organization') = (organization_id IS NOT NULL) AND (giver = 'enterprise') = (giver_name <> '')"
            " AND (giver = 'gift') = (in_kind_id IS NOT NULL)",
            name="giver_named",
        ),
        Index("ix_goods_delivery_received", "tenant_id", "received_on", "id"),
        Index("ix_goods_delivery_point", "tenant_id", "point_id"),
    )


refuses("uq_goods_delivery_tenant_id_in_kind_id", GiftTaken)
refuses("ck_goods_delivery_giver_named", GiverUnfit)
