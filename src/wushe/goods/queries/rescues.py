"""Questions about food rescues."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, cast, func, select

from wushe.goods.kinds import MoveKind
from wushe.goods.models import Item, Lot, Rescue, RescueLine, RescueMember, StockMove
from wushe.goods.queries.reach import rescue_reached
from wushe.goods.schemas.shown import RescueFilters
from wushe.kernel.journal.naming import calls
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.people.models import Person

NEWEST = (Rescue.on.desc(), Rescue.id.desc())


def rescues(reach: Reach, filters: RescueFilters) -> Select[Rescue]:
    said = (Rescue.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(filters.q))
    found = select(Rescue).where(rescue_reached(reach), *said)
    return found if filters.state is None else found.where(Rescue.state == filters.state)


def rescue(reach: Reach, rescue_id: UUID, *, lock: bool = False) -> Select[Rescue]:
    found = select(Rescue).where(Rescue.id == rescue_id, rescue_reached(reach))
    return found.with_for_update(key_share=True).execution_options(populate_existing=True) if lock else found


def lines_of(rescue_ids: Collection[UUID]) -> Select[RescueLine, Lot, Item]:
    return (
        select(RescueLine, Lot, Item)
        .join(Lot, (Lot.tenant_id == RescueLine.tenant_id) & (Lot.id == RescueLine.lot_id))
        .join(Item, (Item.tenant_id == Lot.tenant_id) & (Item.id == Lot.item_id))
        .where(RescueLine.rescue_id.in_(list(rescue_ids)))
        .order_by(RescueLine.id)
    )


def lot_of(rescue_id: UUID, lot_id: UUID) -> Select[Lot]:
    """A lot of the run, locked until the end of the work."""
    return (
        select(Lot)
        .join(RescueLine, (RescueLine.tenant_id == Lot.tenant_id) & (RescueLine.lot_id == Lot.id))
        .where(RescueLine.rescue_id == rescue_id, Lot.id == lot_id)
        .with_for_update(key_share=True, of=Lot)
        .execution_options(populate_existing=True)
    )


def accounts(lot_ids: Collection[UUID]) -> Select[UUID, int, int]:
    """(lot, given and not returned, remainder that was taken off), as the stock cards say."""
    return (
        select(
            StockMove.lot_id, _out(MoveKind.TAKEN, MoveKind.GIVEN_BACK), _out(MoveKind.WRITTEN_OFF, MoveKind.COUNTED)
        )
        .where(StockMove.lot_id.in_(list(lot_ids)))
        .group_by(StockMove.lot_id)
    )


def _out(*kinds: MoveKind) -> ColumnElement[int]:
    return -cast(func.coalesce(func.sum(StockMove.change).filter(StockMove.kind.in_(kinds)), 0), BigInteger)


def members_of(rescue_ids: Collection[UUID]) -> Select[UUID, UUID, str]:
    """(run, volunteer, name)."""
    return (
        select(RescueMember.rescue_id, Person.id, Person.name)
        .join(Person, (Person.tenant_id == RescueMember.tenant_id) & (Person.id == RescueMember.person_id))
        .where(RescueMember.rescue_id.in_(list(rescue_ids)))
        .order_by(RescueMember.id)
    )


def names(ids: Collection[UUID]) -> Select[UUID, str]:
    """(id, number) of these runs."""
    return select(Rescue.id, Rescue.number).where(Rescue.id.in_(list(ids)))


calls(names, "rescue_id")
