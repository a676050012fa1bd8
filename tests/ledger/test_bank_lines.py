"""Bank statements: read under the headings of many banks, taken once, refused line by line."""

import asyncio
import io
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from xlsxwriter import Workbook

import given
import visiting
from wushe.access.roles import Role
from wushe.kernel import clock
from wushe.kernel.clock import today
from wushe.kernel.errors import Forbidden
from wushe.kernel.importing.declared import Outcome, Row
from wushe.kernel.journal.models import JournalEntry
from wushe.kernel.sheets.lines import Line, read_lines
from wushe.kernel.sheets.source import Row as SheetRow, Source
from wushe.ledger import queries, sealing, service
from wushe.ledger.errors import LineTwice
from wushe.ledger.models import BankLine
from wushe.ledger.schemas import LineFilters, NewLine
from wushe.ledger.statement import STATEMENT

from .conftest import Books

DAY = date(2026, 3, 2)
EMPTY = dict.fromkeys(column.field for column in STATEMENT.columns)


def row(number: int = 2, **values: object) -> Row:
    return Row(STATEMENT, Line(number, [], EMPTY | {"on": DAY, "into": 100_00, "serial": "C1"} | values))


def codes(one: Row) -> list[str] | Outcome | None:
    return [flaw.error.code for flaw in one.line.flaws] or one.outcome


@pytest.fixture
def take(sessions, admin, books):
    """Takes rows and returns what became of each."""

    async def taken(*rows: Row):
        async with given.work(sessions, admin) as work:
            await service.take_lines(work, rows)
        return [codes(one) for one in rows]

    return taken


HEADINGS = {
    "two columns, 借 and 贷": (
        ["交易时间", "借方发生额（支取）", "贷方发生额（收入）", "余额", "对方户名", "摘要", "备注",
         "账户明细编号-交易流水号"],
        [["2026-03-02 10:22:33", "", "1,000.00", "5,000.00", "湖南某某有限公司", "转账", "捐款", "1234-5"],
         ["20260302 10:22:34", "20.00", "0.00", "4,980.00", "", "手续费", "", "1234-6"]],
    ),
    "income and expense": (
        ["交易日期", "交易时间", "收入金额", "支出金额", "账户余额", "对方名称", "用途", "交易流水号"],
        [["20260302", "102233", "￥１０００.００", "-", "5000", "湖南某某有限公司", "捐款", "1234-5"],
         ["2026/3/2", "10:22:34", "--", "20", "4980", "", "", "1234-6"]],
    ),
    "one column with a sign": (
        ["记账日期", "交易金额", "当前余额", "对方单位名称", "附言", "流水号"],
        [["2026年3月2日", "+1,000.00", "5,000.00", "湖南某某有限公司", "捐款", "1234-5"],
         ["2026.3.2", "-20.00", "4,980.00", "", "", "1234-6"]],
    ),
    "one column and 借贷标志": (
        ["日期", "借贷标志", "发生额（元）", "余额（元）", "对方账户名称", "交易摘要", "核心流水号"],
        [["2026-03-02", "贷", "1000.00", "5000.00", "湖南某某有限公司", "捐款", "1234-5"],
         ["2026-03-02", "借", "20.00", "4980.00", "", "", "1234-6"]],
    ),
}  # fmt: skip


@pytest.mark.parametrize("bank", HEADINGS)
async def test_statements_of_all_banks_say_the_same(sessions, admin, books, bank: str) -> None:
    titles, cells = HEADINGS[bank]
    above = [["某某银行股份有限公司对账单"], ["账号：1234567890", "", "币种：人民币"], titles]
    rows = (SheetRow(number, line) for number, line in enumerate([*above, *cells], start=1))
    lines = list(read_lines(STATEMENT, Source(rows)).lines)
    assert [line.say() for line in lines] == ["", ""]
    taken = [Row(STATEMENT, line) for line in lines]
    async with given.work(sessions, admin) as work:
        await service.take_lines(work, taken)
        assert [codes(one) for one in taken] == [Outcome.ADDED, Outcome.ADDED]
        first, second = await work.all(select(BankLine).order_by(BankLine.id))
        assert (first.on, first.fen, first.balance_fen, first.serial) == (DAY, 1_000_00, 5_000_00, "1234-5")
        assert (second.on, second.fen, second.balance_fen, second.serial) == (DAY, -20_00, 4_980_00, "1234-6")
        assert sealing.counterparty(work, first) == "湖南某某有限公司"
        assert "捐款" in sealing.summary(work, first)


