"""Communities, their places, and when a place is open."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wushe.communities.errors import CodeKept, CommunityRetired, PlaceClosed, PlaceNameTaken
from wushe.communities.kinds import CommunityKind
from wushe.communities.names import everyday_name
from wushe.communities.opening import DaySpan
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Name, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.kernel.text import normalised, search_key


class Community(TenantModel, Versioned):
    """`name` is the official list's, `short_name` what everyone says. Retired when it leaves it, never deleted."""

    __tablename__ = "community"
    grants = "SELECT, INSERT, UPDATE"

    code: Mapped[Code]
    name: Mapped[Name]
    short_name: Mapped[Name]
    kind: Mapped[CommunityKind]
    address: Mapped[str] = mapped_column(default="")
    phone: Mapped[Code] = mapped_column(default="")
    search: Mapped[str]
    retired_on: Mapped[date | None]

    __table_args__ = (
        tenant_unique("code"),
        CheckConstraint("code ~ '^[1-9][0-9]{11}$'", name="code_digits"),
        CheckConstraint("short_name <> ''", name="short_name_said"),
    )

    @property
    def is_retired(self) -> bool:
        return self.retired_on is not None

    def rename(self, name: str) -> None:
        """Take the official list's name; a short name that somebody chose stays."""
        derived = self.short_name == everyday_name(self.name)
        self.name = name
        self.call(everyday_name(name) if derived else self.short_name)

    def call(self, short_name: str) -> None:
        self.short_name = short_name
        self.search = search_key(self.name, short_name, self.code)

    def reach_at(self, *, short_name: str, address: str, phone: str) -> None:
        """What its own staff may say of it; raises `CommunityRetired`."""
        self.refuse_if_retired()
        self.call(short_name)
        self.address, self.phone = address, phone

    def retire(self, on: date) -> None:
        self.retired_on = self.retired_on or on

    def restore(self) -> None:
        self.retired_on = None

    def refuse_if_retired(self) -> None:
        if self.is_retired:
            raise CommunityRetired(name=self.short_name)


class Place(TenantModel, Versioned):
    """A room or a square where things are held. `capacity` in persons, None where nobody has counted."""

    __tablename__ = "place"
    grants = "SELECT, INSERT, UPDATE"

    community_id: Mapped[UUID]
    name: Mapped[Name]
    name_key: Mapped[Name]
    address: Mapped[str] = mapped_column(default="")
    capacity: Mapped[int | None]
    search: Mapped[str]
    closed_on: Mapped[date | None]

    __table_args__ = (
        tenant_key("community_id", "community"),
        tenant_unique("community_id", "name_key"),
        CheckConstraint("capacity > 0", name="capacity_counts"),
    )

    @property
    def is_closed(self) -> bool:
        return self.closed_on is not None

    def describe(self, *, name: str, address: str, capacity: int | None) -> None:
        """Raises `PlaceClosed`."""
        if self.is_closed:
            raise PlaceClosed(name=self.name)
        self.name, self.name_key, self.search = name, normalised(name), search_key(name)
        self.address, self.capacity = address, capacity

    def close(self, on: date) -> None:
        if self.is_closed:
            raise PlaceClosed(name=self.name)
        self.closed_on = on

    def reopen(self) -> None:
        self.closed_on = None


class OpeningHours(TenantModel):
    """One span of one weekday (1 is Monday) on the township's clock; a day may have several that do not overlap."""

    __tablename__ = "opening_hours"
    grants = "SELECT, INSERT, DELETE"

    place_id: Mapped[UUID]
    weekday: Mapped[int] = mapped_column(SmallInteger)
    opens: Mapped[time]
    closes: Mapped[time]

    __table_args__ = (
        tenant_key("place_id", "place", ondelete="CASCADE"),
        CheckConstraint("weekday BETWEEN 1 AND 7", name="weekday"),
        CheckConstraint("opens < closes", name="opens_before_closing"),
        ExcludeConstraint(
            ("tenant_id", "="),
            ("place_id", "="),
            ("weekday", "="),
            (text("int4range(extract(epoch FROM opens)::int, extract(epoch FROM closes)::int)"), "&&"),
            name="ex_opening_hours_overlap",
            using="gist",
        ),
        Index("ix_opening_hours_place_id", "tenant_id", "place_id", "weekday", "opens"),
    )

    @property
    def span(self) -> DaySpan:
        return DaySpan(self.weekday, self.opens, self.closes)


refuses("uq_community_tenant_id_code", CodeKept)
refuses("uq_place_tenant_id_community_id_name_key", PlaceNameTaken)
