"""What is shared is entered, changed, divided and closed, each with what it refuses."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

import given
import pooled
from pooled import NINE, Town, booked, does, holds, refused, wanted
from wushe.kernel.errors import Forbidden, Stale
from wushe.pools import errors, service
from wushe.pools.kinds import OwnerKind
from wushe.pools.queries import resources
from wushe.pools.schemas.bookings import Because
from wushe.pools.schemas.resources import ClosureData, EquipmentData, ExpertiseData, VenueData, ZoneData

DAY = timedelta(days=1)
WHY = Because(reason="暖气在修")


@pytest.fixture
async def town(sessions) -> Town:
    return await pooled.township(sessions)


# --- entered and changed


async def test_a_leader_shares_what_is_the_groups_own_and_nothing_else(sessions, town: Town) -> None:
    projector = EquipmentData(
        name="投影仪", quantity=1, owner_kind=OwnerKind.ORGANIZATION, owner_organization_id=town.group_id
    )
    made = await does(sessions, town.leader, service.add_equipment, projector)
    for theirs in (town.other_group_id, None):
        foreign = replace_said(projector, name="音响", owner_organization_id=theirs)
        refusal = errors.NoSuchResource if theirs else errors.OwnerNotNamed
        await refused(sessions, refusal, town.leader, service.add_equipment, foreign)
    await refused(sessions, errors.NoSuchResource, town.other, service.close_resource, made.id)


def replace_said(data: Any, **changes: Any) -> Any:
    return type(data)(**{name: getattr(data, name) for name in data.__struct_fields__} | changes)


async def test_staff_keep_what_is_of_their_community(sessions, town: Town) -> None:
    await does(sessions, town.staff, service.add_venue, VenueData(name="书屋", community_id=town.community_id))
    elsewhere = VenueData(name="书屋", community_id=town.elsewhere_id)
    await refused(sessions, errors.NoSuchResource, town.staff, service.add_venue, elsewhere)
    again = VenueData(name="书 屋", community_id=town.community_id)
    await refused(sessions, errors.ResourceNameTaken, town.staff, service.add_venue, again)


async def test_a_persons_hours_stand_once(sessions, town: Town) -> None:
    me = town.leader.person.person_id if town.leader.person else None
    assert me
    hours = ExpertiseData(name="法律咨询", expert_id=me, fields="婚姻家事\n劳动合同", owner_kind=OwnerKind.TOWNSHIP)
    made = await does(sessions, town.admin, service.add_expertise, hours)
    assert made.fields == ["婚姻家事", "劳动合同"]
    await refused(sessions, errors.ExpertListed, town.admin, service.add_expertise, replace_said(hours, name="另一门"))
    await refused(sessions, errors.NoSuchResource, town.admin, service.edit_venue, made.id, VenueData(name="法律咨询"))
    booking = await booked(sessions, town, made.id, organization_id=town.other_group_id)
    await does(sessions, town.leader, service.hand_over, booking.id, at=NINE)


async def test_equipment_only_grows_and_its_holds_grow_along(sessions, town: Town) -> None:
    booking = await booked(sessions, town, town.chairs_id, quantity=50)
    chairs = EquipmentData(name="折叠椅", quantity=60, unit="把", owner_kind=OwnerKind.TOWNSHIP)
    await does(sessions, town.admin, service.edit_equipment, town.chairs_id, chairs)
    assert [hold.quantity for hold in await holds(sessions, town, booking.id)] == [60]
    fewer = replace_said(chairs, quantity=59)
    await refused(sessions, errors.OnlyGrows, town.admin, service.edit_equipment, town.chairs_id, fewer)


async def test_a_venue_of_one_zone_is_that_zone(sessions, town: Town) -> None:
    said = VenueData(name="新活动室", community_id=town.community_id, capacity=80)
    await does(sessions, town.staff, service.edit_venue, town.room_id, said)
    async with given.work(sessions, town.admin) as work:
        [zone] = await work.all(resources.zones_of([town.room_id]))
    assert (zone.name, zone.capacity) == ("新活动室", 80)


async def test_whoever_read_an_older_version_is_told(sessions, town: Town) -> None:
    said = VenueData(name="新活动室", community_id=town.community_id)
    await does(sessions, town.staff, service.edit_venue, town.room_id, said)
    with pytest.raises(Stale):
        async with given.work(sessions, town.staff) as work:
            work.expected_version = 1
            await service.edit_venue(work, town.room_id, said)


async def test_who_counts_on_something_is_told_before_it_closes(sessions, town: Town) -> None:
    booking = await booked(sessions, town, town.room_id)
    async with given.work(sessions, town.admin) as work:
        [zone] = await work.all(resources.zones_of([town.room_id]))
    repairs = ClosureData(starts_at=NINE, ends_at=NINE + DAY, note="刷墙")
    for verb, *told in (
        (service.close_resource, town.room_id),
        (service.close_zone, town.room_id, zone.id),
        (service.close_units, town.room_id, repairs),
    ):
        assert "1" in (await refused(sessions, errors.StillBooked, town.staff, verb, *told)).say()
    await does(sessions, town.staff, service.cancel, booking.id, WHY)
    [hold] = await does(sessions, town.staff, service.close_units, town.room_id, repairs)
    await refused(sessions, errors.Taken, town.leader, service.book, town.room_id, wanted(town))
    await does(sessions, town.staff, service.reopen_units, town.room_id, hold.id)
    await refused(sessions, errors.NoSuchClosure, town.staff, service.reopen_units, town.room_id, hold.id)
    await booked(sessions, town, town.room_id)


async def test_a_closed_zone_is_not_booked_and_the_others_are(sessions, town: Town) -> None:
    zone = await does(sessions, town.staff, service.add_zone, town.room_id, ZoneData(name="里间"))
    await does(sessions, town.staff, service.close_zone, town.room_id, zone.id)
    inside = wanted(town, zone_ids=[zone.id])
    await refused(sessions, errors.NotBookable, town.leader, service.book, town.room_id, inside)
    await refused(sessions, errors.ZoneClosed, town.staff, service.close_zone, town.room_id, zone.id)
    await does(sessions, town.staff, service.reopen_zone, town.room_id, zone.id)
    await does(sessions, town.leader, service.book, town.room_id, inside)


async def test_whoever_may_do_nothing_is_forbidden(sessions, town: Town) -> None:
    nobody = replace(town.leader, grants={})
    for verb, told in ((service.book, wanted(town)), (service.close_resource, None), (service.confirm, None)):
        await refused(sessions, Forbidden, nobody, verb, town.room_id, *([told] if told else []))
