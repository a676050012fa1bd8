"""Asking for goods: an allocation and its lines, as long as nothing has left stock."""

from uuid import UUID

from wushe.goods.causes import kind_of
from wushe.goods.errors.allocations import NoSuchAllocation, NoSuchLine, NothingLeft, NotTheirGroup, RecipientUnfit
from wushe.goods.errors.keeping import NoSuchItem, NoSuchPoint
from wushe.goods.events import AllocationAsked, LineSet
from wushe.goods.kinds import AllocationState, Recipient
from wushe.goods.models import Allocation, AllocationLine, DonationPoint, Item
from wushe.goods.permissions import Goods
from wushe.goods.quantities import entered, show_number
from wushe.goods.queries import allocations as queries, items, points
from wushe.goods.schemas.entered import Line, NewAllocation
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import FieldError, Invalid
from wushe.kernel.i18n import _
from wushe.kernel.journal.event import Code
from wushe.kernel.work import Reach, Work
from wushe.ledger import posting
from wushe.organizations.service import leader_of

BOOK = "goods_allocation"


async def ask(work: Work, data: NewAllocation) -> Allocation:
    """Somebody wants goods. Nothing leaves stock before it is allocated.

    Raises `Invalid`, `RecipientUnfit`, `NotTheirGroup`, `NoSuchItem`, and what is wrong with a quantity.
    """
    reach = work.require(Goods.ASK)
    check(data)
    point = await work.one(points.open_point(data.point_id), NoSuchPoint)
    await _may_ask(work, reach, point, data)
    allocation = await draw_up(work, point.id, data)
    work.record(
        AllocationAsked(
            allocation_id=allocation.id, point_id=point.id, community_id=point.community_id, recipient=data.recipient,
            organization_id=allocation.organization_id,
        )
    )  # fmt: skip
    await put_line(work, allocation, data)
    return allocation


def check(data: NewAllocation) -> None:
    """Whom it is for is named in the field that belongs to the kind; raises `Invalid`, `RecipientUnfit`."""
    if data.recipient is Recipient.CAUSE:
        if data.cause_id is None or kind_of(data.cause_kind) is None:
            raise RecipientUnfit
    elif getattr(data, field := _NAMED_IN[data.recipient]) is None:
        raise Invalid({field: FieldError("required", _("请填写这一项"))})


_NAMED_IN = {
    Recipient.ORGANIZATION: "organization_id",
    Recipient.COMMUNITY: "community_id",
    Recipient.HOUSEHOLDS: "households",
}


async def _may_ask(work: Work, reach: Reach, point: DonationPoint, data: NewAllocation) -> None:
    """Of a community that is theirs, or for a group that they lead."""
    if reach.whole_tenant or point.community_id in reach.communities:
        return
    me = work.person.person_id
    if data.recipient is Recipient.ORGANIZATION and data.organization_id and me:
        if await leader_of(work, data.organization_id) == me:
            return
        raise NotTheirGroup
    raise RecipientUnfit


async def draw_up(work: Work, point_id: UUID, data: NewAllocation, *, rescue_id: UUID | None = None) -> Allocation:
    """The paper without its lines; asks no permission and tells nobody."""
    today, of = clock.today(), data.recipient
    allocation = work.add(
        Allocation(
            id=new_id(), number=f"FP{today.year}-{await posting.next_number(work, BOOK, today.year):04}",
            point_id=point_id, recipient=of, purpose=data.purpose, rescue_id=rescue_id, asked_on=today,
            organization_id=data.organization_id if of is Recipient.ORGANIZATION else None,
            community_id=data.community_id if of is Recipient.COMMUNITY else None,
            households=data.households if of is Recipient.HOUSEHOLDS else None,
            cause_id=data.cause_id if of is Recipient.CAUSE else None,
            cause_kind=data.cause_kind if of is Recipient.CAUSE else "", asked_by=work.person.person_id,
        )
    )  # fmt: skip
    await work.flush()
    return allocation


async def put_line(work: Work, allocation: Allocation, data: Line) -> AllocationLine:
    """One line more; asks no permission. Raises `NoSuchItem`, `ItemTwice`."""
    item = await work.one(items.item(data.item_id), NoSuchItem)
    line = work.add(
        AllocationLine(
            id=new_id(), allocation_id=allocation.id, item_id=item.id, quantity=entered(data.quantity, item.unit)
        )
    )
    await work.flush()
    record_line(work, allocation, item, line.quantity)
    return line


async def add_line(work: Work, allocation_id: UUID, data: Line) -> AllocationLine:
    """One item more, while nothing has left stock. Raises `AllocationElsewhere`, `ItemTwice`."""
    allocation = await _asked(work, allocation_id)
    return await put_line(work, allocation, data)


async def drop_line(work: Work, allocation_id: UUID, item_id: UUID) -> Allocation:
    """One item less; the last one stays. Raises `NothingLeft`."""
    allocation = await _asked(work, allocation_id)
    lines = await work.all(queries.lines_of([allocation.id]))
    line = next((line for line in lines if line.item_id == item_id), None)
    if line is None:
        raise NoSuchLine
    if len(lines) == 1:
        raise NothingLeft
    await work.session.delete(line)
    await work.flush()
    record_line(work, allocation, await work.one(items.item(item_id), NoSuchItem), 0)
    return allocation


async def _asked(work: Work, allocation_id: UUID) -> Allocation:
    reach = work.require(Goods.ASK)
    allocation = await work.one(queries.to_change(reach, allocation_id), NoSuchAllocation)
    allocation.refuse_unless(AllocationState.ASKED)
    return allocation


def record_line(work: Work, allocation: Allocation, item: Item, quantity: int) -> None:
    amount = Code(show_number(quantity, item.unit))
    work.record(LineSet(allocation_id=allocation.id, item_id=item.id, amount=amount, unit=item.unit))
