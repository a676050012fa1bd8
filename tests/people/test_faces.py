"""The pages and the API of people, as a browser and as a program meet them."""

import io
import json
import zipfile
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import xlsxwriter
from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
import visiting
from wushe.access.roles import Role
from wushe.communities import queries as communities
from wushe.communities.furnishing import FURNISHER
from wushe.kernel.clock import today
from wushe.kernel.sheets.guarded import read_guarded
from wushe.kernel.work import Visitor
from wushe.people import queries as service_queries, service
from wushe.people.schemas import NewPerson
from wushe.tenancy.places import Place as Township

Sessions = async_sessionmaker[AsyncSession]
Browser = AsyncClient
ID_NUMBER = "110101199003077758"
PHONE = "13812341234"


@pytest.fixture
async def township(sessions: Sessions) -> Township:
    return await given.township(sessions, communities=("开元路社区居委会", "双河村村委会"), furnishers=[FURNISHER])


@pytest.fixture
def base(township: Township) -> str:
    return f"/{township.tenant.slug}"


@pytest.fixture
async def admin(sessions: Sessions, township: Township) -> Visitor:
    return await given.member(sessions, township, Role.TOWNSHIP_ADMIN)


@pytest.fixture
async def browser(database_url: str, sessions: Sessions, admin: Visitor) -> AsyncIterator[Browser]:
    async with visiting.browser(database_url) as client:
        await visiting.sign_in(client, sessions, admin)
        yield client


@pytest.fixture
async def community_ids(sessions: Sessions, admin: Visitor) -> list[UUID]:
    async with given.work(sessions, admin) as work:
        return [row[0] for row in await work.rows(communities.choices())]


@pytest.fixture
async def person_id(sessions: Sessions, admin: Visitor, community_ids: list[UUID]) -> UUID:
    """张建国, with everything."""
    data = NewPerson(
        name="张建国", phone=PHONE, community_id=community_ids[0], id_number=ID_NUMBER, address="开元路社区 1 号",
        consent_given_on=today(),
    )  # fmt: skip
    async with given.work(sessions, admin) as work:
        return (await service.record_person(work, data)).id


def sheet(titles: tuple[str, ...], *rows: tuple[str, ...]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        page = book.add_worksheet()
        for number, row in enumerate((titles, *rows)):
            page.write_row(number, 0, row)
    return target.getvalue()


def cells(content: bytes, folder: Path) -> list[list[str]]:
    path = folder / "sheet.xlsx"
    path.write_bytes(content)
    with read_guarded(path) as source:
        return [row.cells for row in source.rows]


NUMBERS = (PHONE, ID_NUMBER, "1 号")
SECRETS = ("张建国", *NUMBERS)


async def test_who_manages_the_township_sees_names_and_no_number(browser: Browser, base: str, person_id: UUID) -> None:
    for path in ("people", f"people/{person_id}", f"people/{person_id}/edit", "people?q=zhangjianguo", "volunteers"):
        page = await browser.get(f"{base}/{path}")
        assert page.status_code == 200, path
        assert not any(secret in page.text for secret in NUMBERS), path
    listed = await browser.get(f"{base}/people")
    assert "张建国" in listed.text
    assert "138****1234" in listed.text
    detail = await browser.get(f"{base}/people/{person_id}")
    assert "110101********7758" in detail.text
    assert "开元路社区****" in detail.text


async def test_names_are_masked_for_readers_who_do_not_manage_the_register(
    database_url: str, sessions: Sessions, township: Township, base: str, person_id: UUID
) -> None:
    worker = await given.member(sessions, township, Role.SOCIAL_WORKER)
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, worker)
        for path in ("people", f"people/{person_id}", f"people/{person_id}/volunteer", "volunteers"):
            page = await browser.get(f"{base}/{path}")
            assert page.status_code == 200, path
            assert not any(secret in page.text for secret in SECRETS), path
        assert "张*国" in (await browser.get(f"{base}/people")).text
        listed = await browser.get(f"/api{base}/people?q=zjg")
        assert [one["name"] for one in listed.json()] == ["张*国"]


