"""When a resource is open on the days of the week."""

from datetime import time
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.model import TenantModel, tenant_key
from wushe.pools.opening import DaySpan


class OpeningHours(TenantModel):
    """One span of one weekday (1 is Monday) on the township's clock; a day may have several that do not overlap."""

    __tablename__ = "opening_hours"
    grants = "SELECT, INSERT, DELETE"

    resource_id: Mapped[UUID]
    weekday: Mapped[int] = mapped_column(SmallInteger)
    opens: Mapped[time]
    closes: Mapped[time]

    __table_args__ = (
        tenant_key("resource_id", "resource", ondelete="CASCADE"),
        CheckConstraint("weekday BETWEEN 1 AND 7", name="weekday"),
        CheckConstraint("opens < closes", name="opens_before_closing"),
        ExcludeConstraint(
            ("tenant_id", "="),
            ("resource_id", "="),
            ("weekday", "="),
            (text("int4range(extract(epoch FROM opens)::int, extract(epoch FROM closes)::int)"), "&&"),
            name="ex_opening_hours_overlap",
            using="gist",
        ),
        Index("ix_opening_hours_resource_id", "tenant_id", "resource_id", "weekday", "opens"),
    )

    @property
    def span(self) -> DaySpan:
        return DaySpan(self.weekday, self.opens, self.closes)
