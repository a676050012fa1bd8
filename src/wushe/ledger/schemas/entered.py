"""What people enter into the books."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from wushe.kernel.schemas import Day, Entered, Name, Yuan, text
from wushe.ledger.kinds import ReversalReason


class NewLine(Entered):
    """A line of a bank statement. Amounts are typed in yuan; either `into` or `out` is given."""

    on: Day
    into: Yuan | None = None
    out: Yuan | None = None
    balance: Yuan | None = None
    serial: Annotated[str, text(64, shortest=0)] = ""
    counterparty: Annotated[str, text(120, shortest=0)] = ""
    summary: Annotated[str, text(200, shortest=0)] = ""
    account_id: UUID | None = None


class NewBankAccount(Entered):
    """A bank account; the name that people know it by, such as 基本户（农商行 1234）."""

    name: Name


class NewMatch(Entered):
    """One line of the bank and the entries that it stands for, or one entry and the lines that stand for it.

    Without `partly` the sums of both sides are equal; with it something of the single one may stay open.
    """

    line_ids: Annotated[list[UUID], Meta(min_length=1, max_length=200)]
    entry_ids: Annotated[list[UUID], Meta(min_length=1, max_length=200)]
    partly: bool = False


class Reversing(Entered):
    """Why and when an entry is undone."""

    on: Day
    reason: ReversalReason


class Closing(Entered):
    """The month to close, by any of its days."""

    month: Day


class Reconciling(Entered):
    """Which bank account, up to which day."""

    account_id: UUID
    until: Day
