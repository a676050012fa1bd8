"""服务供给目录: services with eligibility; an elder with a mobility note is offered 陪诊 and never 职业体验."""

import given
from wushe.access.roles import Role
from wushe.communities.furnishing import FURNISHER as COMMUNITIES
from wushe.needs.furnishing import FURNISHER as NEEDS
from wushe.needs.kinds import Group, Mobility
from wushe.needs.service.proposals import offers_for_need, why_not_this
from wushe.organizations.furnishing import FURNISHER as ORGANIZATIONS

SEEDED = ("医疗陪诊", "心理疏导", "职业体验", "科普实践", "巡逻", "保洁", "调解", "理发")


async def a_catalogue(work):
    """暖夕's, 青禾's and 加侨飞扬's offers."""
    warm, green, guards = [
        await given.filed(work, await given.organization(work, name)) for name in ("暖夕", "青禾", "加侨飞扬")
    ]
    return {
        "陪诊": await given.offer(work, warm, "医疗陪诊", age_from=60, mobility=Mobility.HOMEBOUND),
        "职业体验": await given.offer(
            work, green, "职业体验", title="小小医生职业体验，看病陪诊", age_from=6, age_to=15
        ),
        "巡逻": await given.offer(work, guards, "巡逻"),
    }


async def test_system_15_an_elder_with_a_mobility_note_is_offered_escort_and_never_work_experience(sessions):
    place = await given.township(
        sessions, communities=("开元路社区居委会",), furnishers=[COMMUNITIES, ORGANIZATIONS, NEEDS]
    )
    admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        for name in SEEDED:
            assert await given.service_type(work, name)
        offers = await a_catalogue(work)
        elder = {"groups": [Group.ELDER], "age": 82, "mobility": Mobility.LIMITED}
        need = await given.need(work, "老人看病没人陪诊，也想体验职业", kind="医疗陪诊", **elder)
        unsorted = await given.need(work, "老人想体验职业，看病陪诊", **elder)
        found = await offers_for_need(work, need.id)
        also = await offers_for_need(work, unsorted.id)
        kept_out = await why_not_this(work, need.id, offers["职业体验"].id)
    assert [proposal.offer.id for proposal in found.proposed] == [offers["陪诊"].id]
    assert [proposal.offer.id for proposal in also.proposed] == [offers["陪诊"].id]
    assert [reason.say() for reason in kept_out.reasons] == [
        "只面向 6–15 岁",
        "需要服务的人行动不便，这项服务只适合行动自如的居民",
    ]
