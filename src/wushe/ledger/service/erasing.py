"""Forgetting what bank statements say of people, when the law asks to keep it no longer."""

from datetime import date

from sqlalchemy import update

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.ledger.events import BankWordsErased
from wushe.ledger.models import BankLine
from wushe.ledger.permissions import Ledger

KEPT_YEARS = 10
"""Statements of the bank are kept 10 years after the end of their year (会计档案管理办法, 财政部令第79号). Vouchers and
books, 30 years, name no payer here and stay."""


async def erase_old_words(work: Work) -> int:
    """Other parties and remarks of lines whose years are over; days, amounts and matches stay. Returns how many."""
    work.require(Ledger.READ)
    today = clock.today()
    before = date(today.year - KEPT_YEARS, 1, 1)
    gone = (
        update(BankLine)
        .where(BankLine.on < before, BankLine.erased_on.is_(None))
        .values(counterparty_sealed=None, counterparty_hash=None, summary_sealed=None, erased_on=today)
        .returning(BankLine.id)
        .execution_options(synchronize_session=False)
    )
    lines = len((await work.session.execute(gone)).all())
    if lines:
        work.record(BankWordsErased(before=before, lines=lines))
    return lines
