"""What the page of one wish shows to whoever looks."""

from typing import Any

from litestar import Request

from wushe.communities import queries as communities
from wushe.kernel.web.forms import REFUSED, Form, Refused
from wushe.kernel.work import Work
from wushe.people import queries as people
from wushe.people.history import history
from wushe.wishes.kinds import WAITING, ClaimState, WishState
from wushe.wishes.models import MicroWish, WishClaim
from wushe.wishes.pages import choices
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import claims, wishes as queries
from wushe.wishes.schemas.entered import Because, Confirmation, CounterClaim, NewClaim, ThanksCheck
from wushe.wishes.showing import Seen, look, shown, within
from wushe.wishes.sight import Sight
from wushe.wishes.steps import May, next_step, stepper
from wushe.wishes.wording import PLEDGING

OF_ANYBODY = frozenset({Wishes.CLAIM})
OWN = OF_ANYBODY | {Wishes.RECORD}
"""Permissions that some hold for no place: the first for every wish, the second for those they wrote down."""


async def detail(request: Request[Any, Any, Any], work: Work, wish: MicroWish) -> dict[str, Any]:
    """The names that `wishes/show.html` wants; nothing of the row itself, but what this person may see of it."""
    seen = await look(work, wish)
    may, me = _allowed(work, wish), work.person.person_id
    wrote = me is not None and me in {wish.collected_by, wish.written_by}
    claim = seen.claim
    staff = seen.sight is Sight.STAFF
    brought = claim is not None and me is not None and claim.delivered_by == me
    return {
        "wish": await shown(work, seen),
        "sight": seen.sight,
        "can": may,
        "next": next_step(wish, claim, may, seen.sight, wrote=wrote, brought=brought),
        "steps": [] if seen.sight is Sight.VISITOR else stepper(wish, claim),
        "person": await _resident(work, seen),
        "office": await work.scalar(communities.phone_of(wish.community_id)) if seen.sight is Sight.GIVER else "",
        "changeable": wish.state in WAITING,
        "checkable": wish.state is WishState.COLLECTED and not wrote,
        "releasable": claim is not None and claim.state in {ClaimState.HELD, ClaimState.FIRM},
        "delivered_it": brought,
        "thanks_waits": staff and claim is not None and bool(claim.thanks) and claim.thanks_checked_at is None,
        "masked": await _masked(work, claim) if claim and may(Wishes.REVEAL) else "",
        "alike": await _alike(work, seen),
        "organizations": await choices.organizations_led(work) if may(Wishes.CLAIM) else [],
        "history": await history(work, wish.id) if staff else [],
        "refusal": _refusal(request, wish),
        "consent": PLEDGING.text,
        **_forms(request, claim),
    }


TELLING: dict[WishState, set[Any]] = {
    WishState.OPEN: {NewClaim, CounterClaim},
    WishState.DELIVERED: {Confirmation},
}
"""The forms that stand on the page in a state, and tell themselves why they were refused."""


def _refusal(request: Request[Any, Any, Any], wish: MicroWish) -> str:
    """Why a verb was refused whose form is not there any more, such as a claim of what somebody else has claimed."""
    told: Refused | None = request.scope["state"].get(REFUSED)
    if told is None or told.errors or told.schema in TELLING.get(wish.state, set()):
        return ""
    return told.message


def _allowed(work: Work, wish: MicroWish) -> May:
    """What the person may do to this wish, so that no button leads to a refusal."""
    me = work.person.person_id

    def may(permission: str) -> bool:
        if within(work, permission, wish):
            return True
        mine = me is not None and (permission in OF_ANYBODY or wish.collected_by == me)
        return mine and permission in OWN and work.may(permission)

    return may


ENDINGS = ("refusal", "return", "release", "withdrawal")


def _forms(request: Request[Any, Any, Any], claim: WishClaim | None) -> dict[str, Any]:
    return {
        "because": {noun: Form.of(request, Because, noun=noun) for noun in ENDINGS},
        "claiming": Form.of(request, NewClaim, id="claim"),
        "counter": Form.of(request, CounterClaim, id="counter"),
        "confirmation": Form.of(request, Confirmation, id="confirm"),
        "checking": Form.of(request, ThanksCheck, {"show": True}, version=claim.version if claim else None),
    }


async def _resident(work: Work, seen: Seen) -> tuple[Any, str] | None:
    """(id, name) of whose wish it is, for staff."""
    if seen.sight is not Sight.STAFF or seen.wish.person_id is None:
        return None
    rows = await work.rows(people.names([seen.wish.person_id]))
    return (rows[0][0], rows[0][1]) if rows else None


async def _masked(work: Work, claim: WishClaim) -> str:
    contact = await work.one_or_none(claims.contact(claim.id))
    return contact.phone_masked if contact else ""


async def _alike(work: Work, seen: Seen) -> list[MicroWish]:
    """Who comes too late finds others that wait."""
    late = seen.wish.state not in WAITING and seen.sight is Sight.VISITOR
    return list(await work.all(queries.alike(seen.wish))) if late and work.may(Wishes.CLAIM) else []
