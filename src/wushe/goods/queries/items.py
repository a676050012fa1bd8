"""Questions about items."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Select, select

from wushe.goods.models import Item
from wushe.kernel.journal.naming import calls

IN_ORDER = (Item.spelling, Item.id)


def item(item_id: UUID) -> Select[Item]:
    return select(Item).where(Item.id == item_id)


def item_to_change(item_id: UUID) -> Select[Item]:
    """The same, locked until the end of the work."""
    return item(item_id).with_for_update(key_share=True).execution_options(populate_existing=True)


def by_ids(ids: Collection[UUID]) -> Select[Item]:
    return select(Item).where(Item.id.in_(list(ids)))


def by_names(keys: Collection[str]) -> Select[Item]:
    """Those with these names, as `normalised` leaves them."""
    return select(Item).where(Item.name_key.in_(list(keys)))


def in_use() -> Select[Item]:
    """What can be received and asked for, in the order of its names."""
    return select(Item).where(~Item.retired).order_by(*IN_ORDER)


def names(ids: Collection[UUID]) -> Select[UUID, str]:
    """(id, name) of these items."""
    return select(Item.id, Item.name).where(Item.id.in_(list(ids)))


calls(names, "item_id")
