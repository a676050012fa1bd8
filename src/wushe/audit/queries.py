"""Questions about the journal."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select

from wushe.audit.kinds import View
from wushe.audit.models import ChainState
from wushe.audit.schemas import JournalFilters
from wushe.identity.models import Account
from wushe.kernel.clock import day_start, days_span
from wushe.kernel.journal.event import Event, event_name
from wushe.kernel.journal.models import JournalEntry, JournalHead, JournalSubject
from wushe.kernel.paging import Order
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.people.models import Person
from wushe.tenancy.models import AnyPlace, PlaceStatus
from wushe.tenancy.places import PlaceKind

NEWEST: Order = (JournalEntry.number.desc(),)

SIGHTS = (
    "person_revealed", "revealed_often", "claimer_revealed", "contact_revealed", "subject_exported", "people_exported",
    "list_exported", "township_exported", "donor_revealed", "order_resident_revealed", "individual_supervision_viewed",
    "evidence_viewed",
    "meeting_notes_viewed",
)  # fmt: skip
"""Events by which something personal was seen or left the product; `test_models` says when one is missing."""


def entries(filters: JournalFilters) -> Select[JournalEntry]:
    return select(JournalEntry).where(*_narrowed(filters))


def _narrowed(filters: JournalFilters) -> list[ColumnElement[bool]]:
    conditions = [_acted_by(p) for p in search_patterns(filters.q)]
    if filters.view is View.SEEN:
        conditions.append(JournalEntry.event.in_(SIGHTS))
    if filters.area is not None:
        conditions.append(JournalEntry.event.in_(events_of(filters.area.value)))
    if filters.event:
        conditions.append(JournalEntry.event == filters.event)
    if filters.person is not None:
        conditions.append(JournalEntry.person_id == filters.person)
    if filters.thing is not None:
        conditions.append(_about(filters.thing))
    if filters.since is not None:
        conditions.append(JournalEntry.at >= day_start(filters.since))
    if filters.until is not None:
        conditions.append(JournalEntry.at < days_span(filters.until, filters.until)[1])
    return conditions


def _acted_by(pattern: str) -> ColumnElement[bool]:
    """By a person of the register, or by an account that is nobody in it."""
    named = select(Person.id).where(Person.search.like(pattern, escape=ESCAPE))
    accounts = select(Account.id).where(Account.display_name.like(pattern, escape=ESCAPE))
    nobody = JournalEntry.person_id.is_(None)
    return or_(JournalEntry.person_id.in_(named), and_(nobody, JournalEntry.account_id.in_(accounts)))


def _about(thing_id: UUID) -> ColumnElement[bool]:
    return JournalEntry.number.in_(select(JournalSubject.number).where(JournalSubject.thing_id == thing_id))


def events_of(area: str) -> list[str]:
    """The codes of the events that a slice records."""
    return sorted(event_name(kind) for kind in Event.kinds.values() if kind.__module__.startswith(f"wushe.{area}."))


def account_names(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, name) of the accounts that acted."""
    return select(Account.id, Account.display_name).where(Account.id.in_(list(ids)))


def head() -> Select[JournalHead]:
    return select(JournalHead)


def chain_state(tenant_id: UUID) -> Select[ChainState]:
    return select(ChainState).where(ChainState.tenant_id == tenant_id)


def chain_states() -> Select[AnyPlace, ChainState]:
    """(place, its last verification or None) of every township, those never or longest ago verified first."""
    return (
        select(AnyPlace, ChainState)
        .outerjoin(ChainState, ChainState.tenant_id == AnyPlace.id)
        .where(AnyPlace.kind == PlaceKind.TOWNSHIP, AnyPlace.status != PlaceStatus.REMOVED)
        .order_by(ChainState.findings.desc().nulls_last(), ChainState.verified_at.nulls_first(), AnyPlace.slug)
    )
