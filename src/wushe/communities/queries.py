"""Questions about communities."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import InstrumentedAttribute

from wushe.communities.kinds import CommunityKind, Standing
from wushe.communities.models import Community
from wushe.kernel.journal.naming import calls
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach


def communities(
    reach: Reach, *, q: str = "", kind: CommunityKind | None = None, standing: Standing | None = Standing.CURRENT
) -> Select[Community]:
    """Those within reach; `standing` None gives those that left the official list as well."""
    found = select(Community).where(reached(reach), *_said(Community.search, q))
    if kind is not None:
        found = found.where(Community.kind == kind)
    return found.where(*_in_use(Community.retired_on, standing))


def reached(reach: Reach) -> ColumnElement[bool]:
    return reach.clause(community=Community.id.in_)


def community(reach: Reach, community_id: UUID) -> Select[Community]:
    return select(Community).where(Community.id == community_id, reached(reach))


def choices(reach: Reach | None = None) -> Select[UUID, str]:
    """(id, short name) in the order of the official list, for select fields: `await work.rows(choices(reach))`."""
    offered = select(Community.id, Community.short_name).where(Community.retired_on.is_(None))
    return (offered if reach is None else offered.where(reached(reach))).order_by(Community.code)


def names(ids: Iterable[UUID] | None = None) -> Select[UUID, str]:
    """(id, short name) of these communities, retired ones too: `dict(await work.rows(names(ids)))`; None means all."""
    found = select(Community.id, Community.short_name)
    return found if ids is None else found.where(Community.id.in_(list(ids)))


def name_of(community_id: UUID) -> Select[str]:
    return select(Community.short_name).where(Community.id == community_id)


def phone_of(community_id: UUID) -> Select[str]:
    """Of its office."""
    return select(Community.phone).where(Community.id == community_id)


def by_codes(codes: Iterable[str]) -> Select[Community]:
    return select(Community).where(Community.code.in_(list(codes)))


def all_communities() -> Select[Community]:
    return select(Community).order_by(Community.code)


def _said(column: InstrumentedAttribute[str], q: str) -> list[ColumnElement[bool]]:
    return [column.like(pattern, escape=ESCAPE) for pattern in search_patterns(q)]


def _in_use(ended: InstrumentedAttribute[date | None], standing: Standing | None) -> list[ColumnElement[bool]]:
    if standing is None:
        return []
    return [ended.is_(None) if standing is Standing.CURRENT else ended.is_not(None)]


calls(names, "community_id", "party_id")
