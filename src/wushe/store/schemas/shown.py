"""What is shown of the store."""

from datetime import date, datetime
from uuid import UUID

from wushe.kernel.schemas import Shown
from wushe.store.kinds import CreditMoveKind, ExchangeState, RecognitionState


class RulesShown(Shown):
    """`lasts` in days; None: credit does not expire. `opened_on` is None where there is no store."""

    opened_on: date | None
    percent: int
    lasts: int | None
    pickup_days: int
    version: int | None


class PriceShown(Shown):
    """A line of the price list; quantities in steps of the item's unit."""

    id: UUID
    point_id: UUID
    item_id: UUID
    portion: int
    minutes: int
    most: int | None
    on_shelf: bool
    version: int


class ShelfItem(Shown):
    """What can be exchanged now: so many pieces are left."""

    price_id: UUID
    point_id: UUID
    item: str
    portion: str
    minutes: int
    most: int | None
    left: int
    in_cart: int


class ElsewhereShown(Shown):
    """What was earned in a township that this one recognises."""

    township_id: UUID
    minutes: int


class BalanceShown(Shown):
    """In minutes. `owed` is paid by what is earned next."""

    minutes: int
    owed: int
    elsewhere: list[ElsewhereShown]


class MoveShown(Shown):
    """One line of the history."""

    id: UUID
    kind: CreditMoveKind
    change: int
    on: date
    about_id: UUID


class ExchangeRow(Shown):
    """One line of the list; nobody is named in it."""

    id: UUID
    number: str
    point: str
    minutes: int
    state: ExchangeState
    placed_at: datetime
    fetch_by: date


class ExchangePage(Shown):
    """One page of the list."""

    items: list[ExchangeRow]
    next: str | None
    previous: str | None


class LineShown(Shown):
    """So many pieces of `portion` steps for `minutes` each."""

    item_id: UUID
    pieces: int
    portion: int
    minutes: int


class ExchangeShown(Shown):
    """One exchange."""

    id: UUID
    number: str
    person_id: UUID
    point_id: UUID
    minutes: int
    state: ExchangeState
    placed_at: datetime
    fetch_by: date
    ended_at: datetime | None
    reason: str
    lines: list[LineShown]
    version: int


class RecognitionShown(Shown):
    """An agreement as this township stands to it."""

    id: UUID
    other_id: UUID
    state: RecognitionState
    ours_at: datetime | None
    theirs_at: datetime | None
    ended_at: datetime | None
    version: int


class MonthShown(Shown):
    """Minutes spent there by ours, here by theirs, and who has said that it is settled."""

    month: date
    owed: int
    due: int
    ours_at: datetime | None
    theirs_at: datetime | None
