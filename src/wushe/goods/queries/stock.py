"""Questions about lots as they lie, for the verbs that move them."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, Select, cast, func, select

from wushe.goods.models import Lot, StockMove

FIRST_OUT = (Lot.best_before, Lot.id)
"""The order in which lots are given, and in which every verb locks them, so that two never wait for each other."""


def to_draw(item_id: UUID, point_id: UUID, delivery_id: UUID | None = None) -> Select[Lot]:
    """The lots of an item that lie at a point, locked until the end of the work; of one delivery where it is named."""
    found = select(Lot).where(Lot.item_id == item_id, Lot.point_id == point_id, Lot.remaining > 0)
    return _locked(found if delivery_id is None else found.where(Lot.delivery_id == delivery_id))


def lots_to_move(lot_ids: Collection[UUID]) -> Select[Lot]:
    """These lots, locked until the end of the work."""
    return _locked(select(Lot).where(Lot.id.in_(list(lot_ids))))


def _locked(found: Select[Lot]) -> Select[Lot]:
    return found.order_by(*FIRST_OUT).with_for_update(key_share=True).execution_options(populate_existing=True)


def taken_for(about_id: UUID, item_id: UUID) -> Select[UUID, date, int]:
    """(lot, its date, what is out of it for that thing), as its moves say."""
    out = -cast(func.sum(StockMove.change), BigInteger)
    return (
        select(Lot.id, Lot.best_before, out)
        .join(StockMove, (StockMove.tenant_id == Lot.tenant_id) & (StockMove.lot_id == Lot.id))
        .where(StockMove.about_id == about_id, Lot.item_id == item_id)
        .group_by(Lot.id, Lot.best_before)
        .having(out > 0)
    )


def available(item_ids: Collection[UUID], on: date, point_id: UUID | None = None) -> Select[UUID, int]:
    """(item, steps in date), of all points or of one; an item without any is left out."""
    found = (
        select(Lot.item_id, cast(func.sum(Lot.remaining), BigInteger))
        .where(Lot.item_id.in_(list(item_ids)), Lot.remaining > 0, Lot.best_before >= on)
        .group_by(Lot.item_id)
    )
    return found if point_id is None else found.where(Lot.point_id == point_id)


def card(lot_id: UUID) -> Select[StockMove]:
    """The stock card of a lot, the newest move first."""
    return select(StockMove).where(StockMove.lot_id == lot_id).order_by(StockMove.number.desc())