async def test_the_same_line_is_refused_by_its_serial_number(take) -> None:
    assert await take(row(), row(serial="C2")) == [Outcome.ADDED, Outcome.ADDED]
    assert await take(row(into=999_00), row(serial="C3")) == [["ledger.line_twice"], Outcome.ADDED]


async def test_without_a_serial_number_it_is_day_amount_balance_and_other_party(take) -> None:
    nameless = {"serial": None, "balance": 500_00}
    assert await take(row(**nameless, counterparty="张三"), row(**nameless, counterparty="李四")) == [Outcome.ADDED] * 2
    assert await take(
        row(**nameless, counterparty="张三"),
        row(**nameless, counterparty="王五"),
        row(**nameless | {"balance": 600_00}, counterparty="张三"),
        row(**nameless | {"balance": 600_00}, counterparty="张三"),
    ) == [["ledger.line_twice"], Outcome.ADDED, Outcome.ADDED, ["ledger.line_twice"]]


async def test_each_broken_row_is_told_what_is_wrong_with_it(take) -> None:
    assert await take(
        row(into=None), row(into=0, out=0), row(out=5), row(serial=None), row(on=None),
        row(on=clock.today() + timedelta(days=1)), row(account="没有的户"), row(account="基本户"),
    ) == [
        ["ledger.line_without_amount"], ["ledger.line_without_amount"], ["ledger.line_with_two_amounts"],
        ["ledger.line_cannot_be_told"], ["ledger.line_without_day"], ["ledger.line_in_the_future"],
        ["ledger.no_such_bank"], Outcome.ADDED,
    ]  # fmt: skip


@pytest.mark.parametrize("amount", ["1.005", "一万二", "1e9", "１２.３.４", "NaN", "1,23", "90000000000000.01万"])
def test_an_amount_that_is_none_is_refused_with_the_number_of_its_row(amount: str) -> None:
    rows = [["交易日期", "收入", "余额"], ["2026-03-02", "100", "100"], ["2026-03-03", amount, "200"]]
    source = Source(SheetRow(number, cells) for number, cells in enumerate(rows, start=1))
    right, wrong = read_lines(STATEMENT, source).lines
    assert (right.number, right.flaws) == (2, [])
    assert (wrong.number, [flaw.field for flaw in wrong.flaws]) == (3, ["into"])


async def test_one_statement_imported_by_many_at_once_is_taken_once(sessions, admin, books) -> None:
    async def imported() -> list[object]:
        rows = [row(number, serial=f"C{number}") for number in range(40)]
        async with given.work(sessions, admin) as work:
            await service.take_lines(work, rows)
        return [codes(one) for one in rows]

    outcomes = [outcome for one in await asyncio.gather(*(imported() for _ in range(8))) for outcome in one]
    assert outcomes.count(Outcome.ADDED) == 40
    assert outcomes.count(["ledger.line_twice"]) == 7 * 40
    async with given.work(sessions, admin) as work:
        assert await work.scalar(select(func.count(BankLine.id))) == 40


async def test_the_database_itself_refuses_the_same_line(sessions, admin, books) -> None:
    for marks in ({"serial": "X1"}, {"serial": None, "balance_fen": 5, "counterparty_hash": None}):
        line = {"account_id": books.bank_id, "on": DAY, "fen": 1} | marks
        async with given.work(sessions, admin) as work:
            work.add(BankLine(**line))
        with pytest.raises(LineTwice):
            async with given.work(sessions, admin) as work:
                work.add(BankLine(**line))
                await work.flush()


