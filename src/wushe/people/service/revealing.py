"""Seeing a person's data whole: for a reason, written down, and not without end."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select

from wushe.kernel.clock import now
from wushe.kernel.journal.event import Event, event_name
from wushe.kernel.journal.models import JournalEntry
from wushe.kernel.work import Work
from wushe.people import queries, sealing
from wushe.people.errors import NoSuchPerson, RevealedTooOften
from wushe.people.events import PersonRevealed, RevealedOften
from wushe.people.kinds import RevealReason, SensitiveField
from wushe.people.models import Person
from wushe.people.permissions import People
from wushe.people.schemas import Revealed

MOST_AN_HOUR = 50
HOUR = timedelta(hours=1)


async def reveal(work: Work, person_id: UUID, reason: RevealReason) -> Revealed:
    """A person's data whole. The fiftieth within an hour raises the alarm, the next is refused: `RevealedTooOften`."""
    reach = work.require(People.REVEAL)
    person = await work.one(queries.person(reach, person_id), NoSuchPerson)
    person.refuse_if_erased()
    await count_reveal(work)
    revealed = await whole(work, person)
    work.record(
        PersonRevealed(
            person_id=person.id,
            reason=reason,
            phone=bool(revealed.phone),
            id_number=bool(revealed.id_number),
            address=bool(revealed.address),
        )
    )
    return revealed


async def whole(work: Work, person: Person) -> Revealed:
    """Everything opened. Whoever calls it has asked for the right to."""
    values = {
        value.field: sealing.open_sensitive(work, value) for value in await work.all(queries.sensitive(person.id))
    }
    return Revealed(
        id=person.id,
        name=person.name,
        phone=sealing.open_phone(work, person),
        birth_date=person.birth_date,
        id_number=values.get(SensitiveField.ID_NUMBER, ""),
        address=values.get(SensitiveField.ADDRESS, ""),
    )


async def count_reveal(work: Work, *also: type[Event]) -> None:
    """Raises the alarm or `RevealedTooOften`; slices above that reveal something name their own events as well.

    Counted by the journal, one request after another, so that many at once do not slip through.
    """
    kinds = [event_name(kind) for kind in (PersonRevealed, *also)]
    account_id = work.person.account_id
    lock = func.pg_advisory_xact_lock(func.hashtextextended(f"reveal:{account_id}", 0))
    await work.session.execute(select(lock))
    seen = await work.scalar(
        select(func.count())
        .select_from(JournalEntry)
        .where(
            JournalEntry.tenant_id == work.tenant.id,
            JournalEntry.at > now() - HOUR,
            JournalEntry.event.in_(kinds),
            JournalEntry.account_id == account_id,
        )
    )
    if seen >= MOST_AN_HOUR:
        raise RevealedTooOften(retry_after=int(HOUR.total_seconds()))
    if seen + 1 == MOST_AN_HOUR:
        work.record(RevealedOften(count=MOST_AN_HOUR))
