"""三张清单: 109 sheets over 60 channels, and a match between the three lists that says why."""

import given
from wushe.access.roles import Role
from wushe.communities.furnishing import FURNISHER as COMMUNITIES
from wushe.needs import service
from wushe.needs.furnishing import FURNISHER as NEEDS
from wushe.needs.kinds import Category
from wushe.needs.queries import opportunities as queries
from wushe.needs.schemas.offers import Deal, OpportunityData
from wushe.needs.service.proposals import for_opportunity, needs_for_offer, offers_for_need
from wushe.organizations.furnishing import FURNISHER as ORGANIZATIONS

SHEETS, CHANNELS, AT_LEAST_FEN = 109, 60, 30_000_000_00


async def a_township(sessions):
    place = await given.township(
        sessions, communities=("开元路社区居委会",), furnishers=[COMMUNITIES, ORGANIZATIONS, NEEDS]
    )
    return await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)


def a_sheet(number: int) -> OpportunityData:
    """Amounts of 275,300 to 286,100 yuan: together a little over 30 million, as the source says 3000余万元."""
    return OpportunityData(
        title=f"项目机会 {number}",
        channel=f"发布单位 {number % CHANNELS}",
        category=list(Category)[number % len(Category)],
        amount_fen=27_530_000 + number * 10_000,
    )


async def test_system_13_109_sheets_over_60_channels_add_up(sessions):
    admin = await a_township(sessions)
    async with given.work(sessions, admin) as work:
        for number in range(SHEETS):
            await service.post(work, a_sheet(number))
        sums = await work.rows(queries.sums())
        channels = await work.scalar(queries.channel_count())
    assert len(sums) == 4
    assert sum(sheets for _category, sheets, _channels, _fen in sums) == SHEETS
    assert channels == CHANNELS
    assert sum(fen for _category, _sheets, _channels, fen in sums) >= AT_LEAST_FEN


async def test_system_13_each_match_of_the_three_lists_shows_why(sessions):
    admin = await a_township(sessions)
    async with given.work(sessions, admin) as work:
        group = await given.filed(work, await given.organization(work, "青禾助学社"))
        offer = await given.offer(work, group, "作业辅导", story="放学后辅导小学生作业")
        need = await given.need(work, "孩子放学后作业没人辅导", kind="作业辅导")
        kind = await given.service_type(work, "作业辅导")
        wanted = OpportunityData(
            title="暑期作业辅导班", channel="区教育局", category=Category.RESIDENT_SERVICE, amount_fen=50_000_00,
            service_type_id=kind,
        )  # fmt: skip
        sheet = await service.post(work, wanted)
        of_need = (await offers_for_need(work, need.id)).proposed
        of_offer = await needs_for_offer(work, offer.id)
        doers, needs = await for_opportunity(work, sheet.id)
    assert [found.offer.id for found in of_need] == [offer.id]
    assert [found.need.id for found in of_offer] == [need.id]
    assert [found.offer.id for found in doers.proposed] == [offer.id]
    assert [found.need.id for found in needs] == [need.id]
    for found in (*of_need, *of_offer, *doers.proposed, *needs):
        assert "服务类型相同：作业辅导" in [reason.say() for reason in found.reasons]


async def test_system_13_the_deal_is_recorded(sessions):
    admin = await a_township(sessions)
    async with given.work(sessions, admin) as work:
        group = await given.filed(work, await given.organization(work, "青禾助学社"))
        sheet = await service.post(work, a_sheet(1))
        dealt = await service.deal(work, sheet.id, Deal(organization_id=group.id, amount_fen=20_000_000))
    assert (dealt.organization_id, dealt.dealt_fen) == (group.id, 20_000_000)
