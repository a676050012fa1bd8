"""What happened to the books. Moves of money are told by the slices above, for they know what they were for."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event
from wushe.ledger.kinds import ReversalReason


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


class BankWordsErased(Event, frozen=True):
    """Who paid and what they wrote is kept as long as the law keeps bank statements, and no longer."""

    sentence: ClassVar[Sentence] = _("按档案保管期限删除 {before} 以前 {lines} 条银行流水的户名和摘要")
    before: date
    lines: int


class BankAccountOpened(Event, frozen=True):
    """A bank account of the township is in the books from now on."""

    sentence: ClassVar[Sentence] = _("开立银行账户 {account_id}")
    account_id: UUID


class EntryReversed(Event, frozen=True):
    """An entry was undone by its opposite. Slices whose state rests on it listen."""

    sentence: ClassVar[Sentence] = _("冲正凭证 {entry_id}：{reason}")
    entry_id: UUID
    reversal_id: UUID
    about_id: UUID
    reason: ReversalReason


class MonthWasClosed(Event, frozen=True):
    """Nothing more is booked into the month or before it."""

    sentence: ClassVar[Sentence] = _("结账，本月起日 {month}，{entries} 张凭证，期末存款 {amount_fen}")
    month_id: UUID
    month: date
    entries: int
    amount_fen: int


class LineReconciled(Event, frozen=True):
    """A line of the bank, or so much of it, was found to be of an entry of the books."""

    sentence: ClassVar[Sentence] = _("银行流水 {on}，{amount_fen} 与凭证 {entry_id} 对账")
    line_id: UUID
    entry_id: UUID
    on: date
    amount_fen: int


class LineReleased(Event, frozen=True):
    """A line and an entry were taken for each other by mistake."""

    sentence: ClassVar[Sentence] = _("撤销与凭证 {entry_id} 的对账")
    line_id: UUID
    entry_id: UUID


class BooksVerified(Event, frozen=True):
    """All holdings, sums and numbers were proved."""

    sentence: ClassVar[Sentence] = _("核对账簿，{entries} 张凭证无误")
    entries: int


class BooksFoundWrong(Event, frozen=True):
    """The books do not prove: somebody changed them behind the product's back, or the product is defect."""

    sentence: ClassVar[Sentence] = _("核对账簿，发现 {findings} 处不符")
    entries: int
    findings: int
