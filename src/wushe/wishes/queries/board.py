"""What everybody may read, column by column: nothing else of a wish is ever selected for them."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Bundle

from wushe.communities.models import Community
from wushe.wishes.kinds import PUBLISHED, WishState
from wushe.wishes.models import MicroWish
from wushe.wishes.queries.listing import ORDER, of_band, said
from wushe.wishes.schemas.entered import BoardFilters


def board(filters: BoardFilters) -> Select[Any]:
    """One object for each row, with those of `ORDER`."""
    return _joined(select(_whitelisted())).where(*_narrowed(filters))


def on_board(wish_id: UUID) -> Select[Any]:
    return _joined(select(_whitelisted())).where(MicroWish.id == wish_id)


def newest_open(most: int) -> Select[Any]:
    return board(BoardFilters(state=WishState.OPEN)).order_by(*ORDER).limit(most)


def counted() -> Select[WishState, int]:
    """(state, wishes) of what is published."""
    return select(MicroWish.state, func.count()).where(MicroWish.state.in_(PUBLISHED)).group_by(MicroWish.state)


def _whitelisted() -> Bundle[Any]:
    return Bundle(
        "row", MicroWish.id, MicroWish.number, MicroWish.title, MicroWish.kind, MicroWish.state, MicroWish.value_fen,
        Community.short_name.label("community"),
    )  # fmt: skip


def _joined(query: Select[Any]) -> Select[Any]:
    its = and_(Community.tenant_id == MicroWish.tenant_id, Community.id == MicroWish.community_id)
    return query.join(Community, its).where(MicroWish.state.in_(PUBLISHED))


def _narrowed(filters: BoardFilters) -> Iterator[ColumnElement[bool]]:
    yield from said(filters.q)
    if filters.community_id is not None:
        yield MicroWish.community_id == filters.community_id
    if filters.kind is not None:
        yield MicroWish.kind == filters.kind
    if filters.band is not None:
        yield of_band(filters.band)
    if filters.state is not None:
        yield MicroWish.state.in_([state for state in PUBLISHED if state.on_board is filters.state.on_board])
