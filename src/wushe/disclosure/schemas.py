"""What is public of a year's money. Amounts in fen; no person, no text that somebody typed about one."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from wushe.donations.kinds import InKindSort
from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Shown
from wushe.ledger.kinds import SourceKind


class AskedYear(Filters):
    """Which year; this one unless it is named."""

    year: Annotated[int, Meta(ge=2000, le=2100)] | None = None


class FundMoney(Shown):
    """One fund: what came in and went out in the year, and what it holds now."""

    name: str
    purpose: str
    received_fen: int
    spent_fen: int
    held_fen: int


class SourceMoney(Shown):
    """What came in of one kind of source."""

    kind: SourceKind
    received_fen: int


class PurposeMoney(Shown):
    """What was spent for one purpose; an empty name is what had none."""

    purpose: str
    spent_fen: int


class GiftTold(Shown):
    """One gift; an empty `giver` wishes not to be named or is a person."""

    giver: str
    on: date
    fen: int


class PaymentTold(Shown):
    """One payment: to which organisation, for what, out of which fund."""

    on: date
    payee: str
    purpose: str
    fund: str
    fen: int


class InKindTold(Shown):
    """Goods, labour or counted things of a year: how many gifts, and their value; counted things have none."""

    sort: InKindSort
    gifts: int
    value_fen: int


class MoneyInPublic(Shown):
    """A township's money of one year. Gifts and payments are the newest ones."""

    year: int
    received_fen: int
    spent_fen: int
    held_fen: int
    funds: list[FundMoney]
    sources: list[SourceMoney]
    purposes: list[PurposeMoney]
    gifts: list[GiftTold]
    payments: list[PaymentTold]
    in_kind: list[InKindTold]
