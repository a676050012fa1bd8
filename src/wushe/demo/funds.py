"""The money of the demo: the township's funds, and where their money came from."""

from typing import NamedTuple

from wushe.demo.stage import Stage
from wushe.funds import service
from wushe.funds.kinds import FundKind
from wushe.funds.schemas import FundData, Income
from wushe.ledger.kinds import SourceKind


class Endowment(NamedTuple):
    """A fund, and its income as (where from, fen, giver)."""

    name: str
    kind: FundKind
    purpose: str
    funder: str
    income: tuple[tuple[SourceKind, int, str], ...]


FUNDS = (
    Endowment(
        "友邻基金", FundKind.COMMUNITY_FUND, "资助成立三年以内的社区社会组织", "周启明",
        ((SourceKind.ENTERPRISE, 200_000_000, "周启明"), (SourceKind.APPROPRIATION, 100_000_000, "")),
    ),
    Endowment(
        "小太阳·企业资助", FundKind.PROJECT, "小太阳托管班全年 8 万元中的企业资助 3 万元", "周启明",
        ((SourceKind.ENTERPRISE, 3_000_000, "周启明"),),
    ),
    Endowment(
        "小太阳·社区补助", FundKind.PROJECT, "小太阳托管班全年 8 万元中的社区补助 2 万元", "",
        ((SourceKind.COMMUNITY, 2_000_000, ""),),
    ),
    Endowment(
        "小太阳·志愿者自筹", FundKind.PROJECT, "小太阳托管班全年 8 万元中志愿者筹到的 3 万元", "",
        ((SourceKind.VOLUNTEERS, 3_000_000, ""),),
    ),
)  # fmt: skip


async def endow(stage: Stage) -> None:
    """Record the funds and take in what they received."""
    async with stage.acting("director") as work:
        for each in FUNDS:
            data = FundData(
                name=each.name, kind=each.kind, purpose=each.purpose, funder_id=stage.people.get(each.funder)
            )
            fund = await service.record(work, data)
            for kind, fen, giver in each.income:
                await service.take_in(work, fund.id, Income(amount=fen, kind=kind, giver_id=stage.people.get(giver)))
            stage.money[each.name] = fund.id


def received(name: str) -> int:
    """Fen that the fund of that name took in."""
    return sum(fen for each in FUNDS if each.name == name for _kind, fen, _giver in each.income)
