"""What people enter about goods."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from wushe.donations.kinds import Basis
from wushe.goods.kinds import Category, Giver, Reason, Recipient, Unit
from wushe.goods.quantities import written
from wushe.kernel.schemas import Day, Entered, Name, Yuan, text
from wushe.pools.kinds import OwnerKind

Quantity = Annotated[str, text(20, parse=written)]
Words = Annotated[str, text(500, shortest=0, lines=True)]
MaybeName = Annotated[str, text(60, shortest=0)]
Grams = Annotated[int, Meta(ge=1, le=10_000_000)]
Households = Annotated[int, Meta(ge=1, le=100_000)]


class ItemData(Entered):
    """What may be changed of an item. `grams` is what one of its unit weighs."""

    name: Name
    category: Category
    grams: Grams | None = None
    perishable: bool = False


class NewItem(ItemData, kw_only=True):
    """An item; its unit is for good."""

    unit: Unit


class PointData(Entered):
    """A donation point, whose it is and who looks after it."""

    name: Name
    community_id: UUID
    address: Annotated[str, text(200, shortest=0)] = ""
    owner_kind: OwnerKind = OwnerKind.TOWNSHIP
    owner_community_id: UUID | None = None
    owner_organization_id: UUID | None = None
    owner_name: MaybeName = ""
    steward_id: UUID | None = None


class NewLot(Entered):
    """So much of one item; `value` in yuan is that of all of it. `unit` is refused where it is not the item's."""

    item_id: UUID
    quantity: Quantity
    unit: Unit | None = None
    best_before: Day | None = None
    value: Yuan | None = None
    basis: Basis = Basis.NONE


class NewDelivery(NewLot, kw_only=True):
    """Goods that came, with the first lot of them. Of a donation in kind its own quantity and value are taken."""

    point_id: UUID
    giver: Giver = Giver.PERSON
    organization_id: UUID | None = None
    giver_name: MaybeName = ""
    in_kind_id: UUID | None = None
    received_on: Day | None = None
    words: Words = ""


class Line(Entered):
    """So much of one item on an allocation."""

    item_id: UUID
    quantity: Quantity


class NewAllocation(Line, kw_only=True):
    """Who wants what from which point, with the first line. `cause_kind` is one that a slice above registered."""

    point_id: UUID
    recipient: Recipient = Recipient.ORGANIZATION
    organization_id: UUID | None = None
    community_id: UUID | None = None
    households: Households | None = None
    cause_kind: Annotated[str, text(64, shortest=0)] = ""
    cause_id: UUID | None = None
    purpose: Annotated[str, text(100)]


class Amount(Entered):
    """So much of what the address names."""

    quantity: Quantity


class NewWriteOff(Amount, kw_only=True):
    """Goods that are gone, and why."""

    reason: Reason
    words: Words = ""


class NewCount(Entered):
    """What lies there. A difference has a reason. `lot_id` tells a page with many lots which one was counted."""

    counted: Quantity
    reason: Reason | None = None
    words: Words = ""
    lot_id: UUID | None = None


class Because(Entered):
    """Why the second person does not agree; whoever asked reads it."""

    reason: Annotated[str, text(200)]


class NewRescue(Entered):
    """A run to an enterprise, and who goes."""

    enterprise: Name
    point_id: UUID
    on: Day | None = None
    person_ids: Annotated[list[UUID], Meta(max_length=50)] = msgspec.field(default_factory=list)


class Picked(Entered):
    """What was picked up of one item. Only what is still good tomorrow, or has no date, is worth the way."""

    item_id: UUID
    quantity: Quantity
    best_before: Day
    value: Yuan | None = None


class Handout(Line):
    """Goods of a run for households, which are counted, or an organisation, whose leader confirms."""

    households: Households | None = None
    organization_id: UUID | None = None
