"""What people enter and see of funds, their income and purposes. Amounts are typed in yuan and held in fen."""

from datetime import date
from typing import Annotated
from uuid import UUID

from wushe.funds.kinds import FundKind, FundState
from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Entered, Name, Shown, Yuan, text
from wushe.ledger.kinds import SourceKind
from wushe.people.groups import Group


class FundData(Entered):
    """What is entered about a fund. `purpose_id` binds all of it to one purpose, `purpose` says it in words."""

    name: Name
    kind: FundKind = FundKind.COMMUNITY_FUND
    purpose_id: UUID | None = None
    purpose: Annotated[str, text(2000, shortest=0, lines=True)] = ""
    community_id: UUID | None = None
    funder_id: UUID | None = None


class Income(Entered):
    """Money that arrived: from where, when, and what it is tied to. Without `on` it arrived today."""

    amount: Yuan
    kind: SourceKind = SourceKind.APPROPRIATION
    on: Day | None = None
    giver_id: UUID | None = None
    bank_id: UUID | None = None
    purpose_id: UUID | None = None
    community_id: UUID | None = None
    group: Group | None = None
    since: Day | None = None
    until: Day | None = None


class PurposeData(Entered):
    """A purpose in the township's own words."""

    name: Name


class FundFilters(Filters):
    """What the list of funds can be narrowed by."""

    state: FundState | None = None
    kind: FundKind | None = None
    community_id: UUID | None = None


class FundShown(Shown):
    """A fund; amounts in fen. `received_fen` is `reserved_fen`, `spent_fen` and `left_fen` together."""

    id: UUID
    name: str
    kind: FundKind
    purpose_id: UUID | None
    purpose: str
    community_id: UUID | None
    received_fen: int
    reserved_fen: int
    spent_fen: int
    left_fen: int
    state: FundState
    version: int


class SourceShown(Shown):
    """Where money of a fund came from, what it is tied to, and what became of it; amounts in fen."""

    id: UUID
    kind: SourceKind
    received_on: date
    purpose_id: UUID | None
    community_id: UUID | None
    group: str
    since: date | None
    until: date | None
    received_fen: int
    reserved_fen: int
    spent_fen: int
    left_fen: int


class FundLine(Shown):
    """A fund in a list; amounts in fen."""

    id: UUID
    name: str
    kind: FundKind
    state: FundState
    received_fen: int
    reserved_fen: int
    spent_fen: int
    left_fen: int
    community_id: UUID | None


class FundPage(Shown):
    """One page of the list."""

    items: list[FundLine]
    next: str | None
    previous: str | None


class PurposeShown(Shown):
    """A purpose; a retired one is offered no more."""

    id: UUID
    name: str
    retired: bool
