"""System 43, community fund: 86 awards of ¥2,701,000.00 for young organisations, and what a donor sees of it."""

from calendar import monthrange
from datetime import date, datetime, timedelta

import pytest

import endowed
import given
from endowed import Town
from wushe.funds import service
from wushe.funds.eligibility import months_after
from wushe.funds.errors import TooOld, TooYoung
from wushe.funds.models import Award
from wushe.funds.permissions import Funds
from wushe.funds.queries import awards
from wushe.funds.schemas import Income
from wushe.funds.schemas.awards import AwardFilters, TermsData
from wushe.kernel.clock import SHANGHAI, stopped_at, today
from wushe.ledger.kinds import SourceKind
from wushe.ledger.pots import shares_of

TOTAL = 270_100_000
AWARDS = [3_140_000] * 85 + [TOTAL - 85 * 3_140_000]
THREE_YEARS = 36
NOON = datetime(2026, 11, 22, 12, tzinfo=SHANGHAI)


async def meant_for(sessions, town: Town, **said: object) -> None:
    async with given.work(sessions, town.admin) as work:
        await service.set_terms(work, town.fund_id, TermsData(**said))


async def test_system_43_86_awards_are_exactly_2701000_yuan(sessions) -> None:
    town = await endowed.township(sessions, groups=10, fen=TOTAL)
    await meant_for(sessions, town, most_months=THREE_YEARS)
    assert len(AWARDS) == 86
    await endowed.awarded(sessions, town, AWARDS)
    async with given.work(sessions, town.admin) as work:
        counted = (await work.rows(awards.award_sums(work.require(Funds.READ_AWARDS), AwardFilters())))[0]
    assert counted == (86, TOTAL)
    pot = await endowed.pot(sessions, town)
    assert (pot.left_fen, pot.reserved_fen, pot.received_fen) == (0, TOTAL, TOTAL)


@pytest.mark.parametrize(
    ("filed_on", "refusal"),
    [
        (date(2023, 11, 22), None),  # three years to the day
        (date(2023, 11, 21), TooOld),
        (date(2026, 5, 22), None),  # half a year to the day
        (date(2026, 5, 23), TooYoung),
    ],
)
async def test_system_43_the_age_of_the_organisation_decides(sessions, filed_on: date, refusal) -> None:
    with stopped_at(NOON):
        town = await endowed.township(sessions, fen=1_000, filed_on=filed_on)
        await meant_for(sessions, town, least_months=6, most_months=THREE_YEARS)
        if refusal is None:
            await endowed.awarded(sessions, town, [1_000])
            return
        with pytest.raises(refusal):
            await endowed.asked(sessions, town, [1_000])


async def test_system_43_who_grew_too_old_meanwhile_is_not_approved(sessions) -> None:
    with stopped_at(NOON):
        town = await endowed.township(sessions, fen=1_000, filed_on=date(2023, 11, 22))
        await meant_for(sessions, town, most_months=THREE_YEARS)
        waiting = await endowed.asked(sessions, town, [1_000])
    with stopped_at(NOON + timedelta(days=1)), pytest.raises(TooOld):
        await endowed.approved(sessions, town, waiting)


async def test_system_43_an_award_knows_whose_money_it_is_to_the_fen(sessions) -> None:
    town = await endowed.township(sessions)
    async with given.work(sessions, town.admin) as work:
        donor = await given.resident(work, "钱捐赠")
        given_money = Income(amount=70_000, kind=SourceKind.DONATION, giver_id=donor.id, on=today() - timedelta(days=1))
        await service.take_in(work, town.fund_id, given_money)
        await service.take_in(work, town.fund_id, Income(amount=100_000))
    [award_id] = await endowed.awarded(sessions, town, [100_000])
    async with given.work(sessions, town.admin) as work:
        shares = await shares_of(work, (await work.get(Award, award_id)).account_id)
    assert [(share.source.giver_id, share.pot.received_fen) for share in shares] == [(donor.id, 70_000), (None, 30_000)]


def test_the_last_day_of_a_month_is_the_last_day_of_a_shorter_one() -> None:
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_after(date(2024, 2, 29), 36) == date(2027, 2, 28)
    for month in range(1, 13):
        assert months_after(date(2026, month, 1), 12) == date(2027, month, 1)
        assert months_after(date(2025, 12, 31), month).day == min(31, monthrange(2026, month)[1])
