"""Proving the books, and remembering that they were proved."""

from sqlalchemy import func, select

from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.ledger.events import BooksFoundWrong, BooksVerified
from wushe.ledger.models import BooksCheck, Entry
from wushe.ledger.permissions import Ledger
from wushe.ledger.verifying import Finding, verify


async def check(work: Work) -> tuple[BooksCheck, list[Finding]]:
    """Read all of them. What is wrong is told to those who answer for the township."""
    work.require(Ledger.READ)
    findings = await verify(work.session, work.tenant.id)
    entries = await work.scalar(select(func.count(Entry.id)))
    made = work.add(BooksCheck(id=new_id(), entries=entries, findings=len(findings)))
    await work.flush()
    await work.session.refresh(made)
    if findings:
        work.record(BooksFoundWrong(entries=entries, findings=len(findings)))
    else:
        work.record(BooksVerified(entries=entries))
    return made, findings
