"""The pages and the API of communities, as a browser and as a program meets them."""

import io
from collections.abc import AsyncIterator
from uuid import UUID

import pytest
import xlsxwriter
from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
import visiting
from wushe.access.roles import Role
from wushe.communities import queries
from wushe.communities.furnishing import FURNISHER
from wushe.kernel.work import Visitor
from wushe.tenancy.places import Place as Township

Sessions = async_sessionmaker[AsyncSession]
Browser = AsyncClient


@pytest.fixture
async def township(sessions: Sessions) -> Township:
    return await given.township(sessions, communities=("开元路社区居委会", "双河村村委会"), furnishers=[FURNISHER])


@pytest.fixture
async def admin(sessions: Sessions, township: Township) -> Visitor:
    return await given.member(sessions, township, Role.TOWNSHIP_ADMIN)


@pytest.fixture
async def browser(database_url: str, sessions: Sessions, admin: Visitor) -> AsyncIterator[Browser]:
    async with visiting.browser(database_url) as client:
        await visiting.sign_in(client, sessions, admin)
        yield client


@pytest.fixture
async def ids(sessions: Sessions, admin: Visitor) -> list[UUID]:
    async with given.work(sessions, admin) as work:
        return [found.id for found in await work.all(queries.all_communities())]


def sheet(*rows: tuple[str, ...]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        page = book.add_worksheet()
        for number, row in enumerate((("代码", "简称", "地址", "电话"), *rows)):
            page.write_row(number, 0, row)
    return target.getvalue()


async def test_the_list_is_searched_and_exported(browser: Browser, township: Township) -> None:
    slug = township.tenant.slug
    page = await browser.get(f"/{slug}/communities")
    assert page.status_code == 200
    assert "开元路社区" in page.text
    assert "双河村" in page.text
    found = await browser.get(f"/{slug}/communities?q=shuanghe")
    assert "开元路社区" not in found.text
    export = await browser.get(f"/{slug}/communities.xlsx")
    assert export.content[:2] == b"PK"


async def test_an_empty_result_says_what_to_do(browser: Browser, township: Township) -> None:
    page = await browser.get(f"/{township.tenant.slug}/communities?q=没有这个")
    assert "没有符合条件的社区" in page.text


async def test_contact_data_is_edited_and_a_bad_number_comes_back(
    browser: Browser, township: Township, ids: list[UUID]
) -> None:
    address = f"/{township.tenant.slug}/communities/{ids[0]}"
    assert (await browser.get(f"{address}/edit")).status_code == 200
    refused = await browser.post(address, data={"short_name": "开元社区", "phone": "12"})
    assert refused.status_code == 422
    assert "请填写手机号，或带区号的座机号" in refused.text
    assert "开元社区" in refused.text
    saved = await browser.post(address, data={"short_name": "开元社区", "phone": "0731-84012345", "address": ""})
    assert saved.status_code == 303
    detail = await browser.get(address)
    assert "0731-84012345" in detail.text
    assert "修改了社区的联系方式" in detail.text


async def test_whoever_saves_over_another_sees_what_stands_there_and_may_save_again(
    browser: Browser, township: Township, ids: list[UUID]
) -> None:
    address = f"/{township.tenant.slug}/communities/{ids[0]}"
    opened = {"_version": "1", "phone": ""}
    assert (await browser.post(address, data=opened | {"short_name": "开元", "address": "新址"})).status_code == 303
    late = opened | {"short_name": "开元", "address": "旧址"}
    stale = await browser.post(address, data=late)
    assert stale.status_code == 412
    assert "别人修改过这条记录" in stale.text
    assert 'value="旧址"' in stale.text
    assert stale.text.count("现在是：") == 1
    assert "现在是：新址" in stale.text
    assert 'name="_version" value="2"' in stale.text
    assert (await browser.post(address, data=late | {"_version": "2"})).status_code == 303


async def test_the_sheet_is_looked_at_first_and_then_taken(
    browser: Browser, township: Township, ids: list[UUID], sessions: Sessions, admin: Visitor
) -> None:
    slug = township.tenant.slug
    async with given.work(sessions, admin) as work:
        code = (await work.all(queries.all_communities()))[0].code
    assert (await browser.get(f"/{slug}/communities/import")).status_code == 200
    assert (await browser.get(f"/{slug}/communities/import/template.xlsx")).content[:2] == b"PK"
    content = sheet((code, "", "新址", ""), ("999999999999", "无此社区", "", ""), ("12", "", "", "8401"))
    uploaded = await browser.post(f"/{slug}/communities/import", files={"file": ("社区.xlsx", content)})
    assert uploaded.status_code == 303
    run = uploaded.headers["location"]
    looked = await browser.get(run)
    assert "将新增 0 行、更新 1 行；有错误的 2 行不会导入" in looked.text
    assert "没有找到这个社区" in looked.text
    assert "新址" not in (await browser.get(f"/{slug}/communities/{ids[0]}")).text
    assert (await browser.get(f"{run}/returned.xlsx")).content[:2] == b"PK"
    assert (await browser.post(f"{run}/confirmation", data={})).status_code == 303
    assert "导入完成" in (await browser.get(run)).text
    assert "新址" in (await browser.get(f"/{slug}/communities/{ids[0]}")).text
    assert (await browser.post(f"{run}/confirmation", data={})).status_code == 409


async def test_what_is_no_sheet_is_refused_on_the_form(browser: Browser, township: Township) -> None:
    path = f"/{township.tenant.slug}/communities/import"
    for files, sentence in (
        ({"file": ("图.png", b"\x89PNG\r\n\x1a\n\0\0")}, "请上传 Excel、WPS 表格"),
        ({"file": ("空.xlsx", sheet())}, "表格里没有数据行"),
        ({"other": ("空.xlsx", sheet())}, "请选择要导入的文件"),
    ):
        refused = await browser.post(path, files=files)
        assert refused.status_code in {409, 422}
        assert sentence in refused.text


async def test_staff_see_and_keep_their_own_community_alone(
    database_url: str, sessions: Sessions, township: Township, ids: list[UUID]
) -> None:
    own, other = ids
    staff = await given.member(sessions, township, Role.COMMUNITY_STAFF, community_id=own)
    slug = township.tenant.slug
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, staff)
        listed = await browser.get(f"/{slug}/communities")
        assert "开元路社区" in listed.text
        assert "双河村" not in listed.text
        assert "导入 Excel" not in listed.text
        assert (await browser.get(f"/{slug}/communities/{other}")).status_code == 404
        assert (await browser.get(f"/{slug}/communities/import")).status_code == 403


