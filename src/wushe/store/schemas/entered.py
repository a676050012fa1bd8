"""What people enter in the store."""

from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from msgspec import Meta

from wushe.goods.quantities import written
from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Entered, text
from wushe.store.halfhours import parse_hours
from wushe.store.kinds import ExchangeState
from wushe.store.models.price import MOST_PIECES
from wushe.store.models.rules import (
    FETCHED_WITHIN,
    LEAST_PERCENT,
    LONGEST_LIFE,
    LONGEST_WAIT,
    MOST_PERCENT,
    SAME,
)

if TYPE_CHECKING:
    Hours = int
else:
    Hours = Annotated[str, Meta(max_length=20, extra={"parse": parse_hours, "kind": "hours"})]
"""Entered as hours ("1.5"), held as whole minutes."""
Portion = Annotated[str, text(20, parse=written)]
Pieces = Annotated[int, Meta(ge=1, le=MOST_PIECES)]
Reason = Annotated[str, text(300, shortest=0, lines=True)]


class RulesData(Entered):
    """How much credit an hour gives, how long it lasts in days (none: for ever), and how long goods wait."""

    percent: Annotated[int, Meta(ge=LEAST_PERCENT, le=MOST_PERCENT)] = SAME
    lasts: Annotated[int, Meta(ge=1, le=LONGEST_LIFE)] | None = None
    pickup_days: Annotated[int, Meta(ge=1, le=LONGEST_WAIT)] = FETCHED_WITHIN


class PriceData(Entered):
    """What may be changed of a price. `portion` is in the item's unit."""

    hours: Hours
    portion: Portion = "1"
    most: Pieces | None = None
    on_shelf: bool = False


class NewPrice(PriceData, kw_only=True):
    """An item at a point."""

    point_id: UUID
    item_id: UUID


class CartData(Entered):
    """So many pieces at a price are in the cart from now on; none takes it out."""

    price_id: UUID
    pieces: Annotated[int, Meta(ge=0, le=MOST_PIECES)] = 1


class Placing(Entered):
    """Exchange what is in the cart of one point, for as many minutes as were read there."""

    point_id: UUID
    minutes: Annotated[int, Meta(ge=0, le=1_000_000)]


class Because(Entered):
    """Why, for whoever is concerned."""

    reason: Reason = ""


class Township(Entered):
    """With which township."""

    township_id: UUID


class MonthData(Entered):
    """Which month is settled: any day of it."""

    month: Day


class ShelfFilters(Filters):
    """What somebody looks for on the shelf."""

    point_id: UUID | None = None


class ExchangeFilters(Filters):
    """How the list of exchanges may be narrowed."""

    point_id: UUID | None = None
    state: ExchangeState | None = None
    since: Day | None = None
    until: Day | None = None
