"""Proving the books: every holding is the sum of its transfers, both sides agree, no number is missing.

Each check is one statement and so sees one moment; they may run while people book.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from wushe.ledger.kinds import Wrong


class Finding(NamedTuple):
    """What is wrong with which thing (an account, a source, an entry, a year), and by how much (fen or numbers)."""

    kind: Wrong
    thing: UUID | int | None
    by: int


_DRIFT = """
    WITH moved AS (
        SELECT account_id, source_id, sum(CASE WHEN account.side = half.side THEN half.fen ELSE -half.fen END) AS fen
        FROM (
            SELECT tenant_id, debit_id AS account_id, source_id, fen, 'debit' AS side FROM ledger_transfer
            WHERE tenant_id = :tenant
            UNION ALL
            SELECT tenant_id, credit_id, source_id, fen, 'credit' FROM ledger_transfer WHERE tenant_id = :tenant
        ) AS half
        JOIN ledger_account AS account ON account.tenant_id = half.tenant_id AND account.id = half.account_id
        GROUP BY account_id, source_id
    )
    SELECT coalesce(held.account_id, moved.account_id), coalesce(held.fen, 0) - coalesce(moved.fen, 0)
    FROM (SELECT account_id, source_id, fen FROM ledger_holding WHERE tenant_id = :tenant) AS held
    FULL JOIN moved USING (account_id, source_id)
    WHERE coalesce(held.fen, 0) <> coalesce(moved.fen, 0)
"""
_UNBALANCED = """
    SELECT source_id, sum(CASE WHEN account.side = 'debit' THEN fen ELSE -fen END)
    FROM ledger_holding AS held
    JOIN ledger_account AS account ON account.tenant_id = held.tenant_id AND account.id = held.account_id
    WHERE held.tenant_id = :tenant
    GROUP BY source_id HAVING sum(CASE WHEN account.side = 'debit' THEN fen ELSE -fen END) <> 0
"""
_GAP = """
    SELECT series.year, series.last - count(entry.id)
    FROM ledger_series AS series
    LEFT JOIN ledger_entry AS entry ON entry.tenant_id = series.tenant_id AND entry.year = series.year
        AND entry.number BETWEEN 1 AND series.last
    WHERE series.tenant_id = :tenant AND series.book = 'entry'
    GROUP BY series.year, series.last HAVING count(entry.id) <> series.last
    UNION ALL
    SELECT entry.year, count(*) FROM ledger_entry AS entry
    LEFT JOIN ledger_series AS series
        ON series.tenant_id = entry.tenant_id AND series.year = entry.year AND series.book = 'entry'
    WHERE entry.tenant_id = :tenant AND entry.number > coalesce(series.last, 0) GROUP BY entry.year
"""
_EMPTY = """
    SELECT entry.id, 0 FROM ledger_entry AS entry WHERE entry.tenant_id = :tenant AND NOT EXISTS (
        SELECT FROM ledger_transfer AS leg WHERE leg.tenant_id = entry.tenant_id AND leg.entry_id = entry.id)
"""
_NOT_OPPOSITE = """
    SELECT coalesce(undoing.id, undone.id), count(*)
    FROM (
        SELECT entry.id, entry.reverses_id, line, source_id, debit_id, credit_id, fen
        FROM ledger_entry AS entry
        JOIN ledger_transfer AS leg ON leg.tenant_id = entry.tenant_id AND leg.entry_id = entry.id
        WHERE entry.tenant_id = :tenant AND entry.reverses_id IS NOT NULL
    ) AS undoing
    FULL JOIN (
        SELECT entry.id, leg.entry_id, line, source_id, debit_id, credit_id, fen
        FROM ledger_entry AS entry
        JOIN ledger_transfer AS leg ON leg.tenant_id = entry.tenant_id AND leg.entry_id = entry.reverses_id
        WHERE entry.tenant_id = :tenant
    ) AS undone
        ON undone.entry_id = undoing.reverses_id AND undone.line = undoing.line
        AND undone.source_id = undoing.source_id AND undone.fen = undoing.fen
        AND undone.debit_id = undoing.credit_id AND undone.credit_id = undoing.debit_id
    WHERE undoing.id IS NULL OR undone.id IS NULL
    GROUP BY 1
"""
CHECKS = (
    (Wrong.DRIFT, _DRIFT),
    (Wrong.UNBALANCED, _UNBALANCED),
    (Wrong.GAP, _GAP),
    (Wrong.EMPTY, _EMPTY),
    (Wrong.NOT_OPPOSITE, _NOT_OPPOSITE),
)


async def verify(session: AsyncSession, tenant_id: UUID) -> list[Finding]:
    """All that is wrong with the books of a township; empty when they prove. The session works for that township."""
    findings: list[Finding] = []
    for kind, check in CHECKS:
        found: Sequence[Any] = (await session.execute(text(check), {"tenant": tenant_id})).all()
        findings += [Finding(kind, thing, int(by)) for thing, by in found]
    return findings
