"""A claim comes to nothing, and the wish waits for somebody else."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.wishes.errors import NoSuchClaim, NoSuchWish, ReasonNeeded
from wushe.wishes.events import WishReleased
from wushe.wishes.kinds import ReleaseReason
from wushe.wishes.models import MicroWish, WishClaim
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import claims, wishes as queries
from wushe.wishes.schemas.entered import Because


async def give_back(work: Work, wish_id: UUID, data: Because) -> MicroWish:
    """Who claimed it cannot do it after all; raises `ReasonNeeded`, `NoSuchClaim`, `ClaimDone`."""
    work.require(Wishes.CLAIM)
    wish = await work.one(queries.wish_to_claim(wish_id), NoSuchWish)
    mine = claims.standing(wish.id).where(claims.of_whom(acting(work)))
    claim = await work.one(mine, NoSuchClaim)
    return await _free_because(work, wish, claim, ReleaseReason.GIVEN_BACK, data)


async def release(work: Work, wish_id: UUID, data: Because) -> MicroWish:
    """Staff take it back; raises `ReasonNeeded`, `NoSuchClaim`, `ClaimDone`."""
    wish = await work.one(queries.wish_to_change(work.require(Wishes.COUNTER), wish_id), NoSuchWish)
    claim = await work.one(claims.standing(wish.id), NoSuchClaim)
    return await _free_because(work, wish, claim, ReleaseReason.BY_STAFF, data)


async def _free_because(
    work: Work, wish: MicroWish, claim: WishClaim, reason: ReleaseReason, data: Because
) -> MicroWish:
    if not data.reason:
        raise ReasonNeeded
    free(work, wish, claim, reason, data.reason)
    await work.flush()
    return wish


def free(work: Work, wish: MicroWish, claim: WishClaim, reason: ReleaseReason, note: str = "") -> None:
    """For every way in which a claim ends before anything was handed over."""
    claim.release(reason, clock.now(), note)
    wish.release()
    work.record(
        WishReleased(
            wish_id=wish.id, claim_id=claim.id, community_id=wish.community_id, person_id=claim.person_id,
            reason=reason,
        )
    )  # fmt: skip
