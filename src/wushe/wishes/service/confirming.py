"""The resident's word closes a wish: by the code on their paper, or told to staff who did not hand it over."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.wishes.codes import confirmed_claim
from wushe.wishes.errors import CodeUsed, NoSuchClaim, NoSuchCode, NoSuchWish
from wushe.wishes.events import ThanksChecked, WishFulfilled
from wushe.wishes.kinds import ClaimState
from wushe.wishes.models import MicroWish, WishClaim
from wushe.wishes.models.wish import refuse_identity
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import claims, wishes as queries
from wushe.wishes.schemas.entered import Confirmation, ThanksCheck


async def confirm(work: Work, wish_id: UUID, data: Confirmation) -> MicroWish:
    """For the resident who was asked; raises `OwnDelivery`, `NotDeliveredYet`, `ClaimDone`."""
    wish = await work.one(queries.wish_to_change(work.require(Wishes.CONFIRM), wish_id), NoSuchWish)
    claim = await work.one(claims.standing(wish.id), NoSuchClaim)
    return await _fulfil(work, wish, claim, data, by=acting(work))


async def wish_of_code(work: Work, code: str) -> tuple[MicroWish, WishClaim]:
    """What the code on paper was printed for; raises `NoSuchCode`, and `CodeUsed` once it did its work."""
    work.require(Wishes.THANK)
    claim = await work.session.get(WishClaim, (work.tenant.id, confirmed_claim(work.secret, code)))
    if claim is None or claim.state is ClaimState.RELEASED:
        raise NoSuchCode
    wish = await work.one(queries.wish_locked(claim.wish_id), NoSuchCode)
    await work.session.refresh(claim)
    if claim.state is ClaimState.FULFILLED:
        raise CodeUsed
    return wish, claim


async def confirm_by_code(work: Work, code: str, data: Confirmation) -> MicroWish:
    """The resident's own hand; raises `NoSuchCode`, `CodeUsed`, `NotDeliveredYet`."""
    wish, claim = await wish_of_code(work, code)
    return await _fulfil(work, wish, claim, data, by=None)


async def check_thanks(work: Work, wish_id: UUID, data: ThanksCheck) -> WishClaim:
    """Let the giver read the thanks, or not; raises `ClaimDone`, `TellsName`, `TellsNumber`."""
    wish = await work.one(queries.wish_to_change(work.require(Wishes.CONFIRM), wish_id), NoSuchWish)
    claim = await work.one(claims.standing(wish.id), NoSuchClaim)
    if data.show:
        name = await work.one(queries.name_of(wish.person_id)) if wish.person_id else wish.alias or ""
        refuse_identity(claim.thanks, "show", (name,))
    claim.check_thanks(clock.now(), show=data.show)
    work.record(ThanksChecked(wish_id=wish.id, claim_id=claim.id, person_id=claim.person_id, shown=data.show))
    await work.flush()
    return claim


async def _fulfil(work: Work, wish: MicroWish, claim: WishClaim, data: Confirmation, *, by: UUID | None) -> MicroWish:
    at = clock.now()
    confirmer = claim.confirm(at, by, data.thanks)
    days = wish.fulfil(at)
    work.record(
        WishFulfilled(
            wish_id=wish.id, claim_id=claim.id, community_id=wish.community_id, person_id=claim.person_id,
            confirmer=confirmer, days=days,
        )
    )  # fmt: skip
    await work.flush()
    return wish
