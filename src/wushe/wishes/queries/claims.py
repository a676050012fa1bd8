"""Claims: the one that stands, those that fall due, and those that wait for staff."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from wushe.kernel.work import Reach
from wushe.organizations.queries import led_by
from wushe.wishes.kinds import ClaimState, WishState
from wushe.wishes.models import MicroWish, WishClaim, WishContact
from wushe.wishes.queries.wishes import readable

Waiting = Select[*tuple[Any, ...]]


def standing(wish_id: UUID) -> Select[WishClaim]:
    """The claim of a wish that was not released."""
    return select(WishClaim).where(WishClaim.wish_id == wish_id, WishClaim.state != ClaimState.RELEASED)


def of_whom(person_id: UUID) -> ColumnElement[bool]:
    """The person signed in for it, or leads the group that did."""
    return or_(WishClaim.person_id == person_id, WishClaim.organization_id.in_(led_by(person_id)))


def contact(claim_id: UUID) -> Select[WishContact]:
    return select(WishContact).where(WishContact.claim_id == claim_id)


def held_by(phone_hash: bytes) -> Select[int]:
    """How many claims that number holds without having been called."""
    its = and_(WishContact.tenant_id == WishClaim.tenant_id, WishContact.claim_id == WishClaim.id)
    held = (WishClaim.state == ClaimState.HELD, WishContact.phone_hash == phone_hash)
    return select(func.count()).select_from(WishClaim).join(WishContact, its).where(*held)


# --- what jobs look for; nothing is locked here, each is looked at again under its wish


def lapsed(now: datetime) -> Select[WishClaim]:
    return select(WishClaim).where(WishClaim.state == ClaimState.HELD, WishClaim.held_until <= now)


def overdue(today: date) -> Select[WishClaim]:
    """Firm ones whose day has passed with nothing at the delivery point."""
    return select(WishClaim).where(*_unbrought(), WishClaim.due_on < today)


def falling_due(until: date) -> Select[WishClaim]:
    """Firm ones that end by that day and of which nobody was told."""
    return select(WishClaim).where(*_unbrought(), WishClaim.due_on <= until, WishClaim.warned_at.is_(None))


def _unbrought() -> tuple[ColumnElement[bool], ...]:
    return WishClaim.state == ClaimState.FIRM, WishClaim.received_at.is_(None)


def contacts_ended_before(moment: datetime) -> Select[*tuple[Any, ...]]:
    """(contact, claim)."""
    its = and_(WishContact.tenant_id == WishClaim.tenant_id, WishContact.claim_id == WishClaim.id)
    return select(WishContact, WishClaim).join(WishClaim, its).where(WishClaim.ended_at < moment)


# --- what waits for somebody: (wish, claim)


def to_call(reach: Reach) -> Waiting:
    return _waiting(reach, WishClaim.state == ClaimState.HELD).order_by(WishClaim.held_until)


def to_hand_over(reach: Reach) -> Waiting:
    """What lies at the delivery point."""
    there = (WishClaim.state == ClaimState.FIRM, WishClaim.received_at.is_not(None))
    return _waiting(reach, *there).order_by(WishClaim.received_at)


def to_confirm(reach: Reach) -> Waiting:
    return _waiting(reach, WishClaim.state == ClaimState.DELIVERED).order_by(WishClaim.delivered_at)


def to_bring(person_id: UUID) -> Waiting:
    """One's own that are still to be brought."""
    mine = (*_unbrought(), of_whom(person_id))
    return _joined().where(*mine).order_by(WishClaim.due_on)


def to_verify(reach: Reach, person_id: UUID | None) -> Select[MicroWish]:
    """Those that others wrote down, the longest first."""
    waiting = select(MicroWish).where(readable(reach), MicroWish.state == WishState.COLLECTED)
    if person_id is not None:
        waiting = waiting.where(MicroWish.collected_by != person_id, MicroWish.written_by != person_id)
    return waiting.order_by(MicroWish.number)


def _waiting(reach: Reach, *asked: ColumnElement[bool]) -> Waiting:
    return _joined().where(readable(reach), *asked)


def _joined() -> Waiting:
    its = and_(WishClaim.tenant_id == MicroWish.tenant_id, WishClaim.wish_id == MicroWish.id)
    return select(MicroWish, WishClaim).join(WishClaim, its)


def in_states(states: Collection[ClaimState]) -> ColumnElement[bool]:
    return WishClaim.state.in_(states)
