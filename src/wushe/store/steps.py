"""Where an exchange stands, for its page. Pure: data in, words out."""

from wushe.kernel.i18n import _
from wushe.kernel.web import formats
from wushe.store.kinds import ExchangeState
from wushe.store.models import Exchange


def stepper(exchange: Exchange) -> list[dict[str, str]]:
    """Ordered, waiting, fetched: for `pieces.stepper`."""
    placed = {"title": _("兑换").say(), "state": "done", "note": formats.date(exchange.placed_on)}
    ended = formats.date(exchange.ended_at) if exchange.ended_at else ""
    match exchange.state:
        case ExchangeState.WAITING:
            until = _("{day} 前").say(day=formats.date(exchange.fetch_by))
            waits = {"title": _("到点取货").say(), "state": "current", "note": until}
            return [placed, waits, {"title": _("已取货").say(), "state": "todo", "note": ""}]
        case ExchangeState.HANDED_OVER:
            waited = {"title": _("到点取货").say(), "state": "done", "note": ""}
            return [placed, waited, {"title": _("已取货").say(), "state": "done", "note": ended}]
        case _:
            return [placed, {"title": exchange.state.label.say(), "state": "stopped", "note": ended}]