async def test_revealing_asks_for_a_reason_and_is_written_down(browser: Browser, base: str, person_id: UUID) -> None:
    refused = await browser.post(f"{base}/people/{person_id}/reveal", data={"_key": "k1"})
    assert refused.status_code == 422
    assert not any(secret in refused.text for secret in NUMBERS)
    shown = await browser.post(f"{base}/people/{person_id}/reveal", data={"reason": "home_visit", "_key": "k2"})
    assert shown.status_code == 200
    assert all(secret in shown.text for secret in SECRETS)
    again = await browser.get(f"{base}/people/{person_id}")
    assert not any(secret in again.text for secret in NUMBERS)
    assert "查看了完整信息，理由：家访核对" in again.text


async def test_a_known_telephone_leads_to_who_has_it(browser: Browser, base: str, person_id: UUID) -> None:
    assert (await browser.get(f"{base}/people/new")).status_code == 200
    said = {"name": "张小妹", "phone": PHONE}
    refused = await browser.post(f"{base}/people", data=said)
    assert refused.status_code == 409
    assert f"{base}/people/{person_id}" in refused.text
    assert "不是同一个人" in refused.text
    made = await browser.post(f"{base}/people", data=said | {"different_person": "true"})
    assert made.status_code == 303


async def test_every_mistake_of_a_form_comes_back_beside_its_field(browser: Browser, base: str) -> None:
    refused = await browser.post(
        f"{base}/people", data={"name": "", "phone": "12", "id_number": "1", "birth_date": "x"}
    )
    assert refused.status_code == 422
    for sentence in ("请填写这一项", "请填写手机号", "身份证号应为18位数字", "请填写日期"):
        assert sentence in refused.text
    sensitive = await browser.post(f"{base}/people", data={"name": "王五", "address": "开元路"})
    assert sensitive.status_code == 409
    assert "须先取得本人同意" in sensitive.text
    child = await browser.post(
        f"{base}/people", data={"name": "小明", "birth_date": str(today() - timedelta(days=3000))}
    )
    assert "须先取得监护人同意" in child.text


async def test_a_person_is_edited_without_being_seen(browser: Browser, base: str, person_id: UUID) -> None:
    saved = await browser.post(f"{base}/people/{person_id}", data={"status": "moved_away", "gender": "male"})
    assert saved.status_code == 303
    assert "已迁出" in (await browser.get(f"{base}/people/{person_id}")).text
    assert "张建国" not in (await browser.get(f"{base}/people")).text
    assert "张建国" in (await browser.get(f"{base}/people?status=moved_away")).text


async def test_consent_is_given_shown_and_withdrawn(
    browser: Browser, base: str, person_id: UUID, sessions: Sessions, admin: Visitor
) -> None:
    here = f"{base}/people/{person_id}"
    form = await browser.get(f"{here}/consents/new")
    assert "您可以随时撤回同意" in form.text
    said = {"purpose": "identity", "given_on": str(today()), "form": "paper", "address": "新居 8 号"}
    assert (await browser.post(f"{here}/consents", data=said)).status_code == 303
    async with given.work(sessions, admin) as work:
        consents = await work.all(service_queries.consents(person_id))
    for consent in consents:
        withdrawn = await browser.post(f"{here}/consents/{consent.id}/withdrawal", data={})
        assert withdrawn.headers["location"] == here
    page = await browser.get(here)
    assert "110101" not in page.text
    assert "已撤回" in page.text


