"""The books' pages and routes: for who keeps them, and for nobody else."""

import csv
import io
from functools import partial
from uuid import UUID

import anyio.to_thread
import pytest
from click.testing import CliRunner
from httpx import AsyncClient
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

import given
import visiting
from wushe.access.roles import Role
from wushe.cli import wushe
from wushe.kernel.clock import today
from wushe.kernel.work import Visitor
from wushe.ledger import queries, service
from wushe.ledger.kinds import EntryKind
from wushe.ledger.schemas import NewLine

from .conftest import Books, opened

PAGES = (
    "/books", "/books/accounts", "/books/accounts/new", "/books/balance", "/books/bank", "/books/bank/new",
    "/books/reconciliation", "/books/months", "/books/statements/import", "/books?q=2026-0001", "/books?q=x",
)  # fmt: skip
FILES = ("/books.xlsx", "/books/balance.xlsx", "/books/vouchers.xlsx", "/books/vouchers.csv")
ROUTES = (
    "/books/entries", "/books/accounts", "/books/balance", "/books/bank", "/books/reconciliation", "/books/months",
)  # fmt: skip


@pytest.fixture
async def keeper(sessions) -> Visitor:
    return await given.member(sessions, await given.township(sessions), Role.TOWNSHIP_ADMIN)


@pytest.fixture
async def kept(sessions, keeper: Visitor) -> Books:
    async with given.work(sessions, keeper) as work:
        made = await opened(work)
        await made.receive(work, 100)
        await made.pay(work, 30)
    return made


@pytest.fixture
async def browser(database_url: str, sessions, keeper: Visitor):
    async with visiting.browser(database_url) as client:
        await visiting.sign_in(client, sessions, keeper)
        yield client


async def test_every_page_and_file_answers_who_keeps_the_books(browser: AsyncClient, keeper, kept: Books) -> None:
    slug = keeper.tenant.slug
    paths = [*PAGES, *FILES, f"/books/accounts/{kept.fund_id}", f"/books/accounts/{kept.bank_id}?since=2026-01-01"]
    for path in paths:
        answer = await browser.get(f"/{slug}{path}")
        assert answer.status_code == 200, (path, answer.text[:500])
    for path in ROUTES:
        answer = await browser.get(f"/api/{slug}{path}", headers={"accept": "application/json"})
        assert answer.status_code == 200, (path, answer.text)


@pytest.mark.parametrize(
    "role", [Role.FUNDER, Role.VOLUNTEER, Role.SOCIAL_WORKER, Role.ORGANIZATION_LEADER, Role.PLATFORM_OPERATOR]
)
async def test_nobody_else_sees_the_books(sessions, database_url: str, role: Role) -> None:
    place = await given.township(sessions)
    other = await given.member(sessions, place, role)
    async with visiting.browser(database_url) as client:
        await visiting.sign_in(client, sessions, other)
        for path in (*PAGES, *FILES):
            assert (await client.get(f"/{place.tenant.slug}{path}")).status_code in {403, 404}, path


async def test_an_entry_is_read_and_undone_on_its_page(browser: AsyncClient, sessions, keeper, kept: Books) -> None:
    slug = keeper.tenant.slug
    async with given.work(sessions, keeper) as work:
        ((spent,),) = await work.rows(queries.entries_of(EntryKind.PAYMENT))
    path = f"/{slug}/books/entries/{spent.id}"
    page = await browser.get(path)
    for said in ("¥30.00", "基本户", "友邻基金", "5101 业务活动成本", "冲正这张凭证"):
        assert said in page.text
    refused = await browser.post(f"{path}/reversal", data={"on": str(today())})
    assert refused.status_code == 422
    undone = await browser.post(f"{path}/reversal", data={"on": str(today()), "reason": "twice"})
    assert undone.status_code == 303, undone.text
    assert "冲正的是凭证" in (await browser.get(undone.headers["location"])).text
    assert "冲正这张凭证" not in (await browser.get(path)).text
    again = await browser.post(f"{path}/reversal", data={"on": str(today()), "reason": "twice"})
    assert again.status_code == 409
    assert "已经冲正过" in again.text


async def test_books_are_proved_by_a_button_and_by_the_command(browser: AsyncClient, keeper, kept: Books) -> None:
    slug = keeper.tenant.slug
    assert "每晚自动核对" in (await browser.get(f"/{slug}/books")).text
    assert (await browser.post(f"/{slug}/books/verification")).status_code == 303
    assert "已核对 2 张凭证" in (await browser.get(f"/{slug}/books")).text
    answer = await browser.post(f"/api/{slug}/books/verification", headers={"accept": "application/json"})
    assert answer.json()["findings"] == []


