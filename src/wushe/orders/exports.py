"""The list of orders as a file: it names residents, so that somebody else agrees to it first."""

from typing import Any

from sqlalchemy import Select

from wushe.identity.permissions import Identity
from wushe.kernel.exporting.declared import Export, each
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.orders.permissions import Orders
from wushe.orders.queries import listing
from wushe.orders.schemas.entered import OrderFilters
from wushe.orders.sheets import ORDER_LIST, order_row
from wushe.people.kinds import RevealReason


def _found(work: Work, filters: OrderFilters) -> Select[Any]:
    return listing.bundled(work.require(Orders.EXPORT), filters).order_by(*listing.ORDER)


ORDERS = Export(
    kind="service_orders", back="/orders", permissions=(Orders.EXPORT,), approval=Identity.HAND_OUT,
    reasons=RevealReason, sheet=ORDER_LIST, filters=OrderFilters, found=_found, as_rows=each(order_row), most=20_000,
    said={"mine": _("派给申请人的")},
)  # fmt: skip
