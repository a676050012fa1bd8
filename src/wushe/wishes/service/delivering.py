"""What was claimed arrives at the delivery point, and from there in the resident's hands: both by staff."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.wishes.errors import NoSuchClaim, NoSuchWish
from wushe.wishes.events import WishDelivered, WishReceived
from wushe.wishes.models import MicroWish, WishClaim
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import claims, wishes as queries


async def receive(work: Work, wish_id: UUID) -> WishClaim:
    """It lies at the delivery point, so that no day runs any more; raises `NoSuchClaim`, `ClaimDone`."""
    wish, claim = await _to_deliver(work, wish_id)
    claim.receive(clock.now())
    work.record(WishReceived(wish_id=wish.id, claim_id=claim.id))
    await work.flush()
    return claim


async def deliver(work: Work, wish_id: UUID) -> WishClaim:
    """It was handed over, and the resident's word is awaited; raises `NoSuchClaim`, `ClaimDone`."""
    wish, claim = await _to_deliver(work, wish_id)
    claim.deliver(clock.now(), acting(work))
    wish.deliver()
    work.record(
        WishDelivered(
            wish_id=wish.id, claim_id=claim.id, community_id=wish.community_id, person_id=claim.person_id
        )
    )  # fmt: skip
    await work.flush()
    return claim


async def _to_deliver(work: Work, wish_id: UUID) -> tuple[MicroWish, WishClaim]:
    wish = await work.one(queries.wish_to_change(work.require(Wishes.DELIVER), wish_id), NoSuchWish)
    return wish, await work.one(claims.standing(wish.id), NoSuchClaim)
