"""Proving that a journal is whole, and telling its entries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.dialects.postgresql import insert

from wushe.audit import queries
from wushe.audit.errors import VerifiedJustNow
from wushe.audit.events import JournalVerified
from wushe.audit.models import ChainState
from wushe.audit.permissions import Audit
from wushe.audit.schemas import EntryShown
from wushe.kernel import clock
from wushe.kernel.database.engine import sessions
from wushe.kernel.i18n import _, clauses
from wushe.kernel.journal.findings import Finding
from wushe.kernel.journal.models import JournalEntry, JournalHead
from wushe.kernel.journal.verify import verify as proofread
from wushe.kernel.work import Work
from wushe.people.history import told

PAUSE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The journal as it was at one moment."""

    number: int
    findings: Sequence[Finding]

    def say(self) -> str:
        """One sentence for the person who asked."""
        if not self.findings:
            return _("操作记录完整：共 {number} 条，没有被修改、删除、插入或调换").say(number=self.number)
        return _("操作记录有 {n} 处问题，请立即联系平台运营：{findings}").say(
            n=len(self.findings), findings=clauses(said(finding) for finding in self.findings[:MOST_SAID])
        )


MOST_SAID = 5


def said(finding: Finding) -> str:
    """第 7 条内容被改过, in the reader's language."""
    if finding.first == finding.last:
        return _("第 {first} 条{what}").say(first=finding.first, what=finding.kind.label)
    return _("第 {first}–{last} 条{what}").say(first=finding.first, last=finding.last, what=finding.kind.label)


async def verify(work: Work) -> Verdict:
    """Read the whole journal of this place, and note how it stands. Raises `VerifiedJustNow`."""
    work.require(Audit.VERIFY)
    known = await work.one_or_none(queries.chain_state(work.tenant.id))
    if known is not None and clock.now() - known.verified_at < PAUSE:
        left = PAUSE - (clock.now() - known.verified_at)
        raise VerifiedJustNow(retry_after=max(1, round(left.total_seconds())))
    verdict = await _proofread(work)
    await _note(work, verdict)
    work.record(JournalVerified(number=verdict.number, findings=len(verdict.findings)))
    return verdict


async def _proofread(work: Work) -> Verdict:
    """In a snapshot of its own, so that what people write meanwhile is not taken for something inserted."""
    engine = (await work.session.connection()).engine
    async with sessions(engine)(info={"tenant_id": work.tenant.id, "read_only": True}) as snapshot:
        await snapshot.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        findings = await proofread(snapshot, work.tenant.id)
        head = await snapshot.get(JournalHead, work.tenant.id)
    return Verdict(head.number if head else 0, findings)


async def _note(work: Work, verdict: Verdict) -> None:
    values = {"number": verdict.number, "findings": len(verdict.findings), "verified_at": clock.now()}
    noted = insert(ChainState).values(tenant_id=work.tenant.id, **values)
    await work.session.execute(noted.on_conflict_do_update(index_elements=[ChainState.tenant_id], set_=values))


async def told_entries(work: Work, entries: Sequence[JournalEntry]) -> list[EntryShown]:
    """Entries with the names of those who acted: the person of the register, else the account."""
    lines = await told(work, entries)
    unnamed = {entry.account_id for entry in entries if entry.account_id and not entry.person_id}
    accounts = {row[0]: row[1] for row in await work.rows(queries.account_names(unnamed))} if unnamed else {}
    return [
        EntryShown(
            number=entry.number, at=entry.at, event=entry.event, sentence=line.sentence,
            who=accounts.get(entry.account_id, line.who) if entry.account_id else line.who,
            person_id=entry.person_id, channel=entry.channel, facts=entry.facts,
        )
        for entry, line in zip(entries, lines, strict=True)
    ]  # fmt: skip
