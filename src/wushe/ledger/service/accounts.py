"""Bank accounts. All other accounts are opened by the slices whose things they belong to."""

from wushe.kernel.work import Work
from wushe.ledger import posting, queries
from wushe.ledger.errors import BankNameTaken
from wushe.ledger.events import BankAccountOpened
from wushe.ledger.kinds import AccountKind
from wushe.ledger.models import Account
from wushe.ledger.permissions import Ledger
from wushe.ledger.schemas import NewBankAccount


async def open_bank(work: Work, data: NewBankAccount) -> Account:
    """Raises `BankNameTaken`."""
    work.require(Ledger.KEEP)
    await posting.hold_banks(work)
    if await work.one_or_none(queries.bank_named(data.name)):
        raise BankNameTaken
    account = posting.open_account(work, AccountKind.BANK, data.name)
    await work.flush()
    work.record(BankAccountOpened(account_id=account.id))
    return account
