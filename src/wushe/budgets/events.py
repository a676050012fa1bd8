"""What happened to budgets."""

from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event


class BudgetMade(Event, frozen=True):
    """A year's cost was entered."""

    sentence: ClassVar[Sentence] = _("编制{year}年经费，全年需要 {cost_fen}")
    budget_id: UUID
    organization_id: UUID
    year: int
    cost_fen: int


class BudgetChanged(Event, frozen=True):
    """A year's cost was changed."""

    sentence: ClassVar[Sentence] = _("修改年度经费，全年需要 {cost_fen}")
    budget_id: UUID
    cost_fen: int


class BudgetLineAdded(Event, frozen=True):
    """A source was added to the year."""

    sentence: ClassVar[Sentence] = _("添加经费来源 {amount_fen}")
    budget_id: UUID
    line_id: UUID
    amount_fen: int


class BudgetLineSecured(Event, frozen=True):
    """A source that was hoped for is certain."""

    sentence: ClassVar[Sentence] = _("经费来源已落实 {amount_fen}")
    budget_id: UUID
    line_id: UUID
    amount_fen: int


class BudgetLineLost(Event, frozen=True):
    """A source that was certain is only hoped for."""

    sentence: ClassVar[Sentence] = _("经费来源未能落实 {amount_fen}")
    budget_id: UUID
    line_id: UUID
    amount_fen: int


class BudgetLineRemoved(Event, frozen=True):
    """A source was taken out of the year."""

    sentence: ClassVar[Sentence] = _("移除经费来源 {amount_fen}")
    budget_id: UUID
    line_id: UUID
    amount_fen: int
