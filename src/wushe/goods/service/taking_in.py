"""Deliveries from a sheet: each row one lot, the rows of one giver, point and day one delivery."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from wushe.donations.kinds import Basis
from wushe.goods.errors.keeping import NoSuchItem, NoSuchPoint
from wushe.goods.kinds import Giver
from wushe.goods.models import Delivery, DonationPoint, Item
from wushe.goods.permissions import Goods
from wushe.goods.queries import items, points
from wushe.goods.schemas.entered import NewLot
from wushe.goods.service.receiving import Origin, deliver, enter
from wushe.kernel import clock
from wushe.kernel.errors import Refusal
from wushe.kernel.importing.declared import Outcome, Row
from wushe.kernel.paging import Filters
from wushe.kernel.text import normalised
from wushe.kernel.work import Work

_ITS_COLUMN = {"item_id": "item", "point_id": "point"}


@dataclass(frozen=True, slots=True)
class _Known:
    """What a batch is compared with, asked for once; `made` are the deliveries of this batch."""

    points: dict[str, DonationPoint]
    items: dict[str, Item]
    made: dict[tuple[UUID, str, date], Delivery] = field(default_factory=dict)


async def take_deliveries(work: Work, rows: Sequence[Row]) -> None:
    """Raises nothing: what cannot be taken is refused row by row, and leaves nothing behind."""
    reach = work.require(Goods.IMPORT)
    keys = {normalised(row.values["item"]) for row in rows}
    known = _Known(
        {point.name_key: point for point in await work.all(points.points(reach, Filters()))},
        {item.name_key: item for item in await work.all(items.by_names(keys))},
    )
    for row in rows:
        try:
            async with work.session.begin_nested():
                delivery = await _take(work, known, row)
        except Refusal as refusal:
            row.refuse(refusal, _ITS_COLUMN.get(refusal.field or "", ""))
        else:
            known.made[_key(delivery)] = delivery
            row.did(Outcome.ADDED)


async def _take(work: Work, known: _Known, row: Row) -> Delivery:
    values = row.values
    point = known.points.get(normalised(values["point"]))
    if point is None:
        raise NoSuchPoint
    item = known.items.get(normalised(values["item"]))
    if item is None:
        raise NoSuchItem
    delivery = await _delivery(work, known, row, point)
    data = NewLot(
        item_id=item.id, quantity=values["quantity"], unit=values["unit"], best_before=values["best_before"],
        value=values["value"], basis=values["basis"] or (Basis.NONE if values["value"] is None else Basis.MARKET),
    )  # fmt: skip
    await enter(work, delivery, data)
    return delivery


async def _delivery(work: Work, known: _Known, row: Row, point: DonationPoint) -> Delivery:
    """The one of this batch that the row belongs to, else a new one."""
    name, on = row.values["enterprise"] or "", row.values["received_on"] or clock.today()
    if made := known.made.get((point.id, name, on)):
        return made
    origin = Origin(Giver.ENTERPRISE if name else Giver.PERSON, name=name)
    return await deliver(work, point, origin, on=on, words=row.values["words"] or "")


def _key(delivery: Delivery) -> tuple[UUID, str, date]:
    return delivery.point_id, delivery.giver_name, delivery.received_on
