"""What the product shows of goods, and what its lists can be narrowed by. Quantities in steps of the item's unit."""

from datetime import date, datetime
from uuid import UUID

from wushe.donations.kinds import Basis
from wushe.goods.kinds import (
    AdjustmentKind,
    AdjustmentState,
    AllocationState,
    Category,
    Freshness,
    Giver,
    MoveKind,
    Reason,
    Recipient,
    RescueState,
    Unit,
)
from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Shown
from wushe.pools.kinds import OwnerKind


class StockFilters(Filters):
    """What the list of stock can be narrowed by."""

    category: Category | None = None
    point_id: UUID | None = None
    freshness: Freshness | None = None


class LotFilters(Filters):
    """What the list of lots can be narrowed by. Empty lots are shown when they are asked for."""

    item_id: UUID | None = None
    point_id: UUID | None = None
    freshness: Freshness | None = None


class MoveFilters(Filters):
    """What the book of moves can be narrowed by."""

    point_id: UUID | None = None
    kind: MoveKind | None = None
    since: Day | None = None
    until: Day | None = None


class DeliveryFilters(Filters):
    """What the list of deliveries can be narrowed by."""

    point_id: UUID | None = None
    giver: Giver | None = None


class AllocationFilters(Filters):
    """What the list of allocations can be narrowed by."""

    state: AllocationState | None = None
    recipient: Recipient | None = None
    point_id: UUID | None = None


class AdjustmentFilters(Filters):
    """What the list of write-offs and counts can be narrowed by."""

    kind: AdjustmentKind | None = None
    state: AdjustmentState | None = None


class RescueFilters(Filters):
    """What the list of rescues can be narrowed by."""

    state: RescueState | None = None


class ItemShown(Shown):
    """An item. `grams` is what one step weighs: a step of kilograms is 0.01."""

    id: UUID
    name: str
    category: Category
    unit: Unit
    grams: int | None
    perishable: bool
    retired: bool
    version: int


class StockLine(Shown):
    """An item and what lies there of it: in date, of that what expires soon, past its date; fen of all of it."""

    id: UUID
    name: str
    category: Category
    unit: Unit
    available: int
    soon: int
    expired: int
    grams: int | None
    value_fen: int


class StockPage(Shown):
    """One page of the stock."""

    items: list[StockLine]
    next: str | None
    previous: str | None


class PointShown(Shown):
    """A donation point."""

    id: UUID
    name: str
    community_id: UUID
    address: str
    owner_kind: OwnerKind
    owner_community_id: UUID | None
    owner_organization_id: UUID | None
    owner_name: str
    steward_id: UUID | None
    closed_on: date | None
    version: int


class LotShown(Shown):
    """A lot; `expires_on` is None for what does not expire, `value_fen` for what is only counted."""

    id: UUID
    delivery_id: UUID
    item_id: UUID
    point_id: UUID
    received_on: date
    expires_on: date | None
    received: int
    remaining: int
    basis: Basis
    value_fen: int | None


class MoveShown(Shown):
    """A line of a stock card."""

    number: int
    kind: MoveKind
    before: int
    change: int
    after: int
    on: date
    cause: str
    about_id: UUID


class DeliveryShown(Shown):
    """A delivery with its lots."""

    id: UUID
    number: str
    point_id: UUID
    giver: Giver
    organization_id: UUID | None
    giver_name: str
    in_kind_id: UUID | None
    received_on: date
    words: str
    lots: list[LotShown]


class LineShown(Shown):
    """A line of an allocation."""

    item_id: UUID
    quantity: int
    returned: int


class AllocationShown(Shown):
    """An allocation with its lines."""

    id: UUID
    number: str
    point_id: UUID
    recipient: Recipient
    organization_id: UUID | None
    community_id: UUID | None
    households: int | None
    cause_kind: str
    cause_id: UUID | None
    purpose: str
    rescue_id: UUID | None
    state: AllocationState
    asked_on: date
    allocated_on: date | None
    handed_at: datetime | None
    confirmed_at: datetime | None
    lines: list[LineShown]
    version: int


class AdjustmentShown(Shown):
    """A write-off or a count. `refusal` is empty unless the second person did not agree."""

    id: UUID
    lot_id: UUID
    kind: AdjustmentKind
    booked: int
    counted: int
    change: int
    reason: Reason | None
    value_fen: int
    state: AdjustmentState
    refusal: str
    version: int


class RescueLineShown(Shown):
    """One lot of a run; `given` and `remainder` are final once it is settled."""

    lot_id: UUID
    picked: int
    given: int
    remainder: int


class RescueShown(Shown):
    """A run with its lines."""

    id: UUID
    number: str
    enterprise: str
    point_id: UUID
    on: date
    state: RescueState
    lines: list[RescueLineShown]
    version: int
