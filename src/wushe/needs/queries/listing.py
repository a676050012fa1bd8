"""The needs list: one SELECT, whatever is shown of each and however it is narrowed."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, any_, exists, func, literal, or_, select
from sqlalchemy.orm import Bundle, aliased

from wushe.communities.models import Community
from wushe.kernel.clock import Quarter, today
from wushe.kernel.paging import Order
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.needs.kinds import NeedState
from wushe.needs.models import Need, NeedSource, ServiceType
from wushe.needs.models.source import read_reference
from wushe.needs.queries.needs import readable
from wushe.needs.schemas.needs import NeedFilters

Merged = aliased(Need, name="merged")
UNANSWERED = (NeedState.COLLECTED, NeedState.OPEN, NeedState.TAKEN_UP)


def order(filters: NeedFilters) -> Order:
    """By the day an answer is due, else the last heard first."""
    if filters.sort == "due":
        return (Need.due_on.asc(), Need.id.asc())
    return (Need.heard_at.desc(), Need.id.desc())


def needs(reach: Reach, filters: NeedFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `schemas.NeedRow` of those within reach."""
    return _joined(select(*_columns(Need.groups)), reach, filters)


def bundled(reach: Reach, filters: NeedFilters) -> Select[Any]:
    """The same as one object for each row, for pages and exports; `groups` is their codes parted by commas."""
    return _joined(select(Bundle("row", *_columns(func.array_to_string(Need.groups, ",")))), reach, filters)


def matching(reach: Reach, filters: NeedFilters) -> Select[int]:
    """How many there are."""
    return _joined(select(func.count()), reach, filters)


def overdue() -> ColumnElement[bool]:
    """Nobody has answered although the day has passed."""
    return and_(Need.first_answered_at.is_(None), Need.due_on < today(), Need.state.in_(UNANSWERED))


def median_response(reach: Reach) -> Select[Any]:
    """Minutes from the first time a need was heard to its first reply, in the middle of all within reach."""
    middle = func.percentile_cont(0.5).within_group(Need.response_minutes.asc())
    return select(middle).where(readable(reach), Need.response_minutes.is_not(None))


def voices() -> Any:
    """How often it was heard: its own sources, and those of the needs merged into it."""
    own = select(func.count()).where(NeedSource.tenant_id == Need.tenant_id, NeedSource.need_id == Need.id)
    merged = (
        select(func.count())
        .select_from(NeedSource)
        .join(Merged, and_(Merged.tenant_id == NeedSource.tenant_id, Merged.id == NeedSource.need_id))
        .where(Merged.tenant_id == Need.tenant_id, Merged.merged_into_id == Need.id)
    )
    return own.correlate(Need).scalar_subquery() + merged.correlate(Need).scalar_subquery()


def _columns(groups: Any) -> tuple[Any, ...]:
    return (
        Need.id,
        Need.title,
        Community.short_name.label("community"),
        ServiceType.name.label("service_type"),
        groups.label("groups"),
        Need.urgency,
        Need.state,
        voices().label("voices"),
        Need.heard_at,
        Need.due_on,
        Need.first_answered_at,
        Need.response_minutes,
    )


def _joined(query: Any, reach: Reach, filters: NeedFilters) -> Select[Any]:
    """Joins say the tenant, because the lean path binds it only where a row must exist."""
    mine = Need.tenant_id
    return (
        query.select_from(Need)
        .join(Community, and_(Community.tenant_id == mine, Community.id == Need.community_id))
        .outerjoin(ServiceType, and_(ServiceType.tenant_id == mine, ServiceType.id == Need.service_type_id))
        .where(readable(reach), *_narrowed(filters))
    )


def _narrowed(filters: NeedFilters) -> Iterator[ColumnElement[bool]]:
    yield from _said(filters.q)
    if filters.state is None:
        yield Need.state.not_in([NeedState.MERGED, NeedState.WITHDRAWN])
    for column, wanted in (
        (Need.community_id, filters.community_id),
        (Need.state, filters.state),
        (Need.urgency, filters.urgency),
    ):
        if wanted is not None:
            yield column == wanted
    if filters.service_type_id is not None:
        yield or_(Need.service_type_id == filters.service_type_id, ServiceType.parent_id == filters.service_type_id)
    if filters.group is not None:
        yield literal(filters.group.value) == any_(Need.groups)
    if filters.overdue:
        yield overdue()
    yield from _heard(filters)


def _heard(filters: NeedFilters) -> Iterator[ColumnElement[bool]]:
    """Through that channel, in that quarter: the need itself or one merged into it."""
    asked: list[ColumnElement[bool]] = []
    if filters.channel is not None:
        asked.append(NeedSource.channel == filters.channel)
    if filters.quarter:
        start, end = Quarter.parse(filters.quarter).span
        asked += [NeedSource.heard_at >= start, NeedSource.heard_at < end]
    if asked:
        yield or_(_has_source(NeedSource.need_id == Need.id, *asked), _has_merged_source(*asked))


def _said(q: str) -> Iterator[ColumnElement[bool]]:
    """Every word is part of the title, in Chinese or pinyin; a whole reference number finds its need."""
    words = [Need.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(q)]
    reference = read_reference(q)
    if words and len(reference) == _WHOLE:
        yield or_(and_(*words), _has_source(NeedSource.need_id == Need.id, NeedSource.reference == reference))
    else:
        yield from words


_WHOLE = 12


def _has_source(*asked: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(select(NeedSource.id).where(NeedSource.tenant_id == Need.tenant_id, *asked).correlate(Need))


def _has_merged_source(*asked: ColumnElement[bool]) -> ColumnElement[bool]:
    joined = (
        select(NeedSource.id)
        .join(Merged, and_(Merged.tenant_id == NeedSource.tenant_id, Merged.id == NeedSource.need_id))
        .where(Merged.tenant_id == Need.tenant_id, Merged.merged_into_id == Need.id, *asked)
    )
    return exists(joined.correlate(Need))
