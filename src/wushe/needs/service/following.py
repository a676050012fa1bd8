"""What becomes of a need: for the slices above, whose verbs have asked for a permission of their own."""

from datetime import datetime
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.clock import Month
from wushe.kernel.work import Work
from wushe.needs.events import NeedAnswered, NeedConfirmed, NeedReleased, NeedReopened, NeedTakenUp
from wushe.needs.models import Need
from wushe.needs.service.capacity import give_back, promise


async def take_up(
    work: Work, need_id: UUID, linkage_id: UUID, *, offer_id: UUID | None = None, person_times: int = 1
) -> Need:
    """A linkage answers the need, with `person_times` of an offer this month; raises `WrongState`, `OfferFull`."""
    need = await work.get(Need, need_id, lock=True)
    need.take_up(linkage_id, clock.now(), work.person.person_id)
    if offer_id is not None:
        await promise(work, offer_id, linkage_id, person_times, Month.current(), need_id=need.id)
    work.record(NeedTakenUp(need_id=need.id, linkage_id=linkage_id))
    await work.flush()
    return need


async def release(work: Work, need_id: UUID) -> Need:
    """The linkage came to nothing: the need waits again, and what was promised of offers is free."""
    need = await work.get(Need, need_id, lock=True)
    linkage_id = need.linkage_id
    need.release(clock.now(), work.person.person_id)
    if linkage_id is not None:
        await give_back(work, linkage_id)
        work.record(NeedReleased(need_id=need.id, linkage_id=linkage_id))
    await work.flush()
    return need


async def answer(work: Work, need_id: UUID, at: datetime | None = None) -> Need:
    """What was needed has been done; stops the response clock where nothing was replied before."""
    need = await work.get(Need, need_id, lock=True)
    settle(work, need, at or clock.now())
    await work.flush()
    return need


def settle(work: Work, need: Need, at: datetime) -> None:
    """Raises `WrongState`."""
    need.answer(at, work.person.person_id)
    minutes = need.response_minutes or 0
    work.record(NeedAnswered(need_id=need.id, community_id=need.community_id, response_minutes=minutes))


async def confirm(work: Work, need_id: UUID) -> Need:
    """Whoever needed it says that it was done; raises `WrongState`."""
    need = await work.get(Need, need_id, lock=True)
    need.confirm(clock.now(), work.person.person_id)
    work.record(NeedConfirmed(need_id=need.id, community_id=need.community_id))
    await work.flush()
    return need


async def reopen(work: Work, need_id: UUID) -> Need:
    """It was not what was needed, or is needed again; it waits for another linkage. Raises `WrongState`."""
    need = await work.get(Need, need_id, lock=True)
    need.reopen(clock.now(), work.person.person_id)
    work.record(NeedReopened(need_id=need.id))
    await work.flush()
    return need
