"""捐赠票据: one valid receipt for what arrived, numbers without gaps (I17), voided, issued anew, verified, waived."""

import asyncio

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

import gifts
import given
from wushe.access.roles import Role
from wushe.donations import codes, service
from wushe.donations.errors import ReceiptIssued, ReceiptVoid, ReceiptWaived, Withdrawn
from wushe.donations.kinds import Verdict
from wushe.donations.models import Receipt
from wushe.donations.on_paper import told_by_receipt
from wushe.donations.queries import receipts as queries
from wushe.donations.schemas.entered import Verification, Voiding
from wushe.kernel.clock import today
from wushe.kernel.database.integrity import is_unavailable
from wushe.people.errors import NotAPerson

WRITERS, DONATIONS = 20, 1_000
MISTYPED = Voiding(reason="名称有误")


@pytest.fixture
async def t(sessions):
    return await gifts.township(sessions)


class ChangedTheirMindError(Exception):
    """The work is undone after a number was taken."""


async def test_i17_1000_donations_have_numbers_without_gaps_and_without_doubles(sessions, t):
    async with given.work(sessions, t.admin) as work:
        giver, fund = await gifts.donor(work), await gifts.fund(work)
        arrived = [(await gifts.given_whole(work, giver, 1, fund_id=fund.id)).id for _ in range(DONATIONS)]

    async def writer() -> None:
        """Every tenth time the work is undone after the number was taken, and done again."""
        while arrived:
            receiving_id = arrived.pop()
            if len(arrived) % 10 == 0:
                with pytest.raises(ChangedTheirMindError):
                    await patiently(receiving_id, undone=True)
            await patiently(receiving_id)

    async def patiently(receiving_id, *, undone: bool = False) -> None:
        """As a person does who is told to try again when the database was too busy (503)."""
        while True:
            try:
                return await one(receiving_id, undone=undone)
            except DBAPIError as error:
                if not is_unavailable(error):
                    raise

    async def one(receiving_id, *, undone: bool) -> None:
        async with given.work(sessions, t.admin) as work:
            await service.issue(work, receiving_id)
            if undone:
                raise ChangedTheirMindError

    await asyncio.gather(*(writer() for _ in range(WRITERS)))
    async with given.work(sessions, t.admin) as work:
        numbers = await work.all(queries.numbers(today().year))
        assert list(numbers) == list(range(1, DONATIONS + 1))
        assert await work.scalar(select(func.count(Receipt.code.distinct()))) == DONATIONS


async def test_one_that_was_voided_stays_in_the_book_and_the_next_names_it(sessions, t):
    async with given.work(sessions, t.admin) as work:
        receiving = await gifts.given_whole(work, await gifts.donor(work), 100)
        first = await service.issue(work, receiving.id)
        with pytest.raises(ReceiptIssued):
            await service.issue(work, receiving.id)
        second = await service.reissue(work, first.id, MISTYPED)
        assert (first.number, second.number, second.replaces_id) == (1, 2, first.id)
        assert (first.void_reason, second.amount_fen) == ("名称有误", first.amount_fen)
        with pytest.raises(ReceiptVoid):
            await service.void(work, first.id, MISTYPED)
        assert list(await work.all(queries.numbers(today().year))) == [1, 2]


async def test_ten_who_issue_for_the_same_money_at_once_issue_one(sessions, t):
    async with given.work(sessions, t.admin) as work:
        receiving = await gifts.given_whole(work, await gifts.donor(work), 100)

    async def one() -> bool:
        try:
            async with given.work(sessions, t.admin) as work:
                await service.issue(work, receiving.id)
        except ReceiptIssued:
            return False
        return True

    assert sum(await asyncio.gather(*(one() for _ in range(10)))) == 1
    async with given.work(sessions, t.admin) as work:
        assert list(await work.all(queries.numbers(today().year))) == [1]


