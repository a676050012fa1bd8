"""Who holds which role: given, withdrawn, and effective at the next request."""

import asyncio
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
from wushe.access import asking, service
from wushe.access.errors import AlreadyHeld, LastAdministrator, NeedsCommunity, NoSuchHolder, NotHere
from wushe.access.events import RoleGiven
from wushe.access.models import RoleHolding
from wushe.access.queries import holders_of, holdings
from wushe.access.roles import Role
from wushe.access.schemas import NewHolding
from wushe.identity.service.accounts import end_membership
from wushe.kernel.errors import Forbidden, Missing, Refusal
from wushe.kernel.journal.models import JournalEntry
from wushe.kernel.work import Visitor, Work
from wushe.tenancy.places import PLATFORM_PLACE, Place

Sessions = async_sessionmaker[AsyncSession]


@pytest.fixture
async def place(sessions: Sessions) -> Place:
    return await given.township(sessions)


@pytest.fixture
async def admin(sessions: Sessions, place: Place) -> Visitor:
    return await given.member(sessions, place, Role.TOWNSHIP_ADMIN)


async def roles_of(work: Work, holder: Visitor) -> set[Role]:
    assert holder.person
    assert holder.person.account_id
    return {held.role for held in await work.all(holdings(holder.person.account_id, holder.person.person_id))}


async def test_a_role_given_is_held_at_the_next_look(sessions: Sessions, place: Place, admin: Visitor) -> None:
    mei = await given.account(sessions, place)
    async with given.work(sessions, admin) as work:
        await service.give_role(work, NewHolding(account_id=mei.id, role=Role.SOCIAL_WORKER))
    async with given.work(sessions, admin) as work:
        assert [held.role for held in await work.all(holdings(mei.id, None))] == [Role.SOCIAL_WORKER]


async def test_giving_is_journalled_with_who_gave(sessions: Sessions, place: Place, admin: Visitor) -> None:
    mei = await given.account(sessions, place)
    async with given.work(sessions, admin) as work:
        held = await service.give_role(work, NewHolding(account_id=mei.id, role=Role.FUNDER))
    async with given.work(sessions, admin) as work:
        query = select(JournalEntry).where(
            JournalEntry.tenant_id == place.tenant.id, JournalEntry.facts["holding_id"].astext == str(held.id)
        )
        entry = await work.one(query)
    assert entry.event == "role_given"
    assert admin.person
    assert entry.account_id == admin.person.account_id == held.given_by


async def test_a_withdrawn_role_is_gone_and_its_row_stays(sessions: Sessions, place: Place, admin: Visitor) -> None:
    worker = await given.member(sessions, place, Role.SOCIAL_WORKER)
    async with given.work(sessions, admin) as work:
        [held] = await work.all(holders_of(Role.SOCIAL_WORKER))
        await service.withdraw_role(work, held.id)
    async with given.work(sessions, admin) as work:
        assert await roles_of(work, worker) == set()
        assert await work.scalar(select(func.count()).select_from(RoleHolding)) == 2


async def test_the_same_role_can_be_given_again_after_it_was_withdrawn(
    sessions: Sessions, place: Place, admin: Visitor
) -> None:
    worker = await given.member(sessions, place, Role.SOCIAL_WORKER)
    assert worker.person
    async with given.work(sessions, admin) as work:
        [held] = await work.all(holders_of(Role.SOCIAL_WORKER))
        await service.withdraw_role(work, held.id)
        await service.ensure_role(work, Role.SOCIAL_WORKER, account_id=worker.person.account_id)
    async with given.work(sessions, admin) as work:
        assert await roles_of(work, worker) == {Role.SOCIAL_WORKER}


async def test_giving_what_is_held_is_refused(sessions: Sessions, place: Place, admin: Visitor) -> None:
    mei = await given.account(sessions, place)
    async with given.work(sessions, admin) as work:
        await service.give_role(work, NewHolding(account_id=mei.id, role=Role.MENTOR))
        with pytest.raises(AlreadyHeld):
            await service.give_role(work, NewHolding(account_id=mei.id, role=Role.MENTOR))
        work.abandon()


@pytest.mark.parametrize("role", [Role.PLATFORM_OPERATOR, Role.COUNTY_VIEWER, Role.RESIDENT, Role.SYSTEM])
async def test_a_township_gives_only_a_townships_roles(
    sessions: Sessions, place: Place, admin: Visitor, role: Role
) -> None:
    mei = await given.account(sessions, place)
    async with given.work(sessions, admin) as work:
        with pytest.raises(NotHere):
            await service.give_role(work, NewHolding(account_id=mei.id, role=role))


async def test_somebody_of_another_township_is_given_nothing(sessions: Sessions, admin: Visitor) -> None:
    stranger = await given.account(sessions, await given.township(sessions))
    async with given.work(sessions, admin) as work:
        with pytest.raises(NoSuchHolder):
            await service.give_role(work, NewHolding(account_id=stranger.id, role=Role.FUNDER))