async def test_volunteers_and_social_workers_are_made_listed_and_leave(
    browser: Browser, base: str, person_id: UUID
) -> None:
    here = f"{base}/people/{person_id}"
    assert (await browser.get(f"{here}/volunteer")).status_code == 200
    said = {"skills": ["repair", "legal"], "availability": ["sat_morning"], "public": "true"}
    assert (await browser.post(f"{here}/volunteer", data=said)).status_code == 303
    listed = await browser.get(f"{base}/volunteers?skill=repair&slot=sat_morning")
    assert "张建国" in listed.text
    assert "法律咨询、家电水电维修" in listed.text
    assert (await browser.get(f"{base}/volunteers?skill=arts")).text.count("张建国") == 0
    assert (await browser.get(f"{here}/social-worker")).status_code == 200
    half = await browser.post(f"{here}/social-worker", data={"tier": "community", "level": "senior"})
    assert half.status_code == 422
    assert "要一起填写" in half.text
    credential = {
        "tier": "township", "level": "senior", "number": "G-1", "issued_on": "2022-01-01",
        "expires_on": str(today() + timedelta(days=10)),
    }  # fmt: skip
    assert (await browser.post(f"{here}/social-worker", data=credential)).status_code == 303
    workers = await browser.get(f"{base}/social-workers")
    assert "即将到期" in workers.text
    assert "张建国" in (await browser.get(f"{base}/social-workers?ending=true")).text
    for kind in ("volunteers", "social_workers", "people"):
        asked = await browser.post(f"{base}/exports/new/{kind}", data={"reason": "document_check"})
        assert asked.status_code == 303
    assert (await browser.post(f"{here}/volunteer/leaving", data={})).status_code == 303
    assert (await browser.post(f"{here}/social-worker/leaving", data={})).status_code == 303
    page = await browser.get(here)
    assert "曾是志愿者" in page.text
    assert "曾是社会工作者" in page.text


async def test_people_are_imported_from_the_sheet_an_office_has(browser: Browser, base: str, person_id: UUID) -> None:
    titles = ("姓 名", "性别", "手机号", "所属社区", "身份证号码", "家庭住址", "授权日期")
    content = sheet(
        titles,
        ("李秀英", "女", "139 0000 5678", "开元路", "", "", ""),
        ("王强", "男", "13900005678", "双河村", "", "", ""),
        ("赵六", "", "", "不存在的社区", "", "", ""),
        ("张建国", "男", PHONE, "开元路社区", "", "", ""),
        ("钱七", "", "", "开元路社区居委会", ID_NUMBER, "", "2026年1月1日"),
        ("孙八", "", "", "", "", "开元路 9 号", ""),
    )
    uploaded = await browser.post(f"{base}/people/import", files={"file": ("人员.xlsx", content)})
    run = uploaded.headers["location"]
    page = await browser.get(run)
    assert "将新增 1 行、更新 0 行；有错误的 5 行不会导入" in page.text
    for sentence in (
        "与第 2 行的号码相同",
        "没有找到社区“不存在的社区”",
        "本乡镇已登记过这个号码：张*国",
        "本乡镇已登记过这个身份证号：张*国",
        "须先取得本人同意",
    ):
        assert sentence in page.text
    assert (await browser.post(f"{run}/confirmation", data={})).status_code == 303
    assert "李秀英" in (await browser.get(f"{base}/people?q=lixiuying")).text


async def test_staff_import_into_their_own_community_alone(
    database_url: str, sessions: Sessions, township: Township, base: str, community_ids: list[UUID]
) -> None:
    staff = await given.member(sessions, township, Role.COMMUNITY_STAFF, community_id=community_ids[0])
    content = sheet(("姓名", "社区"), ("甲", "开元路社区"), ("乙", "双河村"), ("丙", ""))
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, staff)
        uploaded = await browser.post(f"{base}/people/import", files={"file": ("a.xlsx", content)})
        page = await browser.get(uploaded.headers["location"])
        assert "将新增 1 行、更新 0 行；有错误的 2 行不会导入" in page.text
        assert "请选择您所在的社区" in page.text


async def test_a_person_sees_and_takes_their_own_data(
    database_url: str, sessions: Sessions, township: Township, base: str, person_id: UUID
) -> None:
    myself = await given.member(sessions, township, Role.VOLUNTEER, person_id=person_id)
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, myself)
        page = await browser.get(f"{base}/profile")
        assert all(secret in page.text for secret in SECRETS)
        assert (await browser.get(f"{base}/people")).status_code == 403
        copy = await browser.post(f"{base}/people/{person_id}/copy", data={})
        assert set(zipfile.ZipFile(io.BytesIO(copy.content)).namelist()) == {"data.json", "个人信息副本.xlsx"}
        assert "person_sensitive" in json.loads(zipfile.ZipFile(io.BytesIO(copy.content)).read("data.json"))


