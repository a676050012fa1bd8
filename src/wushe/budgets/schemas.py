"""What people enter and see of budgets."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Entered, Name, Shown, Yuan, text
from wushe.ledger.kinds import SourceKind

Year = Annotated[int, Meta(ge=2000, le=2100)]


class NewBudget(Entered):
    """The cost of a year; `amount` is typed in yuan and held in fen."""

    organization_id: UUID
    year: Year
    amount: Yuan
    note: Annotated[str, text(500, shortest=0, lines=True)] = ""


class BudgetChange(Entered):
    """Another cost for the same year."""

    amount: Yuan
    note: Annotated[str, text(500, shortest=0, lines=True)] = ""


class NewLine(Entered):
    """A source of the year's money."""

    kind: SourceKind
    title: Name
    amount: Yuan
    secured: bool = False


class BudgetFilters(Filters):
    """What the list of budgets can be narrowed by."""

    year: Year | None = None


class BudgetLineOfList(Shown):
    """A budget in a list; amounts in fen."""

    id: UUID
    organization_id: UUID
    organization: str
    year: int
    cost_fen: int
    secured_fen: int


class BudgetPage(Shown):
    """One page of the list."""

    items: list[BudgetLineOfList]
    next: str | None
    previous: str | None


class ShareShown(Shown):
    """What one kind of source bears: fen, and tenths of a percent of what is secured."""

    kind: SourceKind
    fen: int
    permille: int


class LineShown(Shown):
    """One source; amount in fen."""

    id: UUID
    kind: SourceKind
    title: str
    amount_fen: int
    secured: bool


class BudgetShown(Shown):
    """A year with its mix; amounts in fen, `months` covered in tenths of a month."""

    id: UUID
    organization_id: UUID
    year: int
    cost_fen: int
    secured_fen: int
    hoped_fen: int
    gap_fen: int
    months: int
    shares: list[ShareShown]
    lines: list[LineShown]
    note: str
    version: int
