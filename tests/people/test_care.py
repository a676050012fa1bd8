"""A social worker sees whole whom they answer for, with a reason that is kept; of all others they see masks."""

from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
import staged
import visiting
from staged import Stage
from wushe.access.roles import Role
from wushe.communities.societies import Society
from wushe.kernel.journal.models import JournalEntry
from wushe.kernel.work import Visitor
from wushe.linkages import filling, service as linkages
from wushe.linkages.kinds import EndReason
from wushe.linkages.schemas import Ending, NewLinkage, NewParticipant
from wushe.organizations import service as organization_service
from wushe.organizations.models import Assignment, Organization
from wushe.organizations.schemas import EndOfAssignment, NewMember
from wushe.people import service
from wushe.people.errors import NoSuchPerson
from wushe.people.kinds import RevealReason
from wushe.people.schemas import NewPerson

pytestmark = pytest.mark.at(staged.NOW)

Sessions = async_sessionmaker[AsyncSession]
PHONE = "13812341234"


@pytest.fixture
async def stage(sessions: Sessions) -> Stage:
    return await staged.township(sessions)


@pytest.fixture
async def member_id(sessions: Sessions, stage: Stage) -> UUID:
    """张建国, on the roster of the group that the worker accompanies."""
    person_id = await recorded(sessions, stage, "张建国")
    async with given.work(sessions, stage.admin) as work:
        await organization_service.enrol(work, stage.organization_id, NewMember(person_id=person_id))
    return person_id


async def recorded(sessions: Sessions, stage: Stage, name: str) -> UUID:
    async with given.work(sessions, stage.admin) as work:
        data = NewPerson(name=name, phone=PHONE, different_person=True, community_id=stage.community_id)
        return (await service.record_person(work, data)).id


async def reveals(sessions: Sessions, who: Visitor, person_id: UUID) -> str:
    async with given.work(sessions, who) as work:
        return (await service.reveal(work, person_id, RevealReason.HOME_VISIT)).phone


async def test_whoever_accompanies_a_group_reveals_its_members_and_it_is_written_down(
    sessions: Sessions, stage: Stage, member_id: UUID
) -> None:
    assert await reveals(sessions, stage.worker, member_id) == PHONE
    async with given.work(sessions, stage.admin) as work:
        entry = await work.one(
            select(JournalEntry).where(
                JournalEntry.tenant_id == stage.place.tenant.id, JournalEntry.event == "person_revealed"
            )
        )
    assert entry.person_id == staged.id_of(stage.worker)
    assert entry.facts["reason"] == "home_visit"


async def test_whoever_accompanies_another_group_finds_nobody(
    sessions: Sessions, stage: Stage, member_id: UUID
) -> None:
    other = await staged.another_group(sessions, stage)
    with pytest.raises(NoSuchPerson):
        await reveals(sessions, other.worker, member_id)
    with pytest.raises(NoSuchPerson):
        await reveals(sessions, stage.worker, await recorded(sessions, stage, "赵无关"))


async def test_the_care_ends_with_the_assignment_and_with_the_membership(
    sessions: Sessions, stage: Stage, member_id: UUID
) -> None:
    gone_id = await recorded(sessions, stage, "钱离队")
    async with given.work(sessions, stage.admin) as work:
        row = await organization_service.enrol(work, stage.organization_id, NewMember(person_id=gone_id))
        row.leave(row.since)
    with pytest.raises(NoSuchPerson):
        await reveals(sessions, stage.worker, gone_id)
    async with given.work(sessions, stage.admin) as work:
        held = await work.all(select(Assignment).where(Assignment.organization_id == stage.organization_id))
        await organization_service.end(work, stage.organization_id, held[0].id, EndOfAssignment())
    with pytest.raises(NoSuchPerson):
        await reveals(sessions, stage.worker, member_id)


async def test_a_resident_is_in_the_care_of_who_answers_their_need_until_it_ends(
    sessions: Sessions, stage: Stage
) -> None:
    resident_id = await recorded(sessions, stage, "孙居民")
    other = await staged.another_group(sessions, stage)
    async with given.work(sessions, stage.admin) as work:
        need = await given.need(work, "放学后没有人辅导作业", community_id=stage.community_id, person_id=resident_id)
        group = await work.get(Organization, other.organization_id)
        await given.filed(work, group)
        linkage = await linkages.propose(work, NewLinkage(need_id=need.id, organization_id=group.id))
    with pytest.raises(NoSuchPerson):  # nobody has agreed to anything yet
        await reveals(sessions, stage.worker, resident_id)
    async with given.work(sessions, stage.admin) as work:
        await linkages.agree(work, linkage.id)
        place = NewParticipant(party_id=staged.id_of(stage.worker))
        await filling.fill(work, linkage.id, Society.WORKER, place)
    for worker in (stage.worker, other.worker):
        assert await reveals(sessions, worker, resident_id) == PHONE
    async with given.work(sessions, stage.admin) as work:
        await linkages.withdraw(work, linkage.id, Ending(reason=EndReason.NO_MONEY))
    with pytest.raises(NoSuchPerson):
        await reveals(sessions, stage.worker, resident_id)


async def test_both_faces_reveal_whom_one_answers_for_and_nobody_else(
    database_url: str, sessions: Sessions, stage: Stage, member_id: UUID
) -> None:
    base, api = f"/{stage.place.tenant.slug}/people", f"/api/{stage.place.tenant.slug}/people"
    stranger_id = await recorded(sessions, stage, "赵无关")
    worker = await given.member(sessions, stage.place, Role.SOCIAL_WORKER, person_id=staged.id_of(stage.worker))
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, worker)
        assert "查看完整信息的理由" in (await browser.get(f"{base}/{member_id}")).text
        seen = await browser.post(f"{base}/{member_id}/reveal", data={"reason": "home_visit"})
        assert (seen.status_code, PHONE in seen.text) == (200, True)
        whole = await browser.post(f"{api}/{member_id}/reveal", json={"reason": "home_visit"})
        assert whole.json()["phone"] == PHONE
        assert "查看完整信息的理由" not in (await browser.get(f"{base}/{stranger_id}")).text
        assert (await browser.post(f"{base}/{stranger_id}/reveal", data={"reason": "home_visit"})).status_code == 404
        assert (await browser.post(f"{api}/{stranger_id}/reveal", json={"reason": "home_visit"})).status_code == 404