async def test_a_line_entered_by_hand_is_entered_once_and_can_be_taken_out(sessions, admin, books) -> None:
    async with given.work(sessions, admin) as work:
        line = await service.enter_line(work, NewLine(on=DAY, into=5_00, serial="C9", counterparty="张三丰"))
    with pytest.raises(LineTwice):
        async with given.work(sessions, admin) as work:
            await service.enter_line(work, NewLine(on=DAY, out=5_00, serial="C9"))
    async with given.work(sessions, admin) as work:
        found = queries.listed(LineFilters(q="张三丰"), sealing.counterparty_hash(work, "张三丰"))
        assert [each.id for each in await work.all(found)] == [line.id]
        await service.remove_line(work, line.id)
    async with given.work(sessions, admin) as work:
        assert await work.all(queries.lines(books.bank_id)) == []


async def test_who_does_not_keep_the_books_enters_nothing(sessions) -> None:
    place = await given.township(sessions)
    for role in (Role.FUNDER, Role.COMMUNITY_STAFF, Role.SOCIAL_WORKER):
        other = await given.visitor(sessions, place, role)
        with pytest.raises(Forbidden):
            async with given.work(sessions, other) as work:
                await service.enter_line(work, NewLine(on=DAY, into=1, serial="C1"))


async def test_a_statement_with_a_broken_row_says_which_and_books_nothing_before_it_is_confirmed(
    sessions, database_url: str
) -> None:
    place = await given.township(sessions)
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    slug = place.tenant.slug
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, admin)
        sent = await browser.post(f"/{slug}/books/statements/import", files={"file": ("对账单.xlsx", statement())})
        shown = await browser.get(sent.headers["location"])
        assert "第 3 行" in shown.text or ">3<" in shown.text
        assert "金额最多两位小数" in shown.text
        assert await count(sessions, admin) == 0
        await browser.post(f"{sent.headers['location']}/confirmation")
        assert await count(sessions, admin) == 2
        again = await browser.post(f"/{slug}/books/statements/import", files={"file": ("对账单.xlsx", statement())})
        shown = await browser.get(again.headers["location"])
        assert "登记过" in shown.text
        page = await browser.get(f"/{slug}/books/bank")
        assert "¥1,000.00" in page.text
        assert "张*丰" in page.text
        assert "张三丰" not in page.text


def statement() -> bytes:
    target = io.BytesIO()
    with Workbook(target) as book:
        sheet = book.add_worksheet()
        for number, cells in enumerate([
            ["交易日期", "收入", "支出", "余额", "对方户名", "流水号"],
            ["2026-03-02", "1000", "", "1000", "张三丰", "A1"],
            ["2026-03-02", "10.005", "", "1010", "李四", "A2"],
            ["2026-03-03", "", "10", "990", "", "A3"],
        ]):  # fmt: skip
            for place, cell in enumerate(cells):
                sheet.write_string(number, place, cell)
    return target.getvalue()


async def count(sessions, admin) -> int:
    async with given.work(sessions, admin) as work:
        return await work.scalar(select(func.count(BankLine.id)))


async def test_names_and_remarks_go_when_statements_need_be_kept_no_longer(sessions, admin, books: Books) -> None:
    """Two of one day, amount and balance that only their payers told apart are no longer told apart, and stay two."""
    then = today().replace(year=today().year - 11)
    async with given.work(sessions, admin) as work:
        for payer in ("张三", "李四"):
            await service.enter_line(work, NewLine(on=then, into=100, balance=100, counterparty=payer, summary="捐款"))
        kept = NewLine(on=date(today().year - 10, 1, 1), into=1, serial="A", counterparty="王五")
        await service.enter_line(work, kept)
        assert await service.erase_old_words(work) == 2
    async with given.work(sessions, admin) as work:
        assert await service.erase_old_words(work) == 0
        lines = await work.all(queries.lines(books.bank_id).order_by(*queries.OLDEST_FIRST))
        assert [sealing.counterparty(work, line) for line in lines] == ["", "", "王五"]
        assert [(line.fen, line.summary_sealed, line.counterparty_hash is None) for line in lines[:2]] == [
            (100, None, True), (100, None, True),
        ]  # fmt: skip
        [told] = await work.all(select(JournalEntry).where(JournalEntry.event == "bank_words_erased"))
        assert told.facts["lines"] == 2
