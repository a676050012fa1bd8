"""A township in which a need is being met: everybody who takes part has an account, and a linkage brings them together.

t = await linked.township(sessions)
async with given.work(sessions, t.leader) as work: ...
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
from wushe.access.roles import Role
from wushe.communities.societies import Society
from wushe.funds.schemas import NewPromise
from wushe.kernel.work import Visitor
from wushe.linkages import filling, service
from wushe.linkages.schemas import NewLinkage, NewParticipant
from wushe.organizations import service as organizations
from wushe.organizations.kinds import Level
from wushe.organizations.schemas import NewAssignment
from wushe.tenancy.places import Place

Sessions = async_sessionmaker[AsyncSession]
AMOUNT_FEN = 2_000_000


@dataclass(frozen=True, slots=True)
class Linked:
    """People who can sign in, and ids."""

    place: Place
    admin: Visitor
    staff: Visitor
    worker: Visitor
    leader: Visitor
    volunteer: Visitor
    funder: Visitor
    community_id: UUID
    organization_id: UUID
    need_id: UUID
    fund_id: UUID

    @property
    def slug(self) -> str:
        return self.place.tenant.slug


async def township(sessions: Sessions) -> Linked:
    """The people, the group they belong to, a need and a fund; nothing has been proposed."""
    place = await given.township(sessions, communities=("开元路社区", "湘绣社区"), furnishers=given.FURNISHERS)
    founder = await given.registered(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, founder) as work:
        community_id = (await given.community_ids(work))[0]
        people = {name: (await given.resident(work, name, community_id)).id for name in ("林测试", "赵社区", "钱资助")}
        led_by, helped_by = await given.resident(work, "周组长"), await given.social_worker(work, "吴社工")
        helper = await given.volunteer(work, "郑志愿", community_id)
        group = await given.organization(work, "青禾课堂", community_id=community_id, leader=led_by)
        await given.filed(work, group)
        await organizations.assign(work, group.id, NewAssignment(person_id=helped_by.id, level=Level.COMMUNITY))
        need = await given.need(work, "放学后没有人辅导作业", community_id=community_id)
        fund = await given.fund(work, "友邻基金", AMOUNT_FEN, purpose="一小", funder_id=people["钱资助"])

    async def member(name: str, person_id: UUID, role: Role) -> Visitor:
        where = community_id if role is Role.COMMUNITY_STAFF else None
        return await given.member(sessions, place, role, name=name, person_id=person_id, community_id=where)

    return Linked(
        place,
        await member("林测试", people["林测试"], Role.TOWNSHIP_ADMIN),
        await member("赵社区", people["赵社区"], Role.COMMUNITY_STAFF),
        await member("吴社工", helped_by.id, Role.SOCIAL_WORKER),
        await member("周组长", led_by.id, Role.ORGANIZATION_LEADER),
        await member("郑志愿", helper.id, Role.VOLUNTEER),
        await member("钱资助", people["钱资助"], Role.FUNDER),
        community_id, group.id, need.id, fund.id,
    )  # fmt: skip


async def proposed(sessions: Sessions, t: Linked) -> UUID:
    """A linkage that waits for the organisation; the social worker who accompanies it has a place at once."""
    async with given.work(sessions, t.admin) as work:
        return (await service.propose(work, NewLinkage(need_id=t.need_id, organization_id=t.organization_id))).id


async def running(sessions: Sessions, t: Linked, *, promised_fen: int = 0) -> UUID:
    """A linkage in which services have begun; with so much of the fund."""
    linkage_id = await proposed(sessions, t)
    async with given.work(sessions, t.leader) as work:
        await service.agree(work, linkage_id)
    async with given.work(sessions, t.admin) as work:
        await filling.fill(work, linkage_id, Society.COMMUNITY, NewParticipant(party_id=t.community_id))
        if promised_fen:
            promise = NewPromise(fund_id=t.fund_id, amount=promised_fen)
            await service.promise_money(work, linkage_id, promise)
        await service.start(work, linkage_id)
    return linkage_id


def person(who: Visitor) -> UUID:
    """Who somebody is in the register."""
    assert who.person
    assert who.person.person_id
    return who.person.person_id
