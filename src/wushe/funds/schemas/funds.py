"""What people enter and see of funds."""

from datetime import date
from typing import Annotated
from uuid import UUID

from wushe.funds.kinds import FundKind, FundState, PromiseState
from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Entered, Name, Shown, Yuan, text


class FundData(Entered):
    """What is entered about a fund. `amount` is typed in yuan and held in fen."""

    name: Name
    amount: Yuan
    kind: FundKind = FundKind.COMMUNITY_FUND
    purpose: Annotated[str, text(2000, shortest=0, lines=True)] = ""
    community_id: UUID | None = None
    funder_id: UUID | None = None


class NewPromise(Entered):
    """A part of a fund for a linkage."""

    fund_id: UUID
    amount: Yuan


class FundFilters(Filters):
    """What the list of funds can be narrowed by."""

    state: FundState | None = None
    kind: FundKind | None = None
    community_id: UUID | None = None


class FundShown(Shown):
    """A fund; amounts in fen."""

    id: UUID
    name: str
    kind: FundKind
    purpose: str
    community_id: UUID | None
    amount_fen: int
    promised_fen: int
    left_fen: int
    state: FundState
    version: int


class FundLine(Shown):
    """A fund in a list; amounts in fen."""

    id: UUID
    name: str
    kind: FundKind
    state: FundState
    amount_fen: int
    promised_fen: int
    community_id: UUID | None


class FundPage(Shown):
    """One page of the list."""

    items: list[FundLine]
    next: str | None
    previous: str | None


class PromiseShown(Shown):
    """A promise; amount in fen."""

    id: UUID
    fund_id: UUID
    linkage_id: UUID
    amount_fen: int
    state: PromiseState
    promised_on: date
    settled_on: date | None
    version: int
