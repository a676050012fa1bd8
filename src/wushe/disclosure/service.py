"""A year's money as everybody may see it."""

from collections import Counter
from uuid import UUID

from wushe.disclosure import queries
from wushe.disclosure.permissions import Disclosure
from wushe.disclosure.schemas import (
    FundMoney,
    GiftTold,
    InKindTold,
    MoneyInPublic,
    PaymentTold,
    PurposeMoney,
    SourceMoney,
)
from wushe.kernel.clock import today
from wushe.kernel.work import Work
from wushe.ledger import queries as ledger
from wushe.ledger.kinds import SourceKind
from wushe.ledger.pots import EMPTY, pots_of

MOST = 100
"""Gifts and payments that one page tells."""


async def money_of(work: Work, year: int) -> MoneyInPublic:
    """What came in and went out in the year, and what the funds hold now."""
    work.require(Disclosure.READ)
    received, by_kind = await _received(work, year)
    spent, by_purpose = await _spent(work, year)
    funds = await work.all(queries.funds())
    pots = await pots_of(work, [fund.account_id for fund in funds])
    told = [
        FundMoney(
            name=fund.name, purpose=fund.purpose, received_fen=received[fund.id], spent_fen=spent[fund.id],
            held_fen=pots.get(fund.account_id, EMPTY).held_fen,
        )
        for fund in funds
    ]  # fmt: skip
    return MoneyInPublic(
        year=year, received_fen=received.total(), spent_fen=spent.total(), held_fen=sum(each.held_fen for each in told),
        funds=[each for each in told if _moved(each) or (each.held_fen and year == today().year)],
        sources=[SourceMoney(kind=kind, received_fen=fen) for kind, fen in by_kind.most_common()],
        purposes=[PurposeMoney(purpose=name, spent_fen=fen) for name, fen in by_purpose.most_common()],
        gifts=await _gifts(work, year),
        payments=await _payments(work, year),
        in_kind=[
            InKindTold(sort=sort, gifts=number, value_fen=fen)
            for sort, number, fen in await work.rows(queries.in_kind(year))
        ],
    )  # fmt: skip


async def years(work: Work, asked: int) -> list[int]:
    """Those since the books began, and the one that was asked for, the newest first."""
    work.require(Disclosure.READ)
    begun = await work.scalar(ledger.first_day())
    first = begun.year if begun else today().year
    return sorted({asked, *range(first, today().year + 1)}, reverse=True)


def _moved(fund: FundMoney) -> bool:
    return bool(fund.received_fen or fund.spent_fen)


async def _received(work: Work, year: int) -> tuple[Counter[UUID], Counter[SourceKind]]:
    by_fund: Counter[UUID] = Counter()
    by_kind: Counter[SourceKind] = Counter()
    for fund_id, kind, fen in await work.rows(queries.received(year)):
        by_fund[fund_id] += fen
        by_kind[kind] += fen
    return by_fund, by_kind


async def _spent(work: Work, year: int) -> tuple[Counter[UUID], Counter[str]]:
    by_fund: Counter[UUID] = Counter()
    by_purpose: Counter[str] = Counter()
    for fund_id, purpose, fen in await work.rows(queries.spent(year)):
        by_fund[fund_id] += fen
        by_purpose[purpose or ""] += fen
    return by_fund, by_purpose


async def _gifts(work: Work, year: int) -> list[GiftTold]:
    found = await work.rows(queries.gifts(year).limit(MOST))
    return [GiftTold(giver=giver, on=on, fen=fen) for giver, on, fen in found]


async def _payments(work: Work, year: int) -> list[PaymentTold]:
    return [
        PaymentTold(on=on, payee=payee or "", purpose=purpose or "", fund=fund, fen=fen)
        for on, payee, purpose, fund, fen in await work.rows(queries.payments(year).limit(MOST))
    ]
