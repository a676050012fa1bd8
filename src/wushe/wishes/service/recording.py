"""A wish is written down, written better, or wished no more."""

from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from wushe.communities import queries as communities
from wushe.communities.errors import NoSuchCommunity
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Extent, Reach, Work
from wushe.people import queries as people
from wushe.people.acting import acting
from wushe.people.errors import NoSuchPerson
from wushe.people.models import Person
from wushe.people.permissions import People
from wushe.wishes.errors import AliasOrPerson, CommunityNeeded, NoSuchWish, WishedInPast
from wushe.wishes.events import WishCollected, WishEdited, WishWithdrawn
from wushe.wishes.kinds import WishState
from wushe.wishes.models import MicroWish
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import wishes as queries
from wushe.wishes.schemas.entered import Because, NewWish, WishData
from wushe.wishes.service.rules import rules_of

_ANYWHERE = Reach(frozenset({Extent.TENANT}))


async def record(work: Work, data: NewWish) -> MicroWish:
    """Write a wish down; raises `AliasOrPerson`, `TellsName`, `TellsNumber`, `TooDear`, `WishedInPast`."""
    reach, by = work.require(Wishes.RECORD), acting(work)
    await _must_be_reached(work, reach, data.community_id)
    person = await _resident(work, data.person_id)
    if (person is None) is not bool(data.alias):
        raise AliasOrPerson
    at = clock.now()
    wish = MicroWish(
        id=new_id(), number=await next_number(work), community_id=data.community_id, person_id=data.person_id,
        alias=data.alias or None, collected_at=at, collected_by=by, written_by=by, state=WishState.COLLECTED,
    )  # fmt: skip
    await _write(work, wish, data, name=person.name if person else data.alias)
    work.add(wish)
    work.record(WishCollected(wish_id=wish.id, community_id=wish.community_id, number=wish.number))
    await work.flush()
    return wish


async def edit(work: Work, wish_id: UUID, data: WishData) -> MicroWish:
    """Write it better: another person verifies it once more. Raises `Stale`, `WrongState` once it is claimed."""
    wish, by = await _to_change(work, wish_id), acting(work)
    work.check_version(wish)
    name = await work.one(queries.name_of(wish.person_id)) if wish.person_id else wish.alias or ""
    again = wish.rewrite(by)
    await _write(work, wish, data, name=name)
    work.record(WishEdited(wish_id=wish.id, community_id=wish.community_id, again=again))
    await work.flush()
    return wish


async def withdraw(work: Work, wish_id: UUID, data: Because) -> MicroWish:
    """It is wished no more; raises `ReasonNeeded`, `WrongState` once it is claimed."""
    wish = await _to_change(work, wish_id)
    work.check_version(wish)
    wish.withdraw(data.reason, clock.now())
    work.record(WishWithdrawn(wish_id=wish.id))
    await work.flush()
    return wish


async def next_number(work: Work) -> int:
    """Numbers of one township have no gaps and no doubles: whoever wants one waits for who has it."""
    await work.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"wish:{work.tenant.id}", 0))))
    return await work.scalar(queries.last_number()) + 1


def refuse_past(wanted_by: date | None) -> None:
    """Raises `WishedInPast` beside `wanted_by`."""
    if wanted_by is not None and wanted_by < clock.today():
        raise WishedInPast().beside("wanted_by")


async def _must_be_reached(work: Work, reach: Reach, community_id: UUID) -> None:
    """Leaders write down wishes of any community, staff those of theirs."""
    near = _ANYWHERE if not reach.communities else reach
    community = await work.one_or_none(communities.community(near, community_id))
    if community is None:
        raise CommunityNeeded if reach.communities else NoSuchCommunity
    community.refuse_if_retired()


async def _resident(work: Work, person_id: UUID | None) -> Person | None:
    """Only who may look into the register chooses somebody out of it."""
    if person_id is None:
        return None
    person = await work.one(people.person(work.require(People.READ), person_id), NoSuchPerson)
    person.refuse_if_erased()
    return person


async def _write(work: Work, wish: MicroWish, data: WishData, *, name: str) -> None:
    (await rules_of(work)).refuse_too_dear(data.value)
    if data.wanted_by != wish.wanted_by:
        refuse_past(data.wanted_by)
    wish.say(data.title, data.story, names=(name,))
    wish.ask_for(data.kind, data.beneficiary, data.value, data.wanted_by)
    wish.hand_over_at(data.delivery_point, data.notes)


async def _to_change(work: Work, wish_id: UUID) -> MicroWish:
    return await work.one(queries.wish_to_change(work.require(Wishes.RECORD), wish_id), NoSuchWish)