async def test_a_volunteer_says_when_they_have_time(
    database_url: str, sessions: Sessions, township: Township, browser: Browser, base: str, person_id: UUID
) -> None:
    myself = await given.member(sessions, township, Role.VOLUNTEER, person_id=person_id)
    async with visiting.another(database_url) as telephone:
        await visiting.sign_in(telephone, sessions, myself)
        form, api = f"{base}/profile/volunteer", f"/api{base}/profile/volunteer"
        assert "我的志愿服务" not in (await telephone.get(f"{base}/profile")).text
        assert (await telephone.get(form)).status_code == (await telephone.get(api)).status_code == 404

        await browser.post(f"{base}/people/{person_id}/volunteer", data={"skills": ["tutoring"]})
        assert "修改特长和时间" in (await telephone.get(form)).text
        said = {"skills": ["elder_care"], "availability": ["sat_morning"], "_version": "1"}
        assert (await telephone.post(form, data=said)).headers["location"] == f"{base}/profile"
        page = await telephone.get(f"{base}/profile")
        assert "周六上午" in page.text
        assert "修改了志愿者的特长和时间" in page.text
        assert "周六上午" in (await browser.get(f"{base}/people/{person_id}")).text

        late = await telephone.post(form, data=said | {"availability": ["sun_morning"]})
        assert late.status_code == 412
        assert "周六上午" in (await telephone.get(f"{base}/profile")).text
        wrong = await telephone.post(form, data=said | {"_version": "2", "availability": ["night"]})
        assert (wrong.status_code, "请从给出的选项中选择" in wrong.text) == (422, True)

        read = await telephone.get(api)
        changed = await telephone.put(
            api, json={"skills": [], "availability": ["sun_morning"]}, headers={"if-match": read.headers["etag"]}
        )
        assert (changed.status_code, changed.json()["availability"]) == (200, ["sun_morning"])
        await browser.post(f"{base}/people/{person_id}/volunteer/leaving", data={})
        assert (await telephone.get(form)).status_code == 404


async def test_an_account_without_a_person_is_told_so(browser: Browser, base: str) -> None:
    page = await browser.get(f"{base}/profile")
    assert page.status_code == 404
    assert "还没有对应本乡镇的人员资料" in page.text


async def test_an_invitation_is_shown_once(browser: Browser, base: str, person_id: UUID) -> None:
    here = f"{base}/people/{person_id}"
    made = await browser.post(f"{here}/invitation", data={"role": "community_staff"})
    assert made.status_code == 200
    assert f"{base}/invitations/" in made.text
    assert f"{base}/invitations/" not in (await browser.get(here)).text
    refused = await browser.post(f"{here}/invitation", data={"role": "mentor"})
    assert refused.status_code == 409
    assert "这个角色不能在这里邀请" in refused.text


async def test_erasing_says_what_is_lost_and_leaves_nothing(browser: Browser, base: str, person_id: UUID) -> None:
    here = f"{base}/people/{person_id}"
    assert "不能恢复" in (await browser.get(here)).text
    assert (await browser.post(f"{here}/erasure", data={})).status_code == 303
    page = await browser.get(here)
    assert "资料已应本人或监护人要求删除" in page.text
    assert "张" not in page.text[page.text.index("<h1") :].split("过程记录")[0]


