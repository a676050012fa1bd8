"""What is entered of service orders."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, field

from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Entered, text
from wushe.orders.kinds import OrderState, ServiceKind
from wushe.orders.models.order import MOST_MINUTES
from wushe.orders.models.rules import LONGEST
from wushe.people.kinds import RevealReason

Notes = Annotated[str, text(200, shortest=0)]
Reason = Annotated[str, text(300, lines=True)]
Typed = Annotated[str, text(40)]
Minutes = Annotated[int, Meta(ge=0, le=MOST_MINUTES)]


class NewTeam(Entered):
    """Which organisation serves which community."""

    community_id: UUID
    organization_id: UUID


class Entrusted(Entered):
    """Which organisation serves from now on."""

    organization_id: UUID


class MemberServices(Entered, kw_only=True):
    """What a member offers; none: nothing any more."""

    person_id: UUID
    kinds: Annotated[list[ServiceKind], Meta(max_length=len(ServiceKind))] = field(default_factory=list[ServiceKind])


class NewOrder(Entered, kw_only=True):
    """A service for somebody of the register. `notes` are read by whoever comes."""

    person_id: UUID
    team_id: UUID
    kind: ServiceKind
    server_id: UUID
    visit_on: Day
    notes: Notes = ""


class Reassignment(Entered, kw_only=True):
    """Who comes instead, and when if not on the same day."""

    server_id: UUID
    visit_on: Day | None = None


class Because(Entered):
    """Why, for whoever is concerned."""

    reason: Reason


class TypedCode(Entered):
    """What stands on the slip."""

    code: Typed


class Finish(Entered):
    """How long it took in minutes, where somebody forgot to finish in time."""

    minutes: Minutes | None = None


class Disclosure(Entered):
    """Why the resident's telephone and address must be seen."""

    reason: RevealReason


class RulesData(Entered):
    """Within how many days a resident confirms."""

    confirm_days: Annotated[int, Meta(ge=1, le=LONGEST)]


class OrderFilters(Filters):
    """How the list may be narrowed. `mine`: those one serves oneself."""

    community_id: UUID | None = None
    state: OrderState | None = None
    kind: ServiceKind | None = None
    mine: bool = False


class TeamFilters(Filters):
    """How the list of teams may be narrowed."""

    kind: ServiceKind | None = None


class Asked(Filters):
    """For whom and by whom a new order is to be, chosen one after the other."""

    person_id: UUID | None = None
    resident: Annotated[str, text(60, shortest=0)] = ""
    kind: ServiceKind | None = None
