"""Sealing what a bank statement says of people, and finding it again without opening it."""

from wushe.kernel.personal.vault import Sealed
from wushe.kernel.work import Work
from wushe.ledger.models import BankLine

COUNTERPARTY, SUMMARY = "ledger_bank_line.counterparty", "ledger_bank_line.summary"


def counterparty_hash(work: Work, name: str) -> bytes | None:
    """By which all lines of one other party are found; `name` as the bank writes it, cleaned."""
    return work.vault.fingerprint(name, tenant_id=work.tenant.id, field=COUNTERPARTY) if name else None


def write_words(work: Work, line: BankLine, counterparty: str, summary: str) -> None:
    line.counterparty_sealed = _sealed(work, counterparty, COUNTERPARTY)
    line.counterparty_hash = counterparty_hash(work, counterparty)
    line.summary_sealed = _sealed(work, summary, SUMMARY)


def counterparty(work: Work, line: BankLine) -> str:
    """The whole name of the other party, for verbs; pages show it masked."""
    return _opened(work, line.counterparty_sealed, COUNTERPARTY)


def summary(work: Work, line: BankLine) -> str:
    return _opened(work, line.summary_sealed, SUMMARY)


def _sealed(work: Work, plain: str, field: str) -> bytes | None:
    return work.vault.seal(plain, tenant_id=work.tenant.id, field=field).token if plain else None


def _opened(work: Work, token: bytes | None, field: str) -> str:
    return "" if token is None else work.vault.open(Sealed(token), tenant_id=work.tenant.id, field=field)
