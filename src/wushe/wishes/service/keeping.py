"""Keeping claims to their days: for the jobs, which ask no permission."""

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.wishes.errors import NoSuchWish
from wushe.wishes.events import WishFallsDue
from wushe.wishes.kinds import ClaimState, ReleaseReason
from wushe.wishes.models import MicroWish, WishClaim
from wushe.wishes.models.claim import WARNED_BEFORE
from wushe.wishes.queries import claims, wishes as queries
from wushe.wishes.service.releasing import free


async def lapse(work: Work) -> int:
    """Free what passers-by held and nobody reached them about; returns how many."""
    found = await work.all(claims.lapsed(clock.now()))
    return sum([await _free(work, claim, ReleaseReason.NOT_REACHED, ClaimState.HELD) for claim in found])


async def follow_up(work: Work) -> None:
    """Warn of claims that end in three days, and free those whose day has passed."""
    today = clock.today()
    for claim in await work.all(claims.overdue(today)):
        await _free(work, claim, ReleaseReason.OVERDUE, ClaimState.FIRM)
    for claim in await work.all(claims.falling_due(today + WARNED_BEFORE)):
        await _warn(work, claim)


async def _free(work: Work, claim: WishClaim, reason: ReleaseReason, state: ClaimState) -> bool:
    wish = await _locked(work, claim)
    if claim.state is not state or claim.received_at is not None:
        return False  # somebody was quicker than the job
    free(work, wish, claim, reason)
    await work.flush()
    return True


async def _warn(work: Work, claim: WishClaim) -> None:
    wish = await _locked(work, claim)
    if claim.state is not ClaimState.FIRM or claim.due_on is None:
        return
    claim.warned_at = clock.now()
    work.record(
        WishFallsDue(
            wish_id=wish.id, claim_id=claim.id, community_id=wish.community_id, person_id=claim.person_id,
            due_on=claim.due_on,
        )
    )  # fmt: skip
    await work.flush()


async def _locked(work: Work, claim: WishClaim) -> MicroWish:
    """The wish first, as every verb does, and then the claim as it is by now."""
    wish = await work.one(queries.wish_locked(claim.wish_id), NoSuchWish)
    await work.session.refresh(claim)
    return wish
