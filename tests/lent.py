"""Two townships of one county, of which the one lends to the other.

owner, borrower = await lent.pair(sessions)
chairs_id = await lent.chairs(sessions, owner)
grant_id = await lent.grant(sessions, owner, chairs_id, borrower, quantity=20)
booking_id = await lent.booked(sessions, borrower, grant_id, quantity=5)
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import given
import pooled
from pooled import NOW
from wushe.access.roles import Role
from wushe.communities.furnishing import FURNISHER as COMMUNITIES
from wushe.kernel.work import Visitor
from wushe.organizations.furnishing import FURNISHER as ORGANIZATIONS
from wushe.pools import service
from wushe.pools.kinds import GrantVerb
from wushe.pools.models import Booking, Hold
from wushe.pools.queries import bookings
from wushe.pools.schemas.bookings import Because, BookingData
from wushe.pools.schemas.lending import GrantData
from wushe.tenancy.places import Place

Sessions = given.Sessions

SINCE, UNTIL = date(2026, 11, 23), date(2026, 12, 6)
HOUR = timedelta(hours=1)
_counties = itertools.count(700_001)


@dataclass(frozen=True, slots=True)
class Side:
    """One township with its administrator and one filed group of its first community."""

    place: Place
    admin: Visitor
    community_id: UUID
    group_id: UUID

    @property
    def id(self) -> UUID:
        return self.place.tenant.id


async def pair(sessions: Sessions, *names: str) -> Sequence[Side]:
    """So many townships of a county of their own, by these names; two without any."""
    county_code = str(next(_counties))
    return [await side(sessions, name, county_code=county_code) for name in names or ("甲镇", "乙镇")]


async def side(sessions: Sessions, name: str, **entry: Any) -> Side:
    place = await given.township(
        sessions, communities=(f"{name}社区居委会",), furnishers=[COMMUNITIES, ORGANIZATIONS], name=name, **entry
    )
    known = await given.registered(sessions, place, Role.TOWNSHIP_ADMIN)
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN, person_id=known.person and known.person.person_id)
    async with given.work(sessions, admin) as work:
        [community_id] = await given.community_ids(work)
        group = await given.organization(work, f"{name}舞蹈队", community_id=community_id)
        await given.filed(work, group)
    return Side(place, admin, community_id, group.id)


async def chairs(sessions: Sessions, owner: Side, quantity: int = 50, **said: Any) -> UUID:
    async with given.work(sessions, owner.admin) as work:
        return (await pooled.chairs(work, quantity, **said)).id


async def grant(sessions: Sessions, owner: Side, resource_id: UUID, to: Side | UUID, **said: Any) -> UUID:
    """To be booked without asking, for two weeks, unless it is said otherwise."""
    to_id = to.id if isinstance(to, Side) else to
    usual = {"verbs": [GrantVerb.BOOK_UNASKED], "since": SINCE, "until": UNTIL}
    async with given.work(sessions, owner.admin) as work:
        return (await service.lend(work, resource_id, GrantData(borrower_id=to_id, **(usual | said)))).id


def wanted(who: Side, hours: int = 24, *, lasts: int = 2, **said: Any) -> BookingData:
    """So many hours from `NOW` on."""
    starts_at = NOW + hours * HOUR
    usual: dict[str, Any] = {
        "organization_id": who.group_id, "purpose": "广场舞会演",
        "starts_at": starts_at, "ends_at": starts_at + lasts * HOUR,
    }  # fmt: skip
    return BookingData(**(usual | said))


async def booked(sessions: Sessions, borrower: Side, grant_id: UUID, **said: Any) -> UUID:
    async with given.work(sessions, borrower.admin) as work:
        return (await service.book_borrowed(work, grant_id, wanted(borrower, **said))).id


async def revoked(sessions: Sessions, owner: Side, grant_id: UUID, reason: str = "自用") -> None:
    async with given.work(sessions, owner.admin) as work:
        await service.revoke(work, grant_id, Because(reason=reason))


async def handed_over(sessions: Sessions, owner: Side, booking_id: UUID) -> None:
    async with given.work(sessions, owner.admin) as work:
        await service.hand_over(work, booking_id)


async def row(sessions: Sessions, who: Side, booking_id: UUID) -> Booking:
    """The booking as that township has it."""
    async with given.work(sessions, who.admin) as work:
        return await work.one(bookings.booking(booking_id))


async def holds(sessions: Sessions, who: Side, booking_id: UUID) -> Sequence[Hold]:
    async with given.work(sessions, who.admin) as work:
        return await work.all(bookings.holds_of([booking_id]))


async def free(sessions: Sessions, borrower: Side, grant_id: UUID, hours: int = 24, lasts: int = 2) -> int:
    """How many the borrower sees free in that time."""
    starts_at = NOW + hours * HOUR
    async with given.work(sessions, borrower.admin) as work:
        thing = await service.thing_lent(work, grant_id)
        return await service.free_units(work, thing, starts_at, starts_at + lasts * HOUR)


async def seen(sessions: Sessions, borrower: Side) -> dict[str, int]:
    """What the borrower's list of borrowed things says: names and quantities."""
    async with given.work(sessions, borrower.admin) as work:
        return {thing.name: thing.quantity for thing in await service.borrowed_here(work)}
