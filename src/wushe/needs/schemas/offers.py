"""What is entered and shown of service types, offers and opportunities."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Entered, Name, Shown, Title, Yuan
from wushe.needs.kinds import Category, Mobility, OfferState, OpportunityState
from wushe.needs.models.offer import MOST_A_MONTH
from wushe.needs.schemas.fields import Age, Groups, OptionalLine, OptionalStory, Reason, Times

Communities = Annotated[list[UUID], Meta(max_length=1000)]


class ServiceTypeData(Entered):
    """A type of the township's list; without a parent it is a family."""

    name: Name
    parent_id: UUID | None = None
    rank: Annotated[int, Meta(ge=0, le=1000)] = 100


class OfferData(Entered, kw_only=True):
    """What an offer says. `capacity` is person-times a month; `everywhere` makes `community_ids` meaningless."""

    service_type_id: UUID
    title: Title
    story: OptionalStory = ""
    eligibility: OptionalLine = ""
    age_from: Age | None = None
    age_to: Age | None = None
    groups: Groups = msgspec.field(default_factory=list)
    mobility: Mobility = Mobility.FREE
    times: Times = msgspec.field(default_factory=list)
    capacity: Annotated[int, Meta(ge=1, le=MOST_A_MONTH)]
    everywhere: bool = False
    community_ids: Communities = msgspec.field(default_factory=list)


class NewOffer(OfferData, kw_only=True):
    """An offer of a filed or registered organisation."""

    organization_id: UUID


class OfferFilters(Filters):
    """How the list of offers may be narrowed. `community_id`: those that serve it."""

    service_type_id: UUID | None = None
    community_id: UUID | None = None
    organization_id: UUID | None = None
    state: OfferState | None = None


class BoardFilters(Filters):
    """How residents look for a service."""

    service_type_id: UUID | None = None
    community_id: UUID | None = None


class OfferRow(Shown):
    """One line of the list. `left` is what remains of this month's person-times."""

    id: UUID
    title: str
    organization_id: UUID
    organization: str
    service_type: str
    groups: list[str]
    everywhere: bool
    capacity: int
    left: int
    state: OfferState


class OfferPage(Shown):
    """A page of offers and the cursors of its neighbours."""

    items: list[OfferRow]
    next: str | None
    previous: str | None


class OfferShown(Shown):
    """An offer."""

    id: UUID
    organization_id: UUID
    service_type_id: UUID
    title: str
    story: str
    eligibility: str
    age_from: int | None
    age_to: int | None
    groups: list[str]
    mobility: Mobility
    times: list[str]
    capacity: int
    left: int
    everywhere: bool
    community_ids: list[UUID]
    state: OfferState
    version: int


class OpportunityData(Entered):
    """One sheet: who publishes it, what for, how much, until when."""

    title: Title
    channel: Name
    category: Category
    amount_fen: Yuan
    story: OptionalStory = ""
    deadline: Day | None = None
    service_type_id: UUID | None = None
    community_id: UUID | None = None


class Deal(Entered):
    """Who got it, for how much; empty: what the sheet says."""

    organization_id: UUID | None = None
    amount_fen: Yuan | None = None


class Closing(Entered):
    """Why nobody got it."""

    reason: Reason


class OpportunityFilters(Filters):
    """How the opportunities may be narrowed. `late`: open past its deadline."""

    category: Category | None = None
    state: OpportunityState | None = None
    channel: Annotated[str, Meta(max_length=120)] = ""
    late: bool = False


class OpportunityRow(Shown):
    """One line of the list."""

    id: UUID
    title: str
    channel: str
    category: Category
    amount_fen: int
    deadline: date | None
    community: str | None
    state: OpportunityState
    organization: str | None


class OpportunityPage(Shown):
    """A page of opportunities and the cursors of its neighbours."""

    items: list[OpportunityRow]
    next: str | None
    previous: str | None


class OpportunityShown(Shown):
    """An opportunity."""

    id: UUID
    title: str
    story: str
    channel: str
    category: Category
    amount_fen: int
    deadline: date | None
    service_type_id: UUID | None
    community_id: UUID | None
    state: OpportunityState
    organization_id: UUID | None
    dealt_fen: int | None
    version: int


class CategorySum(Shown):
    """One of the four categories. `channels` do not add up over categories: one may publish in several."""

    category: Category
    sheets: int
    channels: int
    amount_fen: int


class ServiceTypeShown(Shown):
    """A type; without a parent it is a family."""

    id: UUID
    name: str
    parent_id: UUID | None
    rank: int
    retired_on: date | None
    version: int


class WantedFilters(Filters):
    """Where and when residents said what they want."""

    community_id: UUID | None = None
    quarter: Annotated[str, Meta(max_length=6, pattern="^((19|20)[0-9]{2}Q[1-4])?$")] = ""


class WantedShown(Shown):
    """A service by how many needs want it, and how often that was said."""

    service_type_id: UUID
    name: str
    needs: int
    voices: int
