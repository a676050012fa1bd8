"""What an organisation can do, for whom, where, how often, and how much of that is promised."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.clock import Month
from wushe.kernel.database.model import TenantModel, Versioned, tenant_key, tenant_unique
from wushe.kernel.text import search_key
from wushe.needs.errors import AgesReversed, AreaNeeded, OfferFull, OfferOver
from wushe.needs.kinds import Group, Mobility, OfferState, Time
from wushe.needs.models.columns import holds_only
from wushe.needs.models.need import OLDEST
from wushe.needs.privacy import refuse_personal_data

MOST_A_MONTH = 100_000


class ServiceOffer(TenantModel, Versioned):
    """A service that residents may ask for. `capacity` is person-times (人次) a month.

    Eligibility: ages from-to, `groups` (none: everybody), `mobility` up to whom it can serve. `everywhere` is the
    whole township, else the communities of `OfferArea`. `eligibility` says in words what these cannot.
    """

    __tablename__ = "service_offer"
    grants = "SELECT, INSERT, UPDATE"

    organization_id: Mapped[UUID]
    service_type_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(120))
    story: Mapped[str] = mapped_column(default="")
    eligibility: Mapped[str] = mapped_column(String(200), default="")
    search: Mapped[str]
    age_from: Mapped[int | None] = mapped_column(SmallInteger)
    age_to: Mapped[int | None] = mapped_column(SmallInteger)
    groups: Mapped[list[str]]
    mobility: Mapped[Mobility] = mapped_column(default=Mobility.FREE)
    times: Mapped[list[str]]
    capacity: Mapped[int]
    everywhere: Mapped[bool] = mapped_column(default=True)
    state: Mapped[OfferState] = mapped_column(default=OfferState.OPEN)
    state_since: Mapped[date]

    __table_args__ = (
        tenant_key("organization_id", "organization"),
        tenant_key("service_type_id", "service_type"),
        holds_only("groups", Group),
        holds_only("times", Time),
        CheckConstraint(f"age_from BETWEEN 0 AND {OLDEST} AND age_to BETWEEN 0 AND {OLDEST}", name="ages"),
        CheckConstraint("age_from <= age_to", name="ages_in_order"),
        CheckConstraint(f"capacity BETWEEN 1 AND {MOST_A_MONTH}", name="capacity"),
        Index("ix_service_offer_organization", "tenant_id", "organization_id"),
        Index("ix_service_offer_type", "tenant_id", "service_type_id"),
    )

    def say(self, title: str, story: str, eligibility: str) -> None:
        """All of it is public; raises `PersonalDataInText`."""
        for field, text in (("title", title), ("story", story), ("eligibility", eligibility)):
            refuse_personal_data(text, field)
        self.title, self.story, self.eligibility = title, story, eligibility
        self.search = search_key(title)

    def serve(self, age_from: int | None, age_to: int | None, groups: list[Group], mobility: Mobility) -> None:
        """For whom; raises `AgesReversed`."""
        if age_from is not None and age_to is not None and age_from > age_to:
            raise AgesReversed().beside("age_to")
        self.age_from, self.age_to = age_from, age_to
        self.groups = sorted({group.value for group in groups if group is not Group.EVERYONE})
        self.mobility = mobility

    def go(self, *, everywhere: bool, communities: int, times: list[Time], capacity: int) -> None:
        """Where, when and how often; raises `AreaNeeded`."""
        if not everywhere and not communities:
            raise AreaNeeded
        self.everywhere, self.times, self.capacity = everywhere, sorted({time.value for time in times}), capacity

    def refuse_if_ended(self) -> None:
        if self.state is OfferState.ENDED:
            raise OfferOver(state=self.state.label)

    def pause(self, on: date) -> None:
        self._move({OfferState.OPEN}, OfferState.PAUSED, on)

    def resume(self, on: date) -> None:
        self._move({OfferState.PAUSED}, OfferState.OPEN, on)

    def end(self, on: date) -> None:
        self._move({OfferState.OPEN, OfferState.PAUSED}, OfferState.ENDED, on)

    def promise(self, person_times: int, used: int, month: Month) -> None:
        """Whether it can take so much on in that month; raises `OfferOver`, `OfferFull`."""
        if self.state is not OfferState.OPEN:
            raise OfferOver(state=self.state.label)
        if (left := max(0, self.capacity - used)) < person_times:
            raise OfferFull(title=self.title, month=str(month), left=left, wanted=person_times)

    def _move(self, origins: set[OfferState], state: OfferState, on: date) -> None:
        if self.state not in origins:
            raise OfferOver(state=self.state.label)
        self.state, self.state_since = state, on


class OfferArea(TenantModel):
    """A community that the offer is for."""

    __tablename__ = "service_offer_area"
    grants = "SELECT, INSERT, DELETE"

    offer_id: Mapped[UUID]
    community_id: Mapped[UUID]

    __table_args__ = (
        tenant_key("offer_id", "service_offer"),
        tenant_key("community_id", "community"),
        tenant_unique("offer_id", "community_id"),
    )


class OfferUse(TenantModel):
    """So many person-times of one month promised to a linkage. `month` is its first day."""

    __tablename__ = "service_offer_use"
    grants = "SELECT, INSERT, UPDATE, DELETE"

    offer_id: Mapped[UUID]
    linkage_id: Mapped[UUID]
    need_id: Mapped[UUID | None]
    month: Mapped[date]
    person_times: Mapped[int]

    __table_args__ = (
        tenant_key("offer_id", "service_offer"),
        tenant_key("need_id", "need"),
        tenant_unique("offer_id", "linkage_id", "month"),
        CheckConstraint("extract(day from month) = 1", name="month_begins"),
        CheckConstraint("person_times > 0", name="person_times"),
        Index("ix_service_offer_use_month", "tenant_id", "month", "offer_id"),
    )
