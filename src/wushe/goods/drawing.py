"""The papers of goods: the slip of a delivery, and that of an allocation with the code of its hand-over."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import anyio.to_thread

from wushe.goods.codes import hand_over_code
from wushe.goods.models import Allocation, AllocationLine, Delivery, Item, Lot
from wushe.goods.naming import Names, allocations_named, deliveries_named, giver_of, items_of, recipient_of
from wushe.goods.quantities import show_quantity, show_weight
from wushe.goods.queries import allocations, deliveries
from wushe.kernel import clock
from wushe.kernel.i18n import _
from wushe.kernel.papers.paper import compile_paper
from wushe.kernel.papers.qr import qr_svg
from wushe.kernel.web import formats
from wushe.kernel.work import Work

SLIP = Path(__file__).parent / "papers" / "slip.typ"


async def delivery_pdf(work: Work, delivery: Delivery) -> bytes:
    lots = await work.all(deliveries.lots_of([delivery.id]))
    items = await items_of(work, (lot.item_id for lot in lots))
    return await _compiled(_delivered(work, delivery, lots, items, await deliveries_named(work, [delivery])))


def _delivered(
    work: Work, delivery: Delivery, lots: Sequence[Lot], items: Mapping[UUID, Item], names: Names
) -> dict[str, Any]:  # fmt: skip
    total = sum(lot.value_fen or 0 for lot in lots)
    return {
        "issuer": work.tenant.name,
        "number": delivery.number,
        "title": _("物资入库单").say(),
        "facts": [
            [_("来源").say(), giver_of(delivery, names)],
            [_("捐赠点").say(), names.get(delivery.point_id, "")],
            [_("入库日期").say(), formats.date(delivery.received_on)],
            [_("折价合计").say(), formats.money(total)],
        ],
        "titles": [_("品类").say(), _("数量").say(), _("重量").say(), _("保质期").say(), _("折价").say()],
        "rows": [_lot_row(lot, items[lot.item_id]) for lot in lots],
        "right": [1, 2, 4],
        "code": None,
        "hint": "",
        "people": [[_("经手人").say(), names.get(delivery.received_by, "")]],
        "date": formats.date(delivery.received_on),
    }


def _lot_row(lot: Lot, item: Item) -> list[str]:
    worth = formats.money(lot.value_fen) if lot.value_fen else _("只计件").say()
    expires = formats.date(lot.expires_on) if lot.expires_on else _("不限").say()
    return [item.name, show_quantity(lot.received, item.unit), show_weight(item.weight(lot.received)), expires, worth]


async def allocation_pdf(work: Work, allocation: Allocation, address: str) -> bytes:
    """`address` is the product's, in front of the code that the receiver scans."""
    lines = await work.all(allocations.lines_of([allocation.id]))
    items = await items_of(work, (line.item_id for line in lines))
    names = await allocations_named(work, [allocation])
    link = hand_over_link(work, allocation, address)
    return await _compiled(
        {
            "issuer": work.tenant.name,
            "number": allocation.number,
            "title": _("物资分配单").say(),
            "facts": [
                [_("领用方").say(), recipient_of(allocation, names)],
                [_("捐赠点").say(), names.get(allocation.point_id, "")],
                [_("用途").say(), allocation.purpose],
                [_("状态").say(), allocation.state.label.say()],
            ],
            "titles": [_("品类").say(), _("数量").say(), _("重量").say(), _("已退回").say()],
            "rows": [_line_row(line, items[line.item_id]) for line in lines],
            "right": [1, 2, 3],
            "code": str(qr_svg(link, _("签收二维码").say())),
            "hint": _("领用方收到物资后扫码签收；交接人不能自己签收。").say(),
            "people": [
                [_("交接人").say(), names.get(allocation.handed_by, "")],
                [_("签收人").say(), names.get(allocation.confirmed_by, "")],
            ],
            "date": formats.date(clock.today()),
        }
    )


def _line_row(line: AllocationLine, item: Item) -> list[str]:
    returned = show_quantity(line.returned, item.unit) if line.returned else ""
    return [item.name, show_quantity(line.quantity, item.unit), show_weight(item.weight(line.quantity)), returned]


def hand_over_link(work: Work, allocation: Allocation, address: str) -> str:
    """What the code on paper and screen leads to."""
    return f"{address}/{work.tenant.slug}/goods/handovers/{hand_over_code(work.secret, allocation.id)}"


async def _compiled(data: dict[str, Any]) -> bytes:
    return await anyio.to_thread.run_sync(partial(compile_paper, SLIP, data))
