"""How needs are met in the demo: funds, linkages in every stage, and who fills their places."""

from wushe.communities.societies import Society
from wushe.demo.stage import Stage
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

POOLED = ("暑假孩子没有人照看", ("小太阳·企业资助", "小太阳·社区补助", "小太阳·志愿者自筹"))
"""The need that three funds carry together, each with all it has."""


async def endow(stage: Stage) -> None:
    """Record the funds."""
    async with stage.acting("director") as work:
        for name, kind, amount_fen, purpose, funder in FUNDS:
            data = FundData(
                name=name, kind=kind, amount=amount_fen, purpose=purpose, funder_id=stage.people.get(funder)
            )
            stage.money[name] = (await funds.record(work, data)).id


async def propose(stage: Stage, *, title: str, group: str) -> None:
    """Somebody is asked to take the need up."""
    async with stage.acting("director") as work:
        wanted = NewLinkage(need_id=stage.needs[title], organization_id=stage.groups[group])
        stage.linkages[title] = (await service.propose(work, wanted)).id


async def run(
    stage: Stage, *, title: str, community: str, volunteers: tuple[str, ...], promises: tuple[tuple[str, int], ...] = ()
) -> None:
    """The group agrees, the places are filled, the service starts. What is promised (fund, fen) arrives at once."""
    linkage_id = stage.linkages[title]
    async with stage.acting("director") as work:
        await service.agree(work, linkage_id)
        here = NewParticipant(party_id=stage.communities[community])
        await filling.fill(work, linkage_id, Society.COMMUNITY, here)
        for name in volunteers:
            helper = NewParticipant(party_id=stage.people[name])
            await filling.fill(work, linkage_id, Society.VOLUNTEER, helper)
        for fund, amount_fen in promises:
            promise = NewPromise(fund_id=stage.money[fund], amount=amount_fen)
            promised = await service.promise_money(work, linkage_id, promise)
            await work.flush()
            await funds.keep(work, promised.id)
    async with stage.acting("director") as work:
        await service.start(work, linkage_id)


async def pool(stage: Stage) -> None:
    """The group agrees and three funds promise; community and volunteers are still missing."""
    title, names = POOLED
    async with stage.acting("director") as work:
        await service.agree(work, stage.linkages[title])
        for name in names:
            amount_fen = next(fund[2] for fund in FUNDS if fund[0] == name)
            promise = NewPromise(fund_id=stage.money[name], amount=amount_fen)
            await service.promise_money(work, stage.linkages[title], promise)


async def confirm(stage: Stage, *, title: str) -> None:
    """Somebody of the township says for the resident that it was done; the social worker's signature is awaited."""
    async with stage.acting("director") as work:
        await service.confirm(work, stage.linkages[title])


async def sign_off(stage: Stage, *, title: str) -> None:
    """Confirmed, and signed off by the social worker."""
    await confirm(stage, title=title)
    async with stage.acting("worker") as work:
        await service.sign_off(work, stage.linkages[title])
