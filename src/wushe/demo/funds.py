"""The money of the demo: the township's funds, where their money came from, and what a community fund awards."""

from datetime import timedelta
from typing import NamedTuple

from wushe.demo.donations import given_to
from wushe.demo.stage import Stage
from wushe.funds import service
from wushe.funds.kinds import FundKind
from wushe.funds.queries import awards
from wushe.funds.schemas import FundData, Income
from wushe.funds.schemas.awards import InstalmentData, NewAward, Proof, RoundData, TermsData
from wushe.kernel import clock
from wushe.ledger.kinds import SourceKind
from wushe.linkages import service as linkages
from wushe.linkages.schemas import TiedAward
from wushe.payments import service as payments
from wushe.payments.schemas import NewPayment


class Endowment(NamedTuple):
    """A fund, and its income besides donations as (where from, fen)."""

    name: str
    kind: FundKind
    purpose: str
    funder: str
    income: tuple[tuple[SourceKind, int], ...]


FUNDS = (
    Endowment(
        "友邻基金", FundKind.COMMUNITY_FUND, "资助成立三年以内的社区社会组织", "周启明",
        ((SourceKind.APPROPRIATION, 100_000_000),),  # and what `donations` tells
    ),
    Endowment(
        "小太阳·企业资助", FundKind.PROJECT, "小太阳托管班全年 8 万元中的企业资助 3 万元", "周启明",
        (),  # given by `donations`
    ),
    Endowment(
        "小太阳·社区补助", FundKind.PROJECT, "小太阳托管班全年 8 万元中的社区补助 2 万元", "",
        (),  # given by `donations`
    ),
    Endowment(
        "小太阳·志愿者自筹", FundKind.PROJECT, "小太阳托管班全年 8 万元中志愿者筹到的 3 万元", "",
        (),  # given by `donations`
    ),
)  # fmt: skip


async def endow(stage: Stage) -> None:
    """Record the funds; most of their money is given by `donations`."""
    async with stage.acting("director") as work:
        for each in FUNDS:
            data = FundData(
                name=each.name, kind=each.kind, purpose=each.purpose, funder_id=stage.people.get(each.funder)
            )
            stage.money[each.name] = (await service.record(work, data)).id


async def appropriate(stage: Stage) -> None:
    """The township adds its share after the gifts: of equal money the oldest is spent first."""
    async with stage.acting("director") as work:
        for each in FUNDS:
            for kind, fen in each.income:
                await service.take_in(work, stage.money[each.name], Income(amount=fen, kind=kind))


ROUND, CAP = "2026年公益微创投", 50_000_000
"""The round of the community fund, and its cap in fen."""
PARTS = (("前六次课后课堂", 1_000_000, 30), ("全部课程结束", 1_000_000, 90))
"""Milestone, fen, days until it is due."""


async def invite(stage: Stage) -> None:
    """The community fund is for organisations filed within three years; a round holds its cap."""
    async with stage.acting("director") as work:
        fund_id = stage.money["友邻基金"]
        await service.set_terms(work, fund_id, TermsData(most_months=36, most=5_000_000))
        opened = await service.open_round(work, fund_id, RoundData(name=ROUND, cap=CAP))
        stage.money[ROUND] = opened.id


async def award(stage: Stage) -> None:
    """青禾助学社 asks by its leader and plans two instalments; another person approves."""
    async with stage.acting("leader") as work:
        wanted = _wanted(stage, "青禾助学社", "放学后的课堂", sum(fen for _title, fen, _days in PARTS))
        asked = await service.ask_award(work, wanted)
        for title, fen, days in PARTS:
            due_on = clock.today() + timedelta(days=days)
            await service.plan(work, asked.id, InstalmentData(title=title, amount=fen, due_on=due_on))
    async with stage.acting("checker") as work:
        await service.approve_award(work, asked.id)
    stage.money["放学后的课堂"] = asked.id


async def pay(stage: Stage, *, title: str) -> None:
    """The first milestone is reached and confirmed, its payment asked for; the award pays for the linkage."""
    async with stage.acting("leader") as work:
        first, _second = await work.all(awards.instalments_of(stage.money["放学后的课堂"]))
        await service.reach(work, first.id, Proof(evidence="六次课后课堂的签到表已核对"))
    async with stage.acting("worker") as work:
        await service.confirm(work, first.id)
    async with stage.acting("leader") as work:
        asked = NewPayment(
            pot_kind="instalment", holder_id=first.id, amount=1_000_000, what="教具、绘本和志愿者误餐补助"
        )
        await payments.ask(work, asked)
    async with stage.acting("director") as work:
        tied = TiedAward(award_id=stage.money["放学后的课堂"])
        await linkages.tie_award(work, stage.linkages[title], tied)


async def apply(stage: Stage) -> None:
    """One more waits for somebody else to decide."""
    async with stage.acting("director") as work:
        await service.ask_award(work, _wanted(stage, "乐竹邻里互助队", "给陪伴者的培训", 1_500_000))


def _wanted(stage: Stage, group: str, title: str, fen: int) -> NewAward:
    return NewAward(
        fund_id=stage.money["友邻基金"], award_round_id=stage.money[ROUND], organization_id=stage.groups[group],
        title=title, amount=fen,
    )  # fmt: skip


def received(name: str) -> int:
    """Fen that the fund of that name took in or was given."""
    taken_in = sum(fen for each in FUNDS if each.name == name for _kind, fen in each.income)
    return taken_in + given_to(name)
