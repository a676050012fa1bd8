"""Claiming: the first wins. Who comes at the same moment waits for the wish's row and then reads that it is taken."""

from typing import Any
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.organizations.queries import led_by
from wushe.people.acting import acting
from wushe.wishes.errors import AlreadyClaimed, NoSuchClaim, NoSuchWish, NotYourOrganization
from wushe.wishes.events import WishClaimed, WishHeld
from wushe.wishes.kinds import Claimer, WishState
from wushe.wishes.models import MicroWish, WishClaim
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import claims, wishes as queries
from wushe.wishes.schemas.entered import CounterClaim, NewClaim, Pledge
from wushe.wishes.service.contacts import keep_contact, refuse_hoarding
from wushe.wishes.service.rules import rules_of
from wushe.wishes.service.throttle import count_pledging


async def claim(work: Work, wish_id: UUID, data: NewClaim) -> WishClaim:
    """For oneself, or for a group that one leads; raises `AlreadyClaimed`, `NotYourOrganization`."""
    work.require(Wishes.CLAIM)
    person_id = acting(work)
    await _must_lead(work, person_id, data.organization_id)
    wish = await _taken(work, wish_id)
    claimer = Claimer.ORGANIZATION if data.organization_id else Claimer.PERSON
    made = _of(wish, claimer, person_id=person_id, organization_id=data.organization_id)
    await _stand(work, wish, made)
    return made


async def claim_at_counter(work: Work, wish_id: UUID, data: CounterClaim) -> WishClaim:
    """Of an enterprise, or of somebody, who stands before the desk; raises `AlreadyClaimed`, `ConsentNeeded`."""
    reach, by = work.require(Wishes.COUNTER), acting(work)
    await work.one(queries.wish(reach, wish_id), NoSuchWish)
    wish = await _taken(work, wish_id)
    now = clock.now()
    if data.enterprise:
        made = _of(wish, Claimer.ENTERPRISE, enterprise=data.enterprise, recorded_by=by)
    else:
        made = _of(wish, Claimer.STRANGER, recorded_by=by, called_at=now, called_by=by)
    await _stand(work, wish, made)
    keep_contact(work, made, name=data.name, phone=data.phone, consents=data.consents)
    await work.flush()
    return made


async def pledge(work: Work, wish_id: UUID, data: Pledge, network: bytes | None) -> WishClaim:
    """Without an account: held for 48 hours, until staff have called. Raises `AlreadyClaimed`, `PledgedTooOften`."""
    work.require(Wishes.PLEDGE)
    await count_pledging(work, network)
    await refuse_hoarding(work, data.phone)
    wish = await _taken(work, wish_id)
    made = _of(wish, Claimer.STRANGER)
    made.hold(clock.now())
    work.add(made)
    await work.flush()
    keep_contact(work, made, name=data.name, phone=data.phone, consents=data.consents)
    held_until = made.held_until or clock.now()
    event = WishHeld(wish_id=wish.id, claim_id=made.id, community_id=wish.community_id, held_until=held_until)
    work.record(event)
    await work.flush()
    return made


async def call(work: Work, wish_id: UUID) -> WishClaim:
    """Whoever pledged answered the telephone: the claim counts. Raises `NoSuchClaim`, `ClaimDone`."""
    reach, by = work.require(Wishes.COUNTER), acting(work)
    wish = await work.one(queries.wish_to_change(reach, wish_id), NoSuchWish)
    held = await work.one(claims.standing(wish.id), NoSuchClaim)
    held.call(clock.now(), by, (await rules_of(work)).claim_days)
    _tell(work, wish, held)
    await work.flush()
    return held


async def _must_lead(work: Work, person_id: UUID, organization_id: UUID | None) -> None:
    if organization_id is not None and organization_id not in await work.all(led_by(person_id)):
        raise NotYourOrganization


async def _taken(work: Work, wish_id: UUID) -> MicroWish:
    """The wish, now claimed; raises `AlreadyClaimed`, `NoSuchWish`."""
    wish = await work.one(queries.wish_to_claim(wish_id), NoSuchWish)
    if wish.state is not WishState.OPEN:
        raise AlreadyClaimed
    wish.claim()
    return wish


def _of(wish: MicroWish, claimer: Claimer, **who: Any) -> WishClaim:
    return WishClaim(id=new_id(), wish_id=wish.id, claimer=claimer, **who)


async def _stand(work: Work, wish: MicroWish, made: WishClaim) -> None:
    made.stand(clock.now(), (await rules_of(work)).claim_days)
    work.add(made)
    _tell(work, wish, made)
    await work.flush()


def _tell(work: Work, wish: MicroWish, made: WishClaim) -> None:
    work.record(
        WishClaimed(
            wish_id=wish.id, claim_id=made.id, community_id=wish.community_id, claimer=made.claimer,
            person_id=made.person_id, due_on=made.due_on or clock.today(),
        )
    )  # fmt: skip