def test_the_command_knows_no_other_place(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    assert CliRunner().invoke(wushe, ["ledger", "verify", "--tenant", "nowhere"]).exit_code == 1


async def test_the_command_says_what_it_proved_and_ends_with_1_for_a_balance_that_was_changed(
    database_url: str, owner_url: str, monkeypatch: pytest.MonkeyPatch, keeper: Visitor, kept: Books
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)

    async def proved() -> tuple[int, str]:
        arguments = ["ledger", "verify", "--tenant", keeper.tenant.slug]
        done = await anyio.to_thread.run_sync(partial(CliRunner().invoke, wushe, arguments))
        return done.exit_code, done.output

    status, said = await proved()
    assert (status, f"{keeper.tenant.slug}: 2 entries, 5 checks, 0 findings" in said) == (0, True), said
    assert "All books balance." in said
    await behind_the_curtain(owner_url, keeper, kept.fund_id)
    status, said = await proved()
    assert status == 1
    assert f"drift {kept.fund_id} by 1" in said
    assert "unbalanced" in said


async def behind_the_curtain(owner_url: str, keeper: Visitor, account_id: UUID) -> None:
    """One fen more in an account, which nobody but the owner of the tables can do."""
    engine = create_async_engine(owner_url)
    async with engine.begin() as connection:
        await connection.execute(text("SELECT set_config('app.tenant_id', :id, true)"), {"id": str(keeper.tenant.id)})
        await connection.execute(
            text("UPDATE ledger_holding SET fen = fen + 1 WHERE account_id = :id"), {"id": account_id}
        )
    await engine.dispose()


async def test_the_accountant_s_file_holds_equal_sides(browser: AsyncClient, keeper, kept: Books) -> None:
    answer = await browser.get(f"/{keeper.tenant.slug}/books/vouchers.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["科目编码"] for row in rows] == ["1002", "410101", "5101", "1002"]
    debit, credit = (sum(float(row[side] or 0) for row in rows) for side in ("借方金额（元）", "贷方金额（元）"))
    assert debit == credit == 130.0


async def test_a_line_is_matched_on_the_page(browser: AsyncClient, keeper, kept: Books) -> None:
    slug = keeper.tenant.slug
    for line in ({"into": "100.00", "balance": "100"}, {"out": "30", "balance": "70"}):
        sent = await browser.post(f"/{slug}/books/bank", data={"on": str(today())} | line)
        assert sent.status_code == 303, sent.text
    page = await browser.get(f"/{slug}/books/reconciliation")
    assert "两边一致" in page.text
    assert "同一天" in page.text
    sure = await browser.post(
        f"/{slug}/books/matches/sure", data={"account_id": str(kept.bank_id), "until": str(today())}
    )
    assert sure.status_code == 303, sure.text
    listed = await browser.get(f"/{slug}/books/bank")
    assert listed.text.count("撤销对账") >= 2


async def test_a_batch_is_matched_on_the_page_and_taken_back(
    browser: AsyncClient, sessions, keeper, kept: Books
) -> None:
    slug = keeper.tenant.slug
    async with given.work(sessions, keeper) as work:
        paid = [row[0] for row in await work.rows(queries.open_entries(kept.bank_id, today())) if row[2] < 0]
        paid.append(await kept.pay(work, 20))
        line = await service.enter_line(work, NewLine(on=today(), out=50_00, serial="B1"))
    page = await browser.get(f"/{slug}/books/reconciliation")
    assert page.text.count('name="entry_ids"') >= 3
    chosen = {"line_ids": str(line.id), "entry_ids": [str(each) for each in paid]}
    refused = await browser.post(f"/{slug}/books/matches", data=chosen | {"entry_ids": str(paid[0])})
    assert refused.status_code == 409
    assert "金额、方向或账户不一致" in refused.text
    assert f'value="{line.id}" id="f-line_ids" checked' in refused.text
    nothing = await browser.post(f"/{slug}/books/matches", data={"line_ids": str(line.id)})
    assert nothing.status_code == 422
    done = await browser.post(f"/{slug}/books/matches", data=chosen)
    assert done.status_code == 303, done.text
    again = await browser.post(f"/{slug}/books/matches", data=chosen)
    assert "已经对上账" in again.text
    listed = await browser.get(f"/{slug}/books/bank")
    assert "撤销对账 ¥20.00" in listed.text
    assert "¥50.00" in (await browser.get(f"/{slug}/books/entries/{paid[1]}")).text
    shown = await browser.get(f"/api/{slug}/books/bank", headers={"accept": "application/json"})
    [told] = shown.json()["items"]
    assert (told["matching"], told["open_fen"], sorted(each["fen"] for each in told["matches"])) == (
        "matched", 0, [-30_00, -20_00],
    )  # fmt: skip
    undone = await browser.post(f"/{slug}/books/matches/{told['matches'][0]['match_id']}/removal")
    assert undone.status_code == 303
    assert "部分对账" in (await browser.get(f"/{slug}/books/bank")).text


@pytest.mark.parametrize("amount", ["1.005", "-5", "1e9", "一万二", "NaN", "９９９９９９９９９９９９９９９９９９"])
async def test_hostile_amounts_are_refused_in_words(browser: AsyncClient, keeper, amount: str) -> None:
    answer = await browser.post(
        f"/{keeper.tenant.slug}/books/bank", data={"on": str(today()), "into": amount, "serial": "X"}
    )
    assert answer.status_code == 422
    assert "金额" in answer.text
