"""What an entry is to an accountant: accounts of 民间非营利组织会计制度 (财会〔2004〕7号), for export.

The ledger knows pots; the accountant's books know assets, liabilities, income and cost. `NOT_OWN`, `INCOME` and `SPENT`
are the whole of the translation. What only moves money between pots of the same standing (a reservation, a release) is
no entry there. Names and numbers are those of 2004; those of the system in force since 2026 (财会〔2024〕25号) are not
known here and are for the accountant to compare (`docs/books.md`).
"""

from typing import NamedTuple

from wushe.kernel.i18n import Sentence, _
from wushe.ledger.kinds import AccountKind, EntryKind, SourceKind
from wushe.ledger.models import Source


class Code(NamedTuple):
    """An account of the accountant's books."""

    number: str
    name: Sentence


AT_BANK = Code("1002", _("银行存款"))
IN_CUSTODY = Code("2601", _("受托代理负债"))
SPENT = Code("5101", _("业务活动成本"))
NOT_OWN = {AccountKind.BANK: AT_BANK, AccountKind.CUSTODY: IN_CUSTODY, AccountKind.HELD: IN_CUSTODY}
_GIFTS = Code("410101", _("捐赠收入-非限定性收入")), Code("410102", _("捐赠收入-限定性收入"))
_GRANTS = Code("440101", _("政府补助收入-非限定性收入")), Code("440102", _("政府补助收入-限定性收入"))
_OTHER = Code("490101", _("其他收入-非限定性收入")), Code("490102", _("其他收入-限定性收入"))
INCOME = {
    SourceKind.DONATION: _GIFTS,
    SourceKind.ENTERPRISE: _GIFTS,
    SourceKind.VOLUNTEERS: _GIFTS,
    SourceKind.APPROPRIATION: _GRANTS,
    SourceKind.COMMUNITY: _OTHER,
    SourceKind.DEPOSIT: _OTHER,
}
"""Income by the kind of source: without and with a restriction."""


def codes(kind: EntryKind, debit: AccountKind, credit: AccountKind, source: Source) -> tuple[Code, Code] | None:
    """(debit, credit) of one transfer between two pots; None where it is no entry to an accountant.

    `debit` and `credit` are the kinds of the outermost pots. Of a reversal ask for what it undoes, and turn the answer.
    """
    if debit is credit or NOT_OWN.get(debit) == NOT_OWN.get(credit, SPENT):
        return None
    return _debited(kind, debit, source), _credited(credit, source)


def _debited(kind: EntryKind, pot: AccountKind, source: Source) -> Code:
    """A township's own money is cost as it goes, and income less as it is given back."""
    if pot in NOT_OWN:
        return NOT_OWN[pot]
    return _income(source) if kind is EntryKind.REFUND else SPENT


def _credited(pot: AccountKind, source: Source) -> Code:
    return NOT_OWN.get(pot) or _income(source)


def _income(source: Source) -> Code:
    free, tied = INCOME[source.kind]
    return free if source.restriction.is_free else tied
