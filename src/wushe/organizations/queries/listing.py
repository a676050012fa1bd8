"""The list of organisations: one SELECT, whatever is shown of each and however it is narrowed."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    and_,
    exists,
    func,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by, array
from sqlalchemy.orm import Bundle, aliased

from wushe.communities.models import Community
from wushe.kernel.clock import today
from wushe.kernel.paging import Order
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.organizations.kinds import Attention, FilingState, Level, MemberRole, Stage
from wushe.organizations.models import Assignment, Member, Organization, OrganizationType
from wushe.organizations.queries.reach import assigned_to, holds, readable
from wushe.organizations.schemas import OrganizationFilters
from wushe.people.models import Person

QUIET_AFTER = timedelta(days=180)
"""Without anything known to have been done for so long, a group is asked whether it sleeps."""

Leader = aliased(Member, name="leader")
LeaderPerson = aliased(Person, name="leader_person")


NEWEST_FIRST: Order = (Organization.id.desc(),)
ORDERS: dict[str, Order] = {
    "name": (Organization.spelling.asc(), Organization.id.asc()),
    "-name": (Organization.spelling.desc(), Organization.id.desc()),
}


def order(filters: OrganizationFilters) -> Order:
    """By name as it is spoken, else the newest first."""
    return ORDERS.get(filters.sort, NEWEST_FIRST)


def organizations(reach: Reach, filters: OrganizationFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `schemas.OrganizationRow`, and `spelling`, of those within reach."""
    return _joined(select(*_columns()), reach, filters)


def bundled(reach: Reach, filters: OrganizationFilters) -> Select[Any]:
    """The same as one object for each row, for pages and exports."""
    return _joined(select(Bundle("row", *_columns())), reach, filters)


def shown(organization_id: UUID) -> Select[Any]:
    """The list's row of one organisation, whoever asks and whatever its stage."""
    return _sources(select(Bundle("row", *_columns()))).where(Organization.id == organization_id)


def exported(reach: Reach, filters: OrganizationFilters) -> Select[Any]:
    """The same with what a file holds besides."""
    more = (Organization.filed_on, Organization.public_affair, Organization.introduction)
    found = _joined(select(Bundle("row", *_columns(), *more)), reach, filters)
    return found.order_by(*order(filters))


def summary(reach: Reach, filters: OrganizationFilters) -> Select[Any]:
    """(all, filed, registered, without a leader, without a social worker) of those in the list."""
    number = func.count()
    return _joined(
        select(
            number,
            number.filter(Organization.filing_state == FilingState.GRANTED),
            number.filter(Organization.credit_code.is_not(None)),
            number.filter(Leader.person_id.is_(None)),
            number.filter(~assigned(today())),
        ),
        reach,
        filters,
    )


def matching(reach: Reach, filters: OrganizationFilters) -> Select[int]:
    """How many there are."""
    return _joined(select(func.count()), reach, filters)


def recreation_only() -> ColumnElement[bool]:
    """A recreational type, and no community matter taken up yet."""
    return and_(OrganizationType.recreational, Organization.public_affair == "")


def _columns() -> tuple[Any, ...]:
    return (
        Organization.id,
        Organization.name,
        Organization.kind,
        OrganizationType.name.label("type"),
        Organization.level,
        Community.short_name.label("community"),
        Organization.founded_on,
        Organization.stage,
        Organization.filing_state,
        Organization.filing_number,
        Organization.registration_state,
        Organization.credit_code,
        LeaderPerson.name.label("leader"),
        Leader.person_id.label("leader_id"),
        _members().label("members"),
        _workers(today()).label("workers"),
        recreation_only().label("recreation_only"),
        Organization.spelling,
    )


def _joined(query: Any, reach: Reach, filters: OrganizationFilters) -> Select[Any]:
    return _sources(query).where(readable(reach), *_narrowed(filters))


