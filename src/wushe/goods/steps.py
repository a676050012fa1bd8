"""Where an allocation stands, for its page. Pure: data in, words out."""

from wushe.goods.kinds import AllocationState, Recipient
from wushe.goods.models import Allocation
from wushe.kernel.i18n import _
from wushe.kernel.web import formats
from wushe.kernel.web.steps import Step, way

_WAY = (
    AllocationState.ASKED, AllocationState.ALLOCATED, AllocationState.HANDED_OVER, AllocationState.CONFIRMED,
)  # fmt: skip
_TITLES = (_("申请"), _("分配出库"), _("交接"), _("签收"))


def stepper(allocation: Allocation) -> list[Step]:
    """Asked, allocated, handed over, confirmed, with their days. Households confirm nothing."""
    days = [allocation.asked_on, allocation.allocated_on, allocation.handed_at, allocation.confirmed_at]
    notes = [formats.date(day) for day in days if day]
    if allocation.state is AllocationState.CANCELLED:
        return [*way(_TITLES[: len(notes)], len(notes), notes), Step(_("取消"), "stopped")]
    titles = _TITLES[:3] if allocation.recipient is Recipient.HOUSEHOLDS else _TITLES
    return way(titles, _WAY.index(allocation.state) + 1, notes)
