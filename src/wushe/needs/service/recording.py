"""A need is said: to staff, who write it down, or by the resident on the public page."""

from datetime import datetime
from uuid import UUID

from wushe.communities import queries as communities
from wushe.communities.errors import NoSuchCommunity
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Extent, Reach, Work
from wushe.needs.errors import CommunityNeeded, HeardInFuture, LikelySame, NoSuchNeed
from wushe.needs.events import NeedHeardAgain, NeedRecorded
from wushe.needs.kinds import Channel, NeedState, Urgency
from wushe.needs.models import Need, NeedSource
from wushe.needs.models.source import new_reference
from wushe.needs.permissions import Needs
from wushe.needs.queries import needs as queries
from wushe.needs.schemas.needs import HeardAgain, NewNeed, SaidNeed
from wushe.needs.service.contacts import keep_contact
from wushe.needs.service.merging import likely_same, merge_into
from wushe.needs.service.throttle import count_saying
from wushe.needs.service.types import must_be_offered
from wushe.people import queries as people
from wushe.people.errors import NoSuchPerson


async def record(work: Work, data: NewNeed) -> Need:
    """Write down what was heard; raises `LikelySame` until `same_as` or `different` decides, `ConsentMissing`.

    With `same_as` the need is merged at once, so that it can be separated again like any other.
    """
    reach = work.require(Needs.RECORD)
    await _must_be_reached(work, reach, data.community_id)
    await must_be_offered(work, data.service_type_id)
    same = await _same(work, reach, data)
    need = _described(data, heard(data.heard_at))
    await _keep_source(work, need, data)
    if same is not None:
        merge_into(work, need, same)
    await work.flush()
    return need


async def say(work: Work, data: SaidNeed, network: bytes | None) -> NeedSource:
    """A resident's own words; `network` is who is counted. Raises `SaidTooOften`, `ConsentMissing`.

    Nothing is merged here: a stranger is not shown what neighbours said, and staff decide.
    """
    work.require(Needs.SAY)
    await count_saying(work, network)
    community = await work.one(communities.community(_ANYWHERE, data.community_id), NoSuchCommunity)
    community.refuse_if_retired()
    await must_be_offered(work, data.service_type_id)
    said = NewNeed(
        community_id=data.community_id, title=data.title, story=data.story, service_type_id=data.service_type_id,
        groups=data.groups, times=data.times, channel=Channel.ONLINE_FORM,
        contact_name=data.contact_name, contact_phone=data.contact_phone, consents=data.consents,
    )  # fmt: skip
    need = _described(said, clock.now())
    source = await _keep_source(work, need, said, recorded_by=None)
    await work.flush()
    return source


async def hear_again(work: Work, need_id: UUID, data: HeardAgain) -> NeedSource:
    """The same need through another channel, without words of its own; raises `NoSuchNeed`, `HeardInFuture`."""
    reach = work.require(Needs.RECORD)
    need = await work.one(queries.need_to_change(reach, need_id), NoSuchNeed)
    if data.person_id is not None:
        await work.one(people.people_by_ids([data.person_id]), NoSuchPerson)
    at = heard(data.heard_at)
    source = _source(need, data.channel, at, note=data.note, person_id=data.person_id)
    source.recorded_by = work.person.person_id
    work.add(source)
    need.was_heard(at)
    work.record(NeedHeardAgain(need_id=need.id, channel=data.channel))
    await work.flush()
    return source


def heard(at: datetime | None) -> datetime:
    """Now unless another time is given; raises `HeardInFuture`."""
    if at is not None and at > clock.now():
        raise HeardInFuture().beside("heard_at")
    return at or clock.now()


_ANYWHERE = Reach(frozenset({Extent.TENANT}))


async def _must_be_reached(work: Work, reach: Reach, community_id: UUID) -> None:
    community = await work.one_or_none(communities.community(reach, community_id))
    if community is None:
        raise NoSuchCommunity if reach.whole_tenant else CommunityNeeded
    community.refuse_if_retired()


async def _same(work: Work, reach: Reach, data: NewNeed) -> Need | None:
    """The need that staff said is the same; raises `LikelySame` when they have not decided and there is one."""
    if data.same_as is not None:
        return await work.one(queries.need_to_change(reach, data.same_as), NoSuchNeed)
    if not data.different and (likely := await likely_same(work, data.community_id, data.title, data.story)):
        raise LikelySame(title=likely[0].title)
    return None


def _described(data: NewNeed, at: datetime) -> Need:
    need = Need(
        id=new_id(), community_id=data.community_id, service_type_id=data.service_type_id, heard_at=at,
        state=NeedState.COLLECTED, changed_at=clock.now(), urgency=Urgency.NORMAL,
    )  # fmt: skip
    need.say(data.title, data.story)
    need.concern(data.groups, data.age, data.mobility)
    need.want(data.urgency, data.times, data.wanted_by)
    return need


async def _keep_source(work: Work, need: Need, data: NewNeed, **by: UUID | None) -> NeedSource:
    """The first source of a need, with the contact where one was left."""
    if data.person_id is not None:
        await work.one(people.people_by_ids([data.person_id]), NoSuchPerson)
    recorder = by.get("recorded_by", work.person.person_id)
    need.changed_by = recorder
    work.add(need)
    source = _source(need, data.channel, need.heard_at, note=data.note, person_id=data.person_id)
    source.recorded_by = recorder
    work.add(source)
    await work.flush()
    keep_contact(work, source, name=data.contact_name, phone=data.contact_phone, consents=data.consents)
    work.record(NeedRecorded(need_id=need.id, community_id=need.community_id, channel=data.channel))
    return source


def _source(need: Need, channel: Channel, at: datetime, *, note: str, person_id: UUID | None) -> NeedSource:
    return NeedSource(
        id=new_id(), need_id=need.id, channel=channel, heard_at=at, reference=new_reference(), note=note,
        person_id=person_id,
    )  # fmt: skip