def _sources(query: Any) -> Select[Any]:
    """Joins say the tenant, because the lean path binds it only where a row must exist."""
    mine = Organization.tenant_id
    return (
        query.select_from(Organization)
        .join(OrganizationType, and_(OrganizationType.tenant_id == mine, OrganizationType.id == Organization.type_id))
        .outerjoin(Community, and_(Community.tenant_id == mine, Community.id == Organization.community_id))
        .outerjoin(Leader, and_(Leader.tenant_id == mine, Leader.organization_id == Organization.id, _leads(Leader)))
        .outerjoin(LeaderPerson, and_(LeaderPerson.tenant_id == mine, LeaderPerson.id == Leader.person_id))
    )


def _leads(member: Any) -> ColumnElement[bool]:
    return and_(member.role == MemberRole.LEADER, member.until.is_(None))


def _members() -> Any:
    return (
        select(func.count())
        .select_from(Member)
        .where(Member.tenant_id == Organization.tenant_id, _of_this(Member), Member.until.is_(None))
        .correlate(Organization)
        .scalar_subquery()
    )


def _workers(day: date) -> Any:
    """The names of the social workers who accompany it; a tuple, so that rows can be told apart by hashing."""
    names = func.array_agg(aggregate_order_by(Person.name, Assignment.level, Person.name))
    found = (
        select(names)
        .select_from(Assignment)
        .join(Person, and_(Person.tenant_id == Assignment.tenant_id, Person.id == Assignment.person_id))
        .where(Assignment.tenant_id == Organization.tenant_id, _of_this(Assignment), holds(day))
        .correlate(Organization)
        .scalar_subquery()
    )
    return type_coerce(func.coalesce(found, array([], type_=Text())), ARRAY(Text, as_tuple=True))


def _of_this(model: type[Member] | type[Assignment]) -> ColumnElement[bool]:
    return model.organization_id == Organization.id


# --- what narrows it


def _narrowed(filters: OrganizationFilters) -> Iterator[ColumnElement[bool]]:
    yield from _said(filters.q)
    for column, wanted in (
        (Organization.type_id, filters.type_id),
        (Organization.community_id, filters.community_id),
        (Organization.kind, filters.kind),
        (Organization.level, filters.level),
        (Organization.filing_state, filters.filing),
        (Organization.registration_state, filters.registration),
        (Organization.stage, filters.stage),
    ):
        if wanted is not None:
            yield column == wanted
    if filters.stage is None:
        yield Organization.stage != Stage.DISSOLVED
    if filters.worker_id is not None:
        yield Organization.id.in_(assigned_to(filters.worker_id))
    if filters.attention is not None:
        yield _needing(filters.attention)


def _needing(attention: Attention) -> ColumnElement[bool]:
    match attention:
        case Attention.LEADERLESS:
            return Leader.person_id.is_(None)
        case Attention.UNASSIGNED:
            return ~assigned(today())
        case Attention.QUIET:
            return quiet(today())
        case Attention.RECREATION_ONLY:
            return recreation_only()


def _said(q: str) -> Iterator[ColumnElement[bool]]:
    """Every word is part of the group's name or of its leader's, in Chinese or pinyin."""
    for pattern in search_patterns(q):
        yield or_(
            Organization.search.like(pattern, escape=ESCAPE),
            LeaderPerson.search.like(pattern, escape=ESCAPE),
        )


def assigned(day: date, level: Level | None = None) -> ColumnElement[bool]:
    """Some social worker accompanies it on `day` (on that level)."""
    found = select(Assignment.id).where(
        Assignment.tenant_id == Organization.tenant_id, _of_this(Assignment), holds(day)
    )
    return exists(found if level is None else found.where(Assignment.level == level))


def quiet(day: date) -> ColumnElement[bool]:
    """Active by name, and nothing known of it for half a year."""
    last = func.coalesce(Organization.last_active_on, Organization.filed_on, Organization.founded_on)
    return and_(Organization.stage == Stage.ACTIVE, last < day - QUIET_AFTER)
