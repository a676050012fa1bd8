"""What waits about the store: goods to hand over, and goods of one's own to fetch."""

from wushe.kernel.clock import today
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.store.permissions import Store
from wushe.store.queries import exchanges
from wushe.workbench.desk import Task

EACH = 4


async def of_steward(work: Work) -> list[Task]:
    """What volunteers have exchanged at points in one's care."""
    if not work.may(Store.HAND_OVER):
        return []
    found = await work.rows(exchanges.waiting(work.require(Store.HAND_OVER)).limit(EACH))
    return [
        Task(
            f"{person} · {exchange.number}", f"/store/exchanges/{exchange.id}", _("待交付"), "info",
            due=exchange.fetch_by, late=exchange.is_overdue(today()),
        )
        for exchange, _point, person in found
    ]  # fmt: skip


async def of_volunteer(work: Work) -> list[Task]:
    """What this person has exchanged and not fetched, and what waits at a point that they steward."""
    if work.person.person_id is None or not work.may(Store.EXCHANGE):
        return []
    mine = await work.all(exchanges.to_fetch(work.person.person_id).limit(EACH))
    fetch = [
        Task(
            each.number, f"/store/exchanges/{each.id}", _("请取货"), "warn", due=each.fetch_by,
            late=each.is_overdue(today()),
        )
        for each in mine
    ]  # fmt: skip
    return [*fetch, *await of_steward(work)]
