"""What staff do with a need before anybody takes it up."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.needs.errors import NoSuchNeed, WrongState
from wushe.needs.events import NeedEdited, NeedPublished, NeedWithdrawn
from wushe.needs.kinds import NeedState
from wushe.needs.models import Need
from wushe.needs.permissions import Needs
from wushe.needs.queries import needs as queries
from wushe.needs.schemas.needs import NeedData, Publication, Withdrawal
from wushe.needs.service.types import must_be_offered


async def edit(work: Work, need_id: UUID, data: NeedData) -> Need:
    """Say it better; raises `Stale`, and `WrongState` once it is answered, merged or withdrawn."""
    need = await _to_change(work, Needs.EDIT, need_id)
    work.check_version(need)
    if need.state not in {NeedState.COLLECTED, NeedState.OPEN, NeedState.TAKEN_UP}:
        raise WrongState(state=need.state.label)
    if data.service_type_id != need.service_type_id:
        await must_be_offered(work, data.service_type_id)
        need.service_type_id = data.service_type_id
    need.say(data.title, data.story)
    need.concern(data.groups, data.age, data.mobility)
    need.want(data.urgency, data.times, data.wanted_by)
    work.record(NeedEdited(need_id=need.id))
    await work.flush()
    return need


async def publish(work: Work, need_id: UUID, data: Publication) -> Need:
    """Open it for organisations, and with a headline for everybody; raises `PersonalDataInText`, `WrongState`."""
    need = await _to_change(work, Needs.PUBLISH, need_id)
    work.check_version(need)
    need.publish(clock.now(), work.person.person_id, data.headline)
    work.record(NeedPublished(need_id=need.id, community_id=need.community_id, on_board=bool(data.headline)))
    await work.flush()
    return need


async def withdraw(work: Work, need_id: UUID, data: Withdrawal) -> Need:
    """Follow it no further; raises `ReasonNeeded`, `WrongState`."""
    need = await _to_change(work, Needs.EDIT, need_id)
    work.check_version(need)
    need.withdraw(data.reason, clock.now(), work.person.person_id)
    work.record(NeedWithdrawn(need_id=need.id))
    await work.flush()
    return need


async def _to_change(work: Work, permission: Needs, need_id: UUID) -> Need:
    reach = work.require(permission)
    return await work.one(queries.need_to_change(reach, need_id), NoSuchNeed)
