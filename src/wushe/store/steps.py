"""Where an exchange stands, for its page. Pure: data in, words out."""

from wushe.kernel.i18n import _
from wushe.kernel.web import formats
from wushe.kernel.web.steps import Step, way
from wushe.store.kinds import ExchangeState
from wushe.store.models import Exchange

_TITLES = (_("兑换"), _("到点取货"), _("已取货"))


def stepper(exchange: Exchange) -> list[Step]:
    """Ordered, waiting, fetched."""
    placed = formats.date(exchange.placed_on)
    ended = formats.date(exchange.ended_at) if exchange.ended_at else ""
    match exchange.state:
        case ExchangeState.WAITING:
            return way(_TITLES, 1, (placed, _("{day} 前").say(day=formats.date(exchange.fetch_by))))
        case ExchangeState.HANDED_OVER:
            return way(_TITLES, 3, (placed, "", ended))
        case _:
            return [*way(_TITLES[:1], 1, [placed]), Step(exchange.state.label, "stopped", ended)]
