"""Questions about what happened."""

from uuid import UUID

from sqlalchemy import Select, select

from wushe.kernel.journal.models import JournalEntry, JournalSubject


def timeline(thing_id: UUID) -> Select[JournalEntry]:
    """What happened to a thing, newest first; the caller limits or pages it by `number`."""
    return (
        select(JournalEntry)
        .join(
            JournalSubject,
            (JournalSubject.tenant_id == JournalEntry.tenant_id) & (JournalSubject.number == JournalEntry.number),
        )
        .where(JournalSubject.thing_id == thing_id)
        .order_by(JournalEntry.number.desc())
    )


def since(number: int) -> Select[JournalEntry]:
    """What happened after an entry, oldest first."""
    return select(JournalEntry).where(JournalEntry.number > number).order_by(JournalEntry.number)
