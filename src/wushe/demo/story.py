"""How needs are met in the demo: funds, linkages in every stage, and who fills their places."""

from uuid import UUID

from wushe.communities.societies import Society
from wushe.demo.cast import AT
from wushe.demo.stage import Ids, Stage
from wushe.funds import service as funds
from wushe.funds.kinds import FundKind
from wushe.funds.schemas import FundData, NewPromise
from wushe.linkages import filling, service
from wushe.linkages.schemas import NewLinkage, NewParticipant

FUNDS = (
    ("友邻基金", FundKind.COMMUNITY_FUND, 27_010_000, "资助成立三年以内的社区社会组织", "周启明"),
    ("小太阳·企业资助", FundKind.ENTERPRISE, 3_000_000, "小太阳托管班全年 8 万元中的企业资助 3 万元", "周启明"),
    ("小太阳·社区补助", FundKind.APPROPRIATION, 2_000_000, "小太阳托管班全年 8 万元中的社区补助 2 万元", ""),
    ("小太阳·志愿者自筹", FundKind.DONATION, 3_000_000, "小太阳托管班全年 8 万元中志愿者筹到的 3 万元", ""),
    ("龙舟协会代管资金", FundKind.DONATION, 19_000_000, "龙舟队委托枢纽型组织代管的 19 万元", ""),
)
"""Name, kind, fen, purpose, funder. What becomes of the money fen by fen comes with the ledger."""


async def endow(stage: Stage) -> Ids:
    """The funds by name."""
    ids: Ids = {}
    async with stage.acting("director") as work:
        for name, kind, amount_fen, purpose, funder in FUNDS:
            data = FundData(
                name=name, kind=kind, amount=amount_fen, purpose=purpose, funder_id=stage.people.get(funder)
            )
            ids[name] = (await funds.record(work, data)).id
    return ids


async def link(stage: Stage, needs: Ids, groups: Ids, money: Ids) -> Ids:
    """One linkage in each stage; returns their ids by the need's title."""
    ids: Ids = {}
    for title, group in (
        ("放学后没人辅导孩子作业", "青禾助学社"),
        ("八十岁以上长者盼有人说说话", "乐竹邻里互助队"),
        ("暑假孩子没有人照看", "小太阳托管班"),
        ("腿脚不便的长者看病没人陪", "暖夕陪护社"),
    ):
        async with stage.acting("director") as work:
            wanted = NewLinkage(need_id=needs[title], organization_id=groups[group])
            ids[title] = (await service.propose(work, wanted)).id
    await _run(stage, ids["放学后没人辅导孩子作业"], AT, ("赵宁", "钱微"), money["友邻基金"], 1_200_000)
    await _run(stage, ids["八十岁以上长者盼有人说说话"], "大园社区", ("孙然",), None, 0)
    async with stage.acting("director") as work:
        await service.agree(work, ids["暑假孩子没有人照看"])
        for name in ("小太阳·企业资助", "小太阳·社区补助", "小太阳·志愿者自筹"):
            amount = next(fund[2] for fund in FUNDS if fund[0] == name)
            await service.promise_money(work, ids["暑假孩子没有人照看"], NewPromise(fund_id=money[name], amount=amount))
    return ids


async def _run(
    stage: Stage, linkage_id: UUID, community: str, volunteers: tuple[str, ...], fund_id: UUID | None, amount_fen: int
) -> None:
    """Fill the places and start."""
    async with stage.acting("director") as work:
        await service.agree(work, linkage_id)
        here = NewParticipant(party_id=stage.communities[community])
        await filling.fill(work, linkage_id, Society.COMMUNITY, here)
        for name in volunteers:
            helper = NewParticipant(party_id=stage.people[name])
            await filling.fill(work, linkage_id, Society.VOLUNTEER, helper)
        if fund_id is not None:
            await service.promise_money(work, linkage_id, NewPromise(fund_id=fund_id, amount=amount_fen))
    async with stage.acting("director") as work:
        await service.start(work, linkage_id)