async def test_the_api_reads_edits_and_says_what_is_wrong(
    browser: Browser, township: Township, ids: list[UUID]
) -> None:
    slug = township.tenant.slug
    listed = (await browser.get(f"/api/{slug}/communities?limit=1")).json()
    assert [one["short_name"] for one in listed] == ["开元路社区"]
    one = await browser.get(f"/api/{slug}/communities/{ids[0]}")
    assert one.headers["etag"] == f'"{one.json()["version"]}"'
    said = {"short_name": "开元", "address": "新址", "phone": ""}
    unnamed = await browser.put(f"/api/{slug}/communities/{ids[0]}", json=said)
    assert unnamed.status_code == 428
    put = await browser.put(f"/api/{slug}/communities/{ids[0]}", json=said, headers={"if-match": one.headers["etag"]})
    assert put.json()["address"] == "新址"
    stale = await browser.put(f"/api/{slug}/communities/{ids[0]}", json=said, headers={"if-match": one.headers["etag"]})
    assert stale.status_code == 412


async def test_the_api_imports(browser: Browser, township: Township, sessions: Sessions, admin: Visitor) -> None:
    slug = township.tenant.slug
    async with given.work(sessions, admin) as work:
        code = (await work.all(queries.all_communities()))[1].code
    made = await browser.post(
        f"/api/{slug}/communities/import", files={"file": ("a.xlsx", sheet((code, "双河", "", "")))}
    )
    assert (made.status_code, made.json()["state"], made.json()["changed"]) == (201, "checked", 1)
    taken = await browser.post(f"/api/{slug}/communities/import/{made.json()['id']}/confirmation")
    assert taken.json()["state"] == "taken"
    shown = await browser.get(f"/api/{slug}/communities/import/{made.json()['id']}")
    assert shown.json()["changed"] == 1
