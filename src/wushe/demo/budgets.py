"""What a year costs two groups of the demo, and where its money comes from."""

from typing import NamedTuple

from wushe.budgets import service
from wushe.budgets.schemas import NewBudget, NewLine
from wushe.demo.stage import Stage
from wushe.kernel import clock
from wushe.ledger.kinds import SourceKind


class Share(NamedTuple):
    """A part of the year's money in fen, certain or hoped for."""

    kind: SourceKind
    title: str
    fen: int
    secured: bool = True


YEARS = {
    "小太阳托管班": (
        8_000_000,
        (
            Share(SourceKind.ENTERPRISE, "星沙启明制造有限公司资助", 3_000_000),
            Share(SourceKind.COMMUNITY, "土岭社区补助", 2_000_000),
            Share(SourceKind.VOLUNTEERS, "志愿者自筹", 3_000_000),
        ),
    ),
    "青禾助学社": (
        6_000_000,
        (
            Share(SourceKind.ENTERPRISE, "友邻基金：放学后的课堂", 2_000_000),
            Share(SourceKind.COMMUNITY, "陶公庙社区场地和水电", 1_000_000),
            Share(SourceKind.DONATION, "家长义卖", 1_200_000, secured=False),
        ),
    ),
}
"""小太阳's 8 万元 = 3 + 2 + 3, all of it certain; 青禾's year, of which half is."""


async def plan(stage: Stage) -> None:
    """Enter both years."""
    async with stage.acting("director") as work:
        for group, (fen, shares) in YEARS.items():
            year = NewBudget(organization_id=stage.groups[group], year=clock.today().year, amount=fen)
            budget = await service.make(work, year)
            for share in shares:
                line = NewLine(kind=share.kind, title=share.title, amount=share.fen, secured=share.secured)
                await service.add_line(work, budget.id, line)