async def test_the_api_shows_masks_and_reveals_for_a_reason(browser: Browser, base: str, person_id: UUID) -> None:
    api = f"/api{base}/people"
    listed = await browser.get(f"{api}?q=zjg&limit=5")
    assert [one["name"] for one in listed.json()] == ["张建国"]
    one = await browser.get(f"{api}/{person_id}")
    assert (one.json()["phone"], one.json()["birth_year"]) == ("138****1234", 1990)
    assert not any(secret in listed.text + one.text for secret in NUMBERS)
    refused = await browser.post(f"{api}/{person_id}/reveal", json={"reason": "curious"})
    assert refused.status_code == 422
    shown = await browser.post(
        f"{api}/{person_id}/reveal", json={"reason": "phone_call"}, headers={"idempotency-key": "a"}
    )
    assert shown.json()["id_number"] == ID_NUMBER
    again = await browser.post(
        f"{api}/{person_id}/reveal", json={"reason": "phone_call"}, headers={"idempotency-key": "a"}
    )
    assert not any(secret in again.text for secret in SECRETS)


async def test_the_api_records_edits_and_tells_every_mistake(browser: Browser, base: str) -> None:
    api = f"/api{base}/people"
    wrong = await browser.post(api, json={"name": "", "phone": "1", "gender": "x", "colour": "red"})
    assert {error["field"] for error in wrong.json()["errors"]} == {"name", "phone", "gender", "colour"}
    made = await browser.post(api, json={"name": "王五", "phone": "13700001111"})
    assert made.status_code == 201
    known = await browser.post(api, json={"name": "王小五", "phone": "13700001111"})
    assert (known.status_code, known.json()["code"]) == (409, "people.phone_known")
    one = f"{api}/{made.json()['id']}"
    etag = (await browser.get(one)).headers["etag"]
    edited = await browser.put(one, json={"name": "王伍"}, headers={"if-match": etag})
    assert edited.json()["name"] == "王伍"
    stale = await browser.put(one, json={"name": "王六"}, headers={"if-match": etag})
    assert stale.status_code == 412


async def test_the_api_keeps_consents_volunteers_and_social_workers(
    browser: Browser, base: str, person_id: UUID
) -> None:
    one = f"/api{base}/people/{person_id}"
    given_ = await browser.post(f"{one}/consents", json={"purpose": "identity", "given_on": str(today())})
    assert given_.status_code == 201
    withdrawn = await browser.post(f"{one}/consents/{given_.json()['id']}/withdrawal")
    assert withdrawn.json()["stands"] is False
    assert [consent["stands"] for consent in (await browser.get(f"{one}/consents")).json()].count(True) == 1
    volunteer = await browser.post(f"{one}/volunteer", json={"skills": ["legal"], "availability": [], "public": False})
    assert volunteer.json()["name"] == "张建国"
    assert [v["skills"] for v in (await browser.get(f"/api{base}/volunteers?skill=legal")).json()] == [["legal"]]
    worker = await browser.post(
        f"{one}/social-worker", json={"level": "senior", "number": "G1", "issued_on": "2024-01-01"}
    )
    assert worker.json()["licensed"] is True
    assert len((await browser.get(f"/api{base}/social-workers")).json()) == 1
    assert (await browser.post(f"{one}/volunteer/leaving")).status_code == 204
    assert (await browser.post(f"{one}/social-worker/leaving")).status_code == 204
    assert (await browser.post(f"{one}/copy")).content[:2] == b"PK"
    assert (await browser.post(f"{one}/guardianship/withdrawal")).status_code == 404
    assert (await browser.post(f"{one}/erasure")).status_code == 204
    assert (await browser.get(one)).json()["name"] == "—"


async def test_the_api_imports_people(browser: Browser, base: str) -> None:
    api = f"/api{base}/people/import"
    content = sheet(("姓名", "手机号"), ("李秀英", "13900005678"), ("王强", "12"))
    made = await browser.post(api, files={"file": ("a.xlsx", content)})
    assert (made.json()["added"], made.json()["flawed"]) == (1, 1)
    assert made.json()["flaws"][0]["column"] == "联系电话"
    taken = await browser.post(f"{api}/{made.json()['id']}/confirmation")
    assert taken.json()["state"] == "taken"
    assert (await browser.get(f"{api}/{made.json()['id']}")).json()["state"] == "taken"