async def test_the_database_itself_keeps_one_valid_receipt_for_what_arrived(sessions, t):
    async with given.work(sessions, t.admin) as work:
        receiving = await gifts.given_whole(work, await gifts.donor(work), 100)
        await service.issue(work, receiving.id)
    with pytest.raises(DBAPIError, match="uq_donation_receipt_receiving"):
        async with given.work(sessions, t.admin) as work:
            await work.session.execute(
                text("""
                    INSERT INTO donation_receipt (tenant_id, id, year, number, code, receiving_id, donor_id, donor_name,
                        given, designation, amount_fen, arrived_on, handler, issued_at, void_reason)
                    SELECT tenant_id, gen_random_uuid(), year, 2, 'SJ', receiving_id, donor_id, donor_name,
                        given, designation, amount_fen, arrived_on, handler, issued_at, '' FROM donation_receipt
                """)
            )


async def test_what_was_reversed_has_no_receipt(sessions, t):
    async with given.work(sessions, t.admin) as work:
        receiving = await gifts.given_whole(work, await gifts.donor(work), 100)
        await service.take_back(work, receiving.id)
        with pytest.raises(Withdrawn):
            await service.issue(work, receiving.id)


async def test_a_donor_may_waive_the_receipt_and_that_is_kept(sessions, t):
    async with given.work(sessions, t.admin) as work:
        receiving = await gifts.given_whole(work, await gifts.donor(work), 100)
        assert (await service.waive(work, receiving.id)).waived_on == today()
        with pytest.raises(ReceiptWaived):
            await service.issue(work, receiving.id)
        with pytest.raises(ReceiptWaived):
            await service.waive(work, receiving.id)


async def test_who_issues_stands_in_the_register(sessions, t):
    async with given.work(sessions, t.admin) as work:
        receiving = await gifts.given_whole(work, await gifts.donor(work), 100)
    nobody = await given.member(sessions, t.place, Role.TOWNSHIP_ADMIN)
    with pytest.raises(NotAPerson):
        async with given.work(sessions, nobody) as work:
            await service.issue(work, receiving.id)


async def test_the_paper_says_who_gave_what_to_whom_when_and_who_handled_it(sessions, t):
    async with given.work(sessions, t.admin) as work:
        reading = await gifts.purpose(work, "助学")
        giver = await gifts.donor(work, '#import "x" *注入*')
        receiving = await gifts.given_whole(work, giver, 12_345, purpose_id=reading)
        receipt = await service.issue(work, receiving.id)
        told = dict(told_by_receipt(work.tenant, receipt, "https://wushe.example.cn")["facts"])
    assert told == {
        "捐赠人": '#import "x" *注入*', "捐赠内容": "货币捐赠（银行转账）", "约定用途": "慈善总基金 · 助学",
        "到账日期": today().isoformat(), "金额（大写）": "壹万贰仟叁佰肆拾伍元整", "金额（小写）": "¥12,345.00",
        "受赠单位": "试点镇", "经办人": "赵测试",
    }  # fmt: skip


async def verdict(sessions, t, number: str, **said) -> Verdict:
    resident = await given.visitor(sessions, t.place, Role.RESIDENT)
    async with given.work(sessions, resident) as work:
        return await service.verify(work, Verification(number=number, **said))


async def test_a_stranger_learns_match_no_match_or_void(sessions, t):
    async with given.work(sessions, t.admin) as work:
        receiving = await gifts.given_whole(work, await gifts.donor(work), 100)
        receipt = await service.issue(work, receiving.id)
    typed = codes.grouped(receipt.code).lower()
    assert await verdict(sessions, t, typed) is Verdict.MATCHES
    assert await verdict(sessions, t, typed, amount=10_000) is Verdict.MATCHES
    assert await verdict(sessions, t, typed, amount=10_001) is Verdict.NO_MATCH
    forged = {codes.receipt_code(today().year, 1) for _ in range(200)} - {receipt.code}
    assert {await verdict(sessions, t, code) for code in [*list(forged)[:5], "不是编号", ""]} == {Verdict.NO_MATCH}
    neighbour = await gifts.township(sessions)
    assert await verdict(sessions, neighbour, receipt.code) is Verdict.NO_MATCH
    async with given.work(sessions, t.admin) as work:
        await service.void(work, receipt.id, MISTYPED)
    assert await verdict(sessions, t, typed) is Verdict.VOID
