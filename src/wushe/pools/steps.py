"""How far a booking is, and what is due to be done with it. Pure."""

from datetime import datetime

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled
from wushe.kernel.web.steps import Step, way
from wushe.pools.kinds import BookingState as State
from wushe.pools.models import Booking
from wushe.pools.models.booking import AHEAD

_WAY = (State.ASKED, State.CONFIRMED, State.HANDED_OVER, State.RETURNED)
_TITLES = (_("提出预约"), _("确认"), _("交接使用"), _("归还"))
_STOPPED = {State.REFUSED: 1, State.CANCELLED: 1, State.NO_SHOW: 2}
"""How many steps were taken before it ended otherwise."""


class Due(Labelled):
    """What the steward does next with a booking."""

    DECIDE = "decide", _("同意或不同意")
    HAND_OVER = "hand_over", _("交接")
    TAKE_BACK = "take_back", _("登记归还")


def due(booking: Booking, at: datetime) -> Due | None:
    """The one thing that is the steward's to do now, if there is one."""
    match booking.state:
        case State.ASKED:
            return Due.DECIDE
        case State.CONFIRMED if at >= booking.starts_at - AHEAD:
            return Due.HAND_OVER
        case State.HANDED_OVER:
            return Due.TAKE_BACK
        case _:
            return None


def has_missed(booking: Booking, at: datetime) -> bool:
    """Whether it can be said that nobody came."""
    return booking.state is State.CONFIRMED and at >= booking.starts_at


def stepper(booking: Booking) -> list[Step]:
    """How far it is; what ended otherwise stops after as many steps as were taken."""
    if (done := _STOPPED.get(booking.state)) is not None:
        return [*way(_TITLES[:done], done), Step(booking.state.label, "stopped")]
    return way(_TITLES, 0 if booking.state is State.WAITING else _WAY.index(booking.state) + 1)
