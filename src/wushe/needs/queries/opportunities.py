"""Questions about opportunities."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Bundle

from wushe.communities.models import Community
from wushe.kernel.clock import today
from wushe.kernel.paging import Order
from wushe.kernel.text import ESCAPE, normalised, search_patterns
from wushe.kernel.work import Reach
from wushe.needs.kinds import Category, OpportunityState
from wushe.needs.models import Opportunity
from wushe.needs.schemas.offers import OpportunityFilters
from wushe.organizations.models import Organization


def opportunity(opportunity_id: UUID) -> Select[Opportunity]:
    return select(Opportunity).where(Opportunity.id == opportunity_id)


def opportunity_to_change(opportunity_id: UUID) -> Select[Opportunity]:
    return opportunity(opportunity_id).with_for_update(key_share=True).execution_options(populate_existing=True)


def sums() -> Select[Category, int, int, int]:
    """(category, sheets, channels, fen) of all sheets, whatever became of them. Channels do not add up."""
    channels = func.count(Opportunity.channel_key.distinct())
    amount = func.coalesce(func.sum(Opportunity.amount_fen), 0)
    return select(Opportunity.category, func.count(), channels, amount).group_by(Opportunity.category)


def channel_count() -> Select[int]:
    return select(func.count(Opportunity.channel_key.distinct()))


def channels() -> Select[str]:
    """Who has published, for choosing and for the filter."""
    name = func.min(Opportunity.channel).label("name")
    return select(name).group_by(Opportunity.tenant_id, Opportunity.channel_key).order_by(name)


def order() -> Order:
    return (Opportunity.id.desc(),)


def lines(_reach: Reach, filters: OpportunityFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `schemas.OpportunityRow`; whoever may read opportunities reads all of the township."""
    return _joined(select(*_columns()), filters)


def bundled(filters: OpportunityFilters) -> Select[Any]:
    return _joined(select(Bundle("row", *_columns())), filters)


def matching(filters: OpportunityFilters) -> Select[int]:
    return _joined(select(func.count()), filters)


def open_count() -> Select[int]:
    """How many one can still apply for."""
    return select(func.count()).select_from(Opportunity).where(*_open())


def open_ones() -> Select[Opportunity]:
    """Those that one can still apply for, the next deadline first."""
    return select(Opportunity).where(*_open()).order_by(Opportunity.deadline, Opportunity.id)


def _open() -> tuple[ColumnElement[bool], ...]:
    in_time = or_(Opportunity.deadline.is_(None), Opportunity.deadline >= today())
    return Opportunity.state == OpportunityState.OPEN, in_time


def _columns() -> tuple[Any, ...]:
    return (
        Opportunity.id,
        Opportunity.title,
        Opportunity.channel,
        Opportunity.category,
        Opportunity.amount_fen,
        Opportunity.deadline,
        Community.short_name.label("community"),
        Opportunity.state,
        Organization.name.label("organization"),
    )


def _joined(query: Any, filters: OpportunityFilters) -> Select[Any]:
    mine = Opportunity.tenant_id
    return (
        query.select_from(Opportunity)
        .outerjoin(Community, and_(Community.tenant_id == mine, Community.id == Opportunity.community_id))
        .outerjoin(Organization, and_(Organization.tenant_id == mine, Organization.id == Opportunity.organization_id))
        .where(*_narrowed(filters))
    )


def _narrowed(filters: OpportunityFilters) -> Iterator[ColumnElement[bool]]:
    for pattern in search_patterns(filters.q):
        yield Opportunity.search.like(pattern, escape=ESCAPE)
    if filters.category is not None:
        yield Opportunity.category == filters.category
    if filters.state is not None:
        yield Opportunity.state == filters.state
    if filters.channel:
        yield Opportunity.channel_key == normalised(filters.channel)
    if filters.late:
        yield and_(Opportunity.state == OpportunityState.OPEN, Opportunity.deadline < today())


def names(ids: list[UUID]) -> Select[UUID, str]:
    return select(Opportunity.id, Opportunity.title).where(Opportunity.id.in_(ids))
