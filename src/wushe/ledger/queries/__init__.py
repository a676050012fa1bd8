"""Questions about the ledger."""

from wushe.ledger.queries.bank import (
    IS_MATCHED,
    NEWEST_FIRST,
    OLDEST_FIRST,
    bank,
    banks,
    incoming,
    line,
    lines,
    lines_like,
    listed,
    matches_of,
)
from wushe.ledger.queries.posting import (
    LEDGER_POST,
    POSTING_SQL,
    account,
    balances,
    entries_of,
    entry,
    lots,
    main_bank,
    transfers_of,
)

__all__ = [
    "IS_MATCHED",
    "LEDGER_POST",
    "NEWEST_FIRST",
    "OLDEST_FIRST",
    "POSTING_SQL",
    "account",
    "balances",
    "bank",
    "banks",
    "entries_of",
    "entry",
    "incoming",
    "line",
    "lines",
    "lines_like",
    "listed",
    "lots",
    "main_bank",
    "matches_of",
    "transfers_of",
]
