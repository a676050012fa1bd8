"""Food rescue (爱心面包): volunteers pick up what an enterprise could not sell, and account for all of it."""

from uuid import UUID

from wushe.donations.kinds import Basis
from wushe.goods.errors.keeping import NoSuchItem, NoSuchLot, NoSuchPoint
from wushe.goods.errors.rescues import NobodyRuns, NoSuchRescue, NotAccountedFor, StillOnTheWay
from wushe.goods.events import FoodPicked, RescueBegun, RescueSettled
from wushe.goods.kinds import Giver, Recipient
from wushe.goods.models import Adjustment, Allocation, Delivery, Rescue, RescueLine, RescueMember
from wushe.goods.permissions import Goods
from wushe.goods.quantities import show_number, show_quantity
from wushe.goods.queries import adjustments, allocations, points, rescues as queries
from wushe.goods.schemas.entered import Handout, NewAllocation, NewLot, NewRescue, NewWriteOff, Picked
from wushe.goods.service import adjusting, asking, giving, receiving
from wushe.goods.service.receiving import Origin
from wushe.kernel.database.model import new_id
from wushe.kernel.i18n import _
from wushe.kernel.journal.event import Code
from wushe.kernel.work import Work
from wushe.ledger import posting

BOOK = "goods_rescue"


async def begin(work: Work, data: NewRescue) -> Rescue:
    """Volunteers go. Whoever enters it need not be one of them. Raises `NobodyRuns`, `PointClosed`, `ReceivedAhead`."""
    reach = work.require(Goods.KEEP)
    if not data.person_ids:
        raise NobodyRuns
    point = await work.one(points.point(reach, data.point_id, lock=True), NoSuchPoint)
    delivery = await receiving.deliver(work, point, Origin(Giver.ENTERPRISE, name=data.enterprise), on=data.on)
    on = delivery.received_on
    rescue = work.add(
        Rescue(
            id=new_id(), number=f"MB{on.year}-{await posting.next_number(work, BOOK, on.year):04}",
            enterprise=data.enterprise, point_id=point.id, delivery_id=delivery.id, on=on,
            begun_by=work.person.person_id,
        )
    )  # fmt: skip
    await work.flush()
    members = set(data.person_ids)
    for person_id in sorted(members):
        work.add(RescueMember(id=new_id(), rescue_id=rescue.id, person_id=person_id))
    await work.flush()
    work.record(RescueBegun(rescue_id=rescue.id, point_id=point.id, volunteers=len(members)))
    return rescue


async def pick_up(work: Work, rescue_id: UUID, data: Picked) -> RescueLine:
    """What was picked up, as a lot of the run's delivery. Raises `ExpiredBefore`, `RescueClosed`."""
    rescue = await _open(work, rescue_id)
    delivery = await work.get(Delivery, rescue.delivery_id)
    basis = Basis.NONE if data.value is None else Basis.MARKET
    entered = NewLot(
        item_id=data.item_id, quantity=data.quantity, best_before=data.best_before, value=data.value, basis=basis
    )
    lot = await receiving.enter(work, delivery, entered)
    line = work.add(RescueLine(id=new_id(), rescue_id=rescue.id, lot_id=lot.id, picked=lot.received))
    await work.flush()
    item = await work.one(adjustments.item_of_lot(lot.id), NoSuchItem)
    amount = Code(show_number(lot.received, item.unit))
    work.record(FoodPicked(rescue_id=rescue.id, lot_id=lot.id, item_id=item.id, amount=amount, unit=item.unit))
    return line


async def hand_out(work: Work, rescue_id: UUID, data: Handout) -> Allocation:
    """Given on the spot: allocated out of the run's own lots and handed over at once. An organisation still confirms.

    Raises `TooLittleStock`, `OutOfDate`, `Invalid`, `RescueClosed`.
    """
    rescue = await _open(work, rescue_id)
    to = Recipient.ORGANIZATION if data.organization_id else Recipient.HOUSEHOLDS
    wanted = NewAllocation(
        item_id=data.item_id, quantity=data.quantity, point_id=rescue.point_id, recipient=to,
        organization_id=data.organization_id, households=data.households, purpose=_("爱心面包发放").say(),
    )  # fmt: skip
    asking.check(wanted)
    allocation = await asking.draw_up(work, rescue.point_id, wanted, rescue_id=rescue.id)
    await asking.put_line(work, allocation, wanted)
    await giving.draw(work, allocation, delivery_id=rescue.delivery_id)
    await giving.pass_on(work, allocation)
    return allocation


async def leave(work: Work, rescue_id: UUID, lot_id: UUID, data: NewWriteOff) -> Adjustment:
    """What was left is taken off, with the reason. Raises `MoreThanThere`, `RescueClosed`."""
    rescue = await _open(work, rescue_id)
    lot = await work.one(queries.lot_of(rescue.id, lot_id), NoSuchLot)
    return await adjusting.take_off(work, lot, data)


async def settle(work: Work, rescue_id: UUID) -> Rescue:
    """Picked is given and remainder, for each lot. Raises `NotAccountedFor`, `StillOnTheWay`, `RescueClosed`."""
    rescue = await _open(work, rescue_id)
    if waiting := await work.scalar(allocations.waiting_of_delivery(rescue.delivery_id)):
        raise StillOnTheWay(n=waiting)
    rows = await work.rows(queries.lines_of([rescue.id]))
    accounts = {row[0]: row for row in await work.rows(queries.accounts([row[1].id for row in rows]))}
    for line, lot, item in rows:
        _lot, given, remainder = accounts[lot.id]
        line.account(given=given, remainder=remainder)
        if line.difference:
            raise NotAccountedFor(item=item.name, difference=show_quantity(line.difference, item.unit))
    await work.flush()
    rescue.close(work.person.person_id)
    await work.flush()
    work.record(RescueSettled(rescue_id=rescue.id, lines=len(rows)))
    return rescue


async def _open(work: Work, rescue_id: UUID) -> Rescue:
    rescue = await work.one(queries.rescue(work.require(Goods.RESCUE), rescue_id, lock=True), NoSuchRescue)
    rescue.refuse_if_closed()
    return rescue
