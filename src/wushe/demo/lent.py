"""What the second township of the demo lends to the first: twenty of its fifty chairs, and by way of the county."""

from contextlib import AbstractContextManager
from datetime import datetime, time, timedelta
from uuid import UUID

from wushe.demo.rooms import NEIGHBOURS, TUTORS
from wushe.demo.stage import Stage
from wushe.kernel import clock
from wushe.kernel.clock import SHANGHAI, stopped_at
from wushe.kernel.work import Work
from wushe.pools import service
from wushe.pools.kinds import GrantVerb, OwnerKind
from wushe.pools.schemas.bookings import Because, BookingData, ReturnData
from wushe.pools.schemas.lending import GrantData
from wushe.pools.schemas.resources import EquipmentData
from wushe.pools.suggesting import Span

CHAIRS, SPEAKER, TENT = "折叠椅", "移动音响", "折叠帐篷"


async def lend(owner: Stage, borrower: Stage) -> None:
    """Tents that were lent and taken back, chairs of which some are out today, a loudspeaker for the whole county."""
    with _days_ago(40):
        async with owner.acting("neighbour") as work:
            for name, quantity, unit in ((CHAIRS, 50, "把"), (SPEAKER, 2, "套"), (TENT, 6, "顶")):
                owner.pools[name] = await _shared(work, name, quantity, unit)
        tents = await _lent(owner, borrower.place.tenant.id, TENT, 4, days=60)
        tea = await _booked(borrower, tents, NEIGHBOURS, "邻里百家宴", _on(2, 9, 30), quantity=4)
    with _days_ago(38):
        await _handed_over_and_back(owner, tea)
    with _days_ago(20):
        async with owner.acting("neighbour") as work:
            await service.revoke(work, tents, Because(reason="本街道秋季运动会要用，用完再借"))
    with _days_ago(10):
        chairs = await _lent(owner, borrower.place.tenant.id, CHAIRS, 20, days=90)
        async with owner.acting("neighbour") as work:
            county = await service.county_of(work)
        if county is not None:
            await _lent(owner, county.id, SPEAKER, 1, days=180)
    with _days_ago(1):
        out = await _booked(borrower, chairs, TUTORS, "家长开放日", _on(1, 9, 56), quantity=12)
        async with owner.acting("neighbour") as work:
            await service.hand_over(work, out)
    await _booked(borrower, chairs, NEIGHBOURS, "邻里合唱演出", _on(6, 14, 4), quantity=16)


async def _shared(work: Work, name: str, quantity: int, unit: str) -> UUID:
    data = EquipmentData(
        name=name, quantity=quantity, unit=unit, owner_kind=OwnerKind.TOWNSHIP, address="街道办事处一楼仓库",
        longest_hours=72, closed_on_holidays=False, rules="自备运输，用后擦净，清点后归还。",
    )  # fmt: skip
    return (await service.add_equipment(work, data)).id


async def _lent(owner: Stage, to: UUID, name: str, quantity: int, *, days: int) -> UUID:
    data = GrantData(
        borrower_id=to, quantity=quantity, verbs=[GrantVerb.BOOK_UNASKED], until=clock.today() + timedelta(days=days)
    )
    async with owner.acting("neighbour") as work:
        return (await service.lend(work, owner.pools[name], data)).id


async def _booked(borrower: Stage, grant_id: UUID, group: str, purpose: str, span: Span, *, quantity: int) -> UUID:
    data = BookingData(
        organization_id=borrower.groups[group], purpose=purpose, starts_at=span[0], ends_at=span[1], quantity=quantity
    )
    async with borrower.acting("director") as work:
        return (await service.book_borrowed(work, grant_id, data)).id


async def _handed_over_and_back(owner: Stage, booking_id: UUID) -> None:
    async with owner.acting("neighbour") as work:
        await service.hand_over(work, booking_id)
    async with owner.acting("neighbour") as work:
        await service.take_back(work, booking_id, ReturnData(condition="完好"))


def _on(ahead: int, hour: int, hours: int) -> Span:
    """So many days ahead of the day of the scene, from that hour on."""
    starts_at = datetime.combine(clock.today() + timedelta(days=ahead), time(hour), SHANGHAI)
    return starts_at, starts_at + timedelta(hours=hours)


def _days_ago(days: int) -> AbstractContextManager[None]:
    """At ten in the morning of that day."""
    day = clock.today() - timedelta(days=days)
    return stopped_at(datetime(day.year, day.month, day.day, 10, tzinfo=SHANGHAI))