async def test_a_communitys_staff_needs_a_community_of_this_township(
    sessions: Sessions, place: Place, admin: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    kaiyuan = uuid4()

    async def choices(_work: Work) -> list[tuple[object, str]]:
        return [(kaiyuan, "开元路社区")]

    monkeypatch.setattr(asking, "_communities", [choices])
    mei = await given.account(sessions, place)
    async with given.work(sessions, admin) as work:
        for community_id in (None, uuid4()):
            nowhere = NewHolding(account_id=mei.id, role=Role.COMMUNITY_STAFF, community_id=community_id)
            with pytest.raises(NeedsCommunity):
                await service.give_role(work, nowhere)
        wanted = NewHolding(account_id=mei.id, role=Role.COMMUNITY_STAFF, community_id=kaiyuan)
        assert (await service.give_role(work, wanted)).community_id == kaiyuan


@pytest.mark.parametrize("role", [Role.SOCIAL_WORKER, Role.ORGANIZATION_LEADER, Role.FUNDER, Role.VOLUNTEER])
async def test_only_an_admin_gives_roles(sessions: Sessions, place: Place, role: Role) -> None:
    other = await given.member(sessions, place, role)
    mei = await given.account(sessions, place)
    async with given.work(sessions, other) as work:
        with pytest.raises(Forbidden):
            await service.give_role(work, NewHolding(account_id=mei.id, role=Role.TOWNSHIP_ADMIN))


async def test_the_last_administrator_stays(sessions: Sessions, admin: Visitor) -> None:
    async with given.work(sessions, admin) as work:
        [held] = await work.all(holders_of(Role.TOWNSHIP_ADMIN))
        with pytest.raises(LastAdministrator):
            await service.withdraw_role(work, held.id)


async def test_two_administrators_cannot_withdraw_each_other_at_once(
    sessions: Sessions, place: Place, admin: Visitor
) -> None:
    other = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        one, two = [held.id for held in await work.all(holders_of(Role.TOWNSHIP_ADMIN))]

    async def withdraw(by: Visitor, holding_id: object) -> bool:
        try:
            async with given.work(sessions, by) as work:
                await service.withdraw_role(work, holding_id)  # pyright: ignore[reportArgumentType]
        except LastAdministrator:
            return False
        return True

    assert sorted(await asyncio.gather(withdraw(admin, two), withdraw(other, one))) == [False, True]


async def test_a_role_of_another_township_cannot_be_withdrawn(sessions: Sessions, admin: Visitor) -> None:
    elsewhere = await given.township(sessions)
    theirs = await given.member(sessions, elsewhere, Role.SOCIAL_WORKER)
    async with given.work(sessions, theirs) as work:
        [held] = await work.all(holders_of(Role.SOCIAL_WORKER))
    async with given.work(sessions, admin) as work:
        with pytest.raises(Missing):
            await service.withdraw_role(work, held.id)


async def test_becoming_the_leader_of_two_groups_and_leaving_one(
    sessions: Sessions, place: Place, admin: Visitor
) -> None:
    person, dance, chess = uuid4(), uuid4(), uuid4()
    leader = Role.ORGANIZATION_LEADER
    async with given.work(sessions, admin) as work:
        first = await service.ensure_role(work, leader, person_id=person, organization_id=dance)
        again = await service.ensure_role(work, leader, person_id=person, organization_id=dance)
        await service.ensure_role(work, leader, person_id=person, organization_id=chess)
        assert first.id == again.id
    async with given.work(sessions, admin) as work:
        await service.end_role(work, leader, person_id=person, organization_id=dance)
        await service.end_role(work, leader, person_id=person, organization_id=dance)
    async with given.work(sessions, admin) as work:
        assert [held.organization_id for held in await work.all(holders_of(leader))] == [chess]
        mine = await given.account(sessions, place, person_id=person)
        assert [held.role for held in await work.all(holdings(mine.id, person))] == [leader]


async def test_roles_end_with_the_membership(sessions: Sessions, place: Place, admin: Visitor) -> None:
    worker = await given.member(sessions, place, Role.SOCIAL_WORKER, Role.MENTOR)
    assert worker.person
    assert worker.person.account_id
    async with given.work(sessions, admin) as work:
        await end_membership(work, worker.person.account_id)
    async with given.work(sessions, admin) as work:
        assert await roles_of(work, worker) == set()


async def test_the_membership_of_the_last_administrator_cannot_end(sessions: Sessions, admin: Visitor) -> None:
    assert admin.person
    assert admin.person.account_id
    with pytest.raises(LastAdministrator):
        async with given.work(sessions, admin) as work:
            await end_membership(work, admin.person.account_id)


async def test_the_platform_gives_its_own_role(sessions: Sessions) -> None:
    mei = await given.account(sessions, PLATFORM_PLACE)
    async with given.work(sessions, await given.operator(sessions)) as work:
        held = await service.give_role(work, NewHolding(account_id=mei.id, role=Role.PLATFORM_OPERATOR))
        assert held.role is Role.PLATFORM_OPERATOR
        with pytest.raises(Refusal):
            await service.give_role(work, NewHolding(account_id=mei.id, role=Role.TOWNSHIP_ADMIN))
        work.abandon()


def test_the_event_says_ids_and_codes_only() -> None:
    told = RoleGiven(
        holding_id=uuid4(),
        role=Role.MENTOR,
        account_id=None,
        person_id=uuid4(),
        community_id=None,
        organization_id=None,
    )
    assert told.facts()["role"] == "mentor"
