"""Where an allocation stands, for its page. Pure: data in, words out."""

from datetime import date, datetime

from wushe.goods.kinds import AllocationState, Recipient
from wushe.goods.models import Allocation
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.web import formats

_ORDER = (
    AllocationState.ASKED, AllocationState.ALLOCATED, AllocationState.HANDED_OVER, AllocationState.CONFIRMED,
)  # fmt: skip


def stepper(allocation: Allocation) -> list[dict[str, str]]:
    """Asked, allocated, handed over, confirmed: for `pieces.stepper`. Households confirm nothing."""
    steps: list[tuple[Sentence, date | datetime | None]] = [
        (_("申请"), allocation.asked_on),
        (_("分配出库"), allocation.allocated_on),
        (_("交接"), allocation.handed_at),
        (_("签收"), allocation.confirmed_at),
    ]
    if allocation.recipient is Recipient.HOUSEHOLDS:
        steps.pop()
    stopped = allocation.state is AllocationState.CANCELLED
    awaited = len(steps) if stopped or allocation.is_over else _ORDER.index(allocation.state) + 1
    found = [
        {"title": title.say(), "state": _state(number, awaited, on), "note": formats.date(on) if on else ""}
        for number, (title, on) in enumerate(steps)
        if on or not stopped
    ]
    return [*found, {"title": _("取消").say(), "state": "stopped", "note": ""}] if stopped else found


def _state(number: int, awaited: int, on: date | datetime | None) -> str:
    return "done" if on else "current" if number == awaited else "todo"
