"""The zones of a venue: each is booked on its own, and all of them together are the venue."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.kernel.text import normalised, search_key
from wushe.pools.errors import ZoneClosed, ZoneNameTaken


class Zone(TenantModel, Versioned):
    """Unit `number` of its venue. `capacity` in persons, `area` in square metres; None where nobody has counted."""

    __tablename__ = "zone"
    grants = "SELECT, INSERT, UPDATE"

    resource_id: Mapped[UUID]
    number: Mapped[int] = mapped_column(SmallInteger)
    name: Mapped[Name]
    name_key: Mapped[Name]
    search: Mapped[str]
    capacity: Mapped[int | None]
    area: Mapped[int | None]
    closed_on: Mapped[date | None]

    __table_args__ = (
        tenant_key("resource_id", "resource"),
        tenant_unique("resource_id", "number"),
        tenant_unique("resource_id", "name_key", name="uq_zone_name"),
        CheckConstraint("capacity > 0 AND area > 0", name="sizes_count"),
        CheckConstraint("number >= 1", name="numbered_from_one"),
    )

    @property
    def is_closed(self) -> bool:
        return self.closed_on is not None

    def describe(self, *, name: str, capacity: int | None, area: int | None) -> None:
        """Raises `ZoneClosed`."""
        if self.is_closed:
            raise ZoneClosed(name=self.name)
        self.name, self.name_key, self.search = name, normalised(name), search_key(name)
        self.capacity, self.area = capacity, area

    def close(self, on: date) -> None:
        if self.is_closed:
            raise ZoneClosed(name=self.name)
        self.closed_on = on

    def reopen(self) -> None:
        self.closed_on = None

    def seats(self, heads: int | None) -> bool:
        """Whether so many persons fit, as far as anybody has counted."""
        return heads is None or self.capacity is None or heads <= self.capacity


refuses("uq_zone_name", ZoneNameTaken)
