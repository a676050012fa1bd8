"""Mentors, and where they are sent."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select

from wushe.kernel.journal.naming import calls
from wushe.kernel.paging import Order
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.mentoring.kinds import GrantState, MentorState
from wushe.mentoring.models import Mentor, MentorGrant
from wushe.mentoring.schemas.entered import MentorFilters
from wushe.organizations.models import Member
from wushe.people.models import Person
from wushe.tenancy import queries as tenancy

BY_NAME: Order = (Mentor.name, Mentor.id)


def reached(reach: Reach) -> ColumnElement[bool]:
    """Oneself, or all of the township."""
    return reach.clause(own=lambda person_id: Mentor.person_id == person_id)


def mentors(reach: Reach, filters: MentorFilters) -> Select[Mentor]:
    found = select(Mentor).where(reached(reach), *_said(filters.q))
    if filters.field is not None:
        found = found.where(Mentor.fields.contains([filters.field.value]))
    return found.where(Mentor.state == (filters.state or MentorState.ACTIVE))


def _said(q: str) -> Iterable[ColumnElement[bool]]:
    return (Mentor.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(q))


def mentor(reach: Reach, mentor_id: UUID) -> Select[Mentor]:
    return select(Mentor).where(Mentor.id == mentor_id, reached(reach))


def mentor_to_change(mentor_id: UUID) -> Select[Mentor]:
    """Locked: who is paired waits for who is being paired elsewhere."""
    query = select(Mentor).where(Mentor.id == mentor_id)
    return query.with_for_update(key_share=True).execution_options(populate_existing=True)


def of_person(person_id: UUID) -> Select[Mentor]:
    return select(Mentor).where(Mentor.person_id == person_id)


def is_there(on: date) -> ColumnElement[bool]:
    return (Mentor.state == MentorState.ACTIVE) & or_(Mentor.until.is_(None), Mentor.until > on)


def available(on: date) -> Select[Mentor]:
    """Whoever can be paired."""
    return select(Mentor).where(is_there(on)).order_by(*BY_NAME)


def mentors_with(ids: Iterable[UUID]) -> Select[Mentor]:
    return select(Mentor).where(Mentor.id.in_(list(ids))).order_by(*BY_NAME)


def names(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, name) of these mentors."""
    return select(Mentor.id, Mentor.name).where(Mentor.id.in_(list(ids)))


def candidates(q: str) -> Select[UUID, str]:
    """(person, name) of the register who are no mentors yet."""
    known = select(Mentor.person_id).where(Mentor.person_id.is_not(None))
    said = (Person.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(q))
    return (
        select(Person.id, Person.name)
        .where(Person.id.not_in(known), *said)
        .order_by(Person.search, Person.id)
        .limit(20)
    )


def parts_of() -> Select[UUID, UUID]:
    """(person, group) of every mentor who is anything in a group now."""
    known = select(Mentor.person_id).where(Mentor.person_id.is_not(None))
    return select(Member.person_id, Member.organization_id).where(Member.person_id.in_(known), Member.until.is_(None))


# --- sent to other townships


def grants(mentor_id: UUID | None = None) -> Select[MentorGrant]:
    found = select(MentorGrant) if mentor_id is None else select(MentorGrant).where(MentorGrant.mentor_id == mentor_id)
    return found.order_by(MentorGrant.granted_at.desc(), MentorGrant.id)


def grant(grant_id: UUID) -> Select[MentorGrant]:
    query = select(MentorGrant).where(MentorGrant.id == grant_id)
    return query.with_for_update(key_share=True).execution_options(populate_existing=True)


def live_grants_of(mentor_id: UUID) -> Select[MentorGrant]:
    return select(MentorGrant).where(MentorGrant.mentor_id == mentor_id, MentorGrant.state == GrantState.LIVE)


def grants_over(on: date) -> Select[MentorGrant]:
    """Those whose last day has passed without anybody having noticed."""
    return select(MentorGrant).where(MentorGrant.state == GrantState.LIVE, MentorGrant.until <= on)


def visitors_over(on: date) -> Select[Mentor]:
    """Visitors whose last day has passed, here where they visited."""
    return select(Mentor).where(
        Mentor.home_tenant_id.is_not(None), Mentor.state == MentorState.ACTIVE, Mentor.until <= on
    )


def counted(on: date) -> Select[int, int]:
    """(mentors there, of whom visit)."""
    visiting = func.count().filter(Mentor.home_tenant_id.is_not(None))
    return select(func.count(), visiting).select_from(Mentor).where(is_there(on))


calls(names, "mentor_id")
calls(tenancy.place_names, "host_id", "home_id")
