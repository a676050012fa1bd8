"""What happened in a period."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select

from wushe.funds.models import Promise
from wushe.kernel.clock import Period
from wushe.ledger.pots import pots
from wushe.linkages.models import Linkage
from wushe.needs.kinds import LIVING
from wushe.needs.models import Need


def needs(period: Period) -> Select[int, int, float | None]:
    """(heard, of these answered by now, average minutes to the first answer) of the needs first heard in it."""
    answered = Need.first_answered_at.is_not(None)
    number = func.count()
    return select(number, number.filter(answered), func.avg(Need.response_minutes)).where(
        Need.state.in_(LIVING), within(Need.heard_at, period)
    )


def needs_answered(period: Period) -> Select[int]:
    """What was answered in the period, whenever it was heard."""
    return select(func.count()).where(Need.state.in_(LIVING), within(Need.answered_at, period))


def linkages_closed(period: Period) -> Select[int]:
    return select(func.count()).where(Linkage.closed_on.between(period.first, period.last))


def promised(period: Period) -> Select[int]:
    """Fen promised in the period and not given back since."""
    pot = pots(select(Promise.account_id).where(Promise.promised_on.between(period.first, period.last)))
    standing = pot.c.left_fen + pot.c.reserved_fen + pot.c.spent_fen
    return select(func.coalesce(func.sum(standing), 0)).select_from(pot)


def within(column: Any, period: Period) -> ColumnElement[bool]:
    starts, ends = period.span
    return and_(column >= starts, column < ends)
