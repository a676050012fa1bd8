"""One wish as whoever looks may see it; both faces show nothing else."""

from typing import Any, NamedTuple
from uuid import UUID

from wushe.communities import queries as communities
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.organizations import queries as organizations
from wushe.people import queries as people
from wushe.wishes.kinds import Band, Claimer
from wushe.wishes.models import MicroWish, WishClaim
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import claims
from wushe.wishes.schemas.shown import BoardRow, ClaimShown, WishShown
from wushe.wishes.sight import OF_STAFF, Sight


class Seen(NamedTuple):
    """A wish, the claim that stands on it, and as whom the person looks."""

    wish: MicroWish
    claim: WishClaim | None
    sight: Sight


async def look(work: Work, wish: MicroWish) -> Seen:
    claim = await work.one_or_none(claims.standing(wish.id))
    return Seen(wish, claim, await _sight(work, wish, claim))


async def _sight(work: Work, wish: MicroWish, claim: WishClaim | None) -> Sight:
    if within(work, Wishes.READ, wish):
        return Sight.STAFF
    me = work.person.person_id
    if me is None:
        return Sight.VISITOR
    if claim is not None and await work.one_or_none(claims.standing(wish.id).where(claims.of_whom(me))):
        return Sight.GIVER
    return Sight.WRITER if wish.collected_by == me else Sight.VISITOR


def within(work: Work, permission: str, wish: MicroWish) -> bool:
    """Whether the permission reaches the wish as that of the township's or the community's staff."""
    if not work.may(permission):
        return False
    reach = work.require(permission)
    return reach.whole_tenant or wish.community_id in reach.communities


async def wish_shown(work: Work, wish: MicroWish) -> WishShown:
    return await shown(work, await look(work, wish))


async def shown(work: Work, seen: Seen) -> WishShown:
    wish = seen.wish
    fields = seen.sight.sees(seen.claim.state if seen.claim else None)
    private = {name: getattr(wish, name) if name in fields else None for name in OF_STAFF - {"claim", "delivery_point"}}
    community = await work.one(communities.name_of(wish.community_id))
    return WishShown(
        id=wish.id, number=wish.number, title=wish.title, story=wish.story, kind=wish.kind,
        community_id=wish.community_id, community=community, band=wish.band,
        state=wish.state.on_board if seen.sight is Sight.VISITOR else wish.state, wanted_by=wish.wanted_by,
        delivery_point=point_of(wish, community) if "delivery_point" in fields else None,
        claim=await _claim_shown(work, seen.claim, fully=seen.sight is Sight.STAFF)
        if seen.claim and "claim" in fields else None,
        version=wish.version, **private,
    )  # fmt: skip


def point_of(wish: MicroWish, community: str) -> str:
    """Where the giver brings it: never to the resident."""
    return wish.delivery_point or _("{community}党群服务中心").say(community=community)


async def _claim_shown(work: Work, claim: WishClaim, *, fully: bool) -> ClaimShown:
    same: Any = {name: getattr(claim, name) for name in _SAME}
    thanks = claim.thanks if fully or claim.thanks_shown else ""
    return ClaimShown(**same, called=await called(work, claim), thanks=thanks)


_SAME = [name for name in ClaimShown.__struct_fields__ if name not in {"called", "thanks"}]


async def called(work: Work, claim: WishClaim) -> str:
    """What to call who claims; somebody without an account is never named here."""
    match claim.claimer:
        case Claimer.ENTERPRISE:
            return claim.enterprise or ""
        case Claimer.ORGANIZATION:
            return await _name(work, organizations.names([claim.organization_id] if claim.organization_id else []))
        case Claimer.PERSON:
            return await _name(work, people.names([claim.person_id] if claim.person_id else []))
        case Claimer.STRANGER:
            return claim.claimer.label.say()


async def _name(work: Work, query: Any) -> str:
    rows: dict[UUID, str] = dict(await work.rows(query))
    return next(iter(rows.values()), "")


def board_row(row: Any) -> BoardRow:
    return BoardRow(
        id=row.id, number=row.number, title=row.title, kind=row.kind, community=row.community,
        band=Band.of(row.value_fen), state=row.state.on_board,
    )  # fmt: skip
