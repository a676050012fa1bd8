"""What happened to the books. Moves of money are told by the slices above, for they know what they were for."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event


class BankLineEntered(Event, frozen=True):
    """A line of a statement was entered by hand; below zero it went out."""

    sentence: ClassVar[Sentence] = _("登记银行流水 {on}，{amount_fen}")
    line_id: UUID
    account_id: UUID
    on: date
    amount_fen: int


class BankLineRemoved(Event, frozen=True):
    """A line that was entered by mistake was taken out again."""

    sentence: ClassVar[Sentence] = _("删除银行流水 {on}，{amount_fen}")
    line_id: UUID
    account_id: UUID
    on: date
    amount_fen: int
