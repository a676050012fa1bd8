"""How to reach who claims without an account: sealed under a consent, seen for a reason, deleted when asked."""

from uuid import UUID

from sqlalchemy import func, select

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.personal.masks import mask_phone
from wushe.kernel.personal.vault import Sealed
from wushe.kernel.work import Work
from wushe.people.kinds import RevealReason
from wushe.people.service.revealing import count_reveal
from wushe.wishes.codes import pledged_claim
from wushe.wishes.errors import ConsentNeeded, ContactGone, HoldsEnough, NoSuchClaim, NoSuchWish
from wushe.wishes.events import ClaimerForgotten, ClaimerRevealed
from wushe.wishes.kinds import ClaimState, ReleaseReason
from wushe.wishes.models import MicroWish, WishClaim, WishContact
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import claims, wishes as queries
from wushe.wishes.schemas.shown import ContactShown
from wushe.wishes.service.releasing import free
from wushe.wishes.wording import PLEDGING

NAME, PHONE = "wish_contact.name", "wish_contact.phone"
MOST_HELD = 2
"""Wishes that one telephone keeps from others before anybody has called it."""


async def refuse_hoarding(work: Work, phone: str) -> None:
    """Raises `HoldsEnough`. Who asks with the same number at the same moment waits."""
    found = _fingerprint(work, phone)
    await work.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(found.hex(), 0))))
    if await work.scalar(claims.held_by(found)) >= MOST_HELD:
        raise HoldsEnough(most=MOST_HELD)


def keep_contact(work: Work, claim: WishClaim, *, name: str, phone: str, consents: bool) -> None:
    """Raises `ConsentNeeded`."""
    if not consents:
        raise ConsentNeeded
    work.add(
        WishContact(
            id=new_id(), claim_id=claim.id, name_sealed=_sealed(work, name, NAME),
            phone_sealed=_sealed(work, phone, PHONE), phone_hash=_fingerprint(work, phone),
            phone_masked=mask_phone(phone), wording=PLEDGING.version, consented_at=clock.now(),
        )
    )  # fmt: skip


async def reveal(work: Work, wish_id: UUID, reason: RevealReason) -> ContactShown:
    """See how to reach the claimer, which is written down and counted; raises `ContactGone`, `RevealedTooOften`."""
    wish = await work.one(queries.wish(work.require(Wishes.REVEAL), wish_id), NoSuchWish)
    claim = await work.one(claims.standing(wish.id), NoSuchClaim)
    contact = await work.one_or_none(claims.contact(claim.id))
    if contact is None:
        raise ContactGone
    await count_reveal(work, ClaimerRevealed)
    work.record(ClaimerRevealed(wish_id=wish.id, claim_id=claim.id, reason=reason))
    return ContactShown(name=_opened(work, contact.name_sealed, NAME), phone=_opened(work, contact.phone_sealed, PHONE))


async def forget_giver(work: Work, wish_id: UUID) -> None:
    """Delete the contact because the giver asked staff to; the claim stands. Raises `ContactGone`."""
    wish = await work.one(queries.wish_to_change(work.require(Wishes.COUNTER), wish_id), NoSuchWish)
    claim = await work.one(claims.standing(wish.id), NoSuchClaim)
    contact = await work.one_or_none(claims.contact(claim.id))
    if contact is None:
        raise ContactGone
    await forget_contact(work, claim, contact)


# --- by the code that whoever pledged was given


async def pledged(work: Work, code: str) -> tuple[WishClaim, MicroWish, WishContact | None]:
    """What they claimed; raises `NoSuchClaim`."""
    work.require(Wishes.PLEDGE)
    claim = await _pledged(work, code)
    return claim, await work.get(MicroWish, claim.wish_id), await work.one_or_none(claims.contact(claim.id))


async def forget_pledge(work: Work, code: str) -> WishClaim:
    """Take the consent back: the contact is deleted, and what nobody has brought yet is free again."""
    work.require(Wishes.PLEDGE)
    claim = await _pledged(work, code)
    wish = await work.one(queries.wish_locked(claim.wish_id), NoSuchWish)
    await work.session.refresh(claim)
    contact = await work.one_or_none(claims.contact(claim.id))
    if contact is None:
        raise ContactGone
    if claim.state in {ClaimState.HELD, ClaimState.FIRM} and claim.received_at is None:
        free(work, wish, claim, ReleaseReason.GIVEN_BACK)
    await forget_contact(work, claim, contact)
    return claim


async def forget_contact(work: Work, claim: WishClaim, contact: WishContact) -> None:
    await work.session.delete(contact)
    work.record(ClaimerForgotten(wish_id=claim.wish_id, claim_id=claim.id))
    await work.flush()


async def _pledged(work: Work, code: str) -> WishClaim:
    claim = await work.session.get(WishClaim, (work.tenant.id, pledged_claim(work.secret, code)))
    if claim is None:
        raise NoSuchClaim
    return claim


def _fingerprint(work: Work, phone: str) -> bytes:
    return work.vault.fingerprint(phone, tenant_id=work.tenant.id, field=PHONE)


def _sealed(work: Work, plain: str, field: str) -> bytes:
    return work.vault.seal(plain, tenant_id=work.tenant.id, field=field).token


def _opened(work: Work, token: bytes, field: str) -> str:
    return work.vault.open(Sealed(token), tenant_id=work.tenant.id, field=field)
