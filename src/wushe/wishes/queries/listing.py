"""The list of wishes and its totals."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Bundle

from wushe.communities.models import Community
from wushe.kernel.clock import day_start, today
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.wishes.kinds import TAKEN, Band, ClaimState, WishState
from wushe.wishes.models import MicroWish, WishClaim
from wushe.wishes.models.claim import CONFIRMED_WITHIN
from wushe.wishes.queries.claims import of_whom
from wushe.wishes.queries.wishes import readable
from wushe.wishes.schemas.entered import WishFilters

ORDER = (MicroWish.number.desc(), MicroWish.id.desc())
"""The newest first."""


def wishes(reach: Reach, filters: WishFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `schemas.WishRow` of those within reach."""
    return _joined(select(*_columns()), reach, filters)


def bundled(reach: Reach, filters: WishFilters) -> Select[Any]:
    """The same as one object for each row, for pages and files."""
    return _joined(select(Bundle("row", *_columns())), reach, filters)


def matching(reach: Reach, filters: WishFilters) -> Select[int]:
    return _joined(select(func.count()), reach, filters)


def totals(reach: Reach) -> Select[*tuple[Any, ...]]:
    """(collected, claimed, fulfilled, days in the middle of the last); what was refused or withdrawn is no wish."""
    seconds = func.extract("epoch", MicroWish.fulfilled_at - MicroWish.collected_at)
    return select(
        func.count().filter(MicroWish.state.not_in([WishState.REFUSED, WishState.WITHDRAWN])),
        func.count().filter(MicroWish.state.in_(TAKEN)),
        func.count().filter(MicroWish.state == WishState.FULFILLED),
        func.percentile_cont(0.5).within_group(seconds.asc()) / timedelta(days=1).total_seconds(),
    ).where(readable(reach))


def late() -> ColumnElement[bool]:
    """The day of the claim has passed with nothing brought, or nobody confirmed within a week what was delivered."""
    unconfirmed = day_start(today() - CONFIRMED_WITHIN)
    return or_(
        and_(WishClaim.state == ClaimState.FIRM, WishClaim.received_at.is_(None), WishClaim.due_on < today()),
        and_(WishClaim.state == ClaimState.DELIVERED, WishClaim.delivered_at < unconfirmed),
    )


def of_band(band: Band) -> ColumnElement[bool]:
    least, most = band.span
    above = MicroWish.value_fen > least
    return above if most is None else and_(above, MicroWish.value_fen <= most)


def said(q: str) -> Iterator[ColumnElement[bool]]:
    """By number, by Chinese, pinyin or initials of the title."""
    yield from (MicroWish.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(q))


def _columns() -> tuple[Any, ...]:
    return (
        MicroWish.id,
        MicroWish.number,
        MicroWish.title,
        Community.short_name.label("community"),
        MicroWish.kind,
        MicroWish.state,
        MicroWish.value_fen,
        MicroWish.collected_at,
        WishClaim.state.label("claim_state"),
        WishClaim.due_on,
    )


def _joined(query: Any, reach: Reach, filters: WishFilters) -> Select[Any]:
    """Joins say the tenant, because the lean path binds it only where a row must exist."""
    mine = MicroWish.tenant_id
    its = (WishClaim.tenant_id == mine, WishClaim.wish_id == MicroWish.id, WishClaim.state != ClaimState.RELEASED)
    return (
        query.select_from(MicroWish)
        .join(Community, and_(Community.tenant_id == mine, Community.id == MicroWish.community_id))
        .outerjoin(WishClaim, and_(*its))
        .where(readable(reach), *_narrowed(reach, filters))
    )


def _narrowed(reach: Reach, filters: WishFilters) -> Iterator[ColumnElement[bool]]:
    yield from said(filters.q)
    if filters.state is None:
        yield MicroWish.state.not_in([WishState.WITHDRAWN, WishState.REFUSED])
    for column, wanted in (
        (MicroWish.community_id, filters.community_id),
        (MicroWish.state, filters.state),
        (MicroWish.kind, filters.kind),
        (MicroWish.beneficiary, filters.beneficiary),
    ):
        if wanted is not None:
            yield column == wanted
    if filters.band is not None:
        yield of_band(filters.band)
    if filters.late:
        yield late()
    if filters.mine and reach.person_id is not None:
        yield _mine(reach.person_id)


def _mine(person_id: UUID) -> ColumnElement[bool]:
    """Written down by the person, or claimed by them or by a group they lead."""
    its = (WishClaim.tenant_id == MicroWish.tenant_id, WishClaim.wish_id == MicroWish.id)
    claimed = select(WishClaim.id).where(*its, WishClaim.state != ClaimState.RELEASED, of_whom(person_id))
    return or_(MicroWish.collected_by == person_id, exists(claimed.correlate(MicroWish)))
