"""Another person stands for a wish, and lets everybody read it."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.wishes.errors import NoSuchWish
from wushe.wishes.events import WishPublished, WishRefused, WishVerified
from wushe.wishes.models import MicroWish
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import wishes as queries
from wushe.wishes.schemas.entered import Because


async def verify(work: Work, wish_id: UUID) -> MicroWish:
    """Raises `OwnWish`, `WrongState`, and `Stale` when its words changed since they were read."""
    wish = await _to_check(work, wish_id)
    wish.verify(clock.now(), acting(work))
    work.record(WishVerified(wish_id=wish.id, community_id=wish.community_id))
    await work.flush()
    return wish


async def refuse(work: Work, wish_id: UUID, data: Because) -> MicroWish:
    """Send it back with a reason; raises `OwnWish`, `ReasonNeeded`, `WrongState`."""
    wish = await _to_check(work, wish_id)
    wish.refuse(data.reason, acting(work))
    work.record(WishRefused(wish_id=wish.id, collected_by=wish.collected_by))
    await work.flush()
    return wish


async def publish(work: Work, wish_id: UUID) -> MicroWish:
    """From now on it may be claimed; raises `WrongState`."""
    wish = await _to_check(work, wish_id)
    wish.publish(clock.now())
    work.record(WishPublished(wish_id=wish.id, community_id=wish.community_id, number=wish.number))
    await work.flush()
    return wish


async def _to_check(work: Work, wish_id: UUID) -> MicroWish:
    wish = await work.one(queries.wish_to_change(work.require(Wishes.VERIFY), wish_id), NoSuchWish)
    work.check_version(wish)
    return wish
