"""What the ids of goods are called, for pages, sheets and papers."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import Select

from wushe.communities import queries as communities
from wushe.goods.causes import kind_of
from wushe.goods.kinds import Giver, Recipient
from wushe.goods.models import Allocation, Delivery, Item
from wushe.goods.queries import items, points
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.organizations import queries as organizations
from wushe.people import queries as people

Names = dict[UUID | None, str]


async def named(work: Work, *asked: Select[UUID, str]) -> Names:
    """(id, name) of several questions together."""
    found: Names = {}
    for query in asked:
        found |= {row[0]: row[1] for row in await work.rows(query)}
    return found


async def items_of(work: Work, ids: Iterable[UUID]) -> dict[UUID, Item]:
    return {item.id: item for item in await work.all(items.by_ids(set(ids)))}


async def deliveries_named(work: Work, deliveries: Collection[Delivery]) -> Names:
    return await named(
        work,
        points.names({each.point_id for each in deliveries}),
        organizations.names({each.organization_id for each in deliveries if each.organization_id}),
        people.names({each.received_by for each in deliveries if each.received_by}),
    )


async def allocations_named(work: Work, allocations: Collection[Allocation]) -> Names:
    """Points, recipients, and everybody who asked, gave or confirmed."""
    hands = {who for each in allocations for who in _hands(each) if who}
    causes = [
        kind.names({each.cause_id for each in allocations if each.cause_kind == code and each.cause_id})
        for code in {each.cause_kind for each in allocations if each.cause_kind}
        if (kind := kind_of(code)) is not None and kind.names is not None
    ]
    return await named(
        work,
        points.names({each.point_id for each in allocations}),
        organizations.names({each.organization_id for each in allocations if each.organization_id}),
        communities.names({each.community_id for each in allocations if each.community_id}),
        people.names(hands),
        *causes,
    )


def _hands(allocation: Allocation) -> tuple[UUID | None, ...]:
    return allocation.asked_by, allocation.allocated_by, allocation.handed_by, allocation.confirmed_by


def giver_of(delivery: Delivery, names: Names) -> str:
    """Who brought it, in words."""
    if delivery.giver is Giver.ENTERPRISE:
        return delivery.giver_name
    return names.get(delivery.organization_id) or delivery.giver.label.say()


def recipient_of(allocation: Allocation, names: Names) -> str:
    """Whom it is for, in words."""
    if allocation.recipient is Recipient.HOUSEHOLDS:
        return _("{n} 户").say(n=f"{allocation.households:,}")
    if allocation.recipient is Recipient.CAUSE:
        kind = kind_of(allocation.cause_kind)
        return names.get(allocation.cause_id) or (kind.label if kind else Recipient.CAUSE.label).say()
    return names.get(allocation.organization_id or allocation.community_id, "")
