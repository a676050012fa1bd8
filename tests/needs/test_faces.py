"""Each route of needs as a browser and as a program meets it."""

from io import BytesIO

import pytest
from python_calamine import load_workbook

import given
import visiting
from wushe.access.roles import Role
from wushe.kernel.clock import Quarter, today
from wushe.needs import service
from wushe.needs.kinds import Category
from wushe.needs.schemas.needs import NeedRow
from wushe.needs.schemas.offers import OfferRow, OpportunityData, OpportunityRow


@pytest.fixture
async def staffed(sessions, place):
    """The township's administrator, who stands in its register."""
    return await given.member(sessions, place, Role.TOWNSHIP_ADMIN, person_id=None)


@pytest.fixture
async def filled(sessions, admin):
    """A need, an offer that fits it, and an opportunity."""
    async with given.work(sessions, admin) as work:
        group = await given.filed(work, await given.organization(work, "青禾助学社"))
        offer = await given.offer(work, group, "作业辅导", story="放学后辅导小学生作业")
        need = await given.need(work, "孩子放学后作业没人辅导", kind="作业辅导")
        wanted = {"title": "暑期托管", "channel": "区教育局", "amount_fen": 5_000_000}
        sheet = await service.post(work, OpportunityData(category=Category.RESIDENT_SERVICE, **wanted))
        where, _other = await given.community_ids(work)
    return {"need": need.id, "offer": offer.id, "sheet": sheet.id, "where": where, "group": group.id}


PAGES = [
    "/needs", "/needs?state=collected&overdue=true&group=elder&channel=door_knock&quarter=2026Q2&q=zuoye", "/needs/new",
    "/needs/{need}", "/needs/{need}/edit", "/needs/{need}/matches", "/needs/{need}/matches?offer_id={offer}",
    "/needs/rounds", "/needs/rounds?quarter=2026Q2", "/needs/lists", "/needs/types", "/needs/types/new",
    "/needs/import", "/offers", "/offers?q=zyfd&community_id={where}", "/offers/new", "/offers/{offer}",
    "/offers/{offer}/edit", "/offers/import", "/opportunities", "/opportunities?category=governance",
    "/opportunities/new", "/opportunities/{sheet}", "/opportunities/{sheet}/edit",
    "/public", "/public/board", "/public/board?q=zuoye", "/public/needs/new",
]  # fmt: skip


async def test_every_page_opens(database_url, sessions, place, staffed, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, staffed)
        paths = [f"/{place.tenant.slug}{path.format(**filled)}" for path in PAGES]
        assert await visiting.unopened(browser, paths) == {}


LISTS = {"/needs": NeedRow, "/offers": OfferRow, "/opportunities": OpportunityRow}


@pytest.mark.parametrize("path", LISTS)
async def test_every_list_is_json_with_the_columns_it_promises(path, database_url, sessions, place, staffed, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, staffed)
        answer = await browser.get(f"/api/{place.tenant.slug}{path}")
    assert answer.status_code == 200, answer.text
    [row] = answer.json()["items"]
    assert set(row) == set(LISTS[path].__struct_fields__)


@pytest.mark.parametrize("path", ["/needs", "/offers", "/opportunities", "/needs/rounds"])
async def test_every_list_is_a_workbook(path, database_url, sessions, place, staffed, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, staffed)
        answer = await browser.get(f"/{place.tenant.slug}{path}.xlsx")
    rows = load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert len(rows) >= 2
    assert rows[0][0]


async def test_a_need_is_written_down_followed_and_confirmed(database_url, sessions, place, staffed, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, staffed)
        home = f"/{place.tenant.slug}/needs"
        form = {"title": "老人看病没人陪", "community_id": str(filled["where"]), "channel": "phone"}
        made = await browser.post(home, data=form)
        assert made.status_code == 303, made.text
        need = made.headers["location"]
        for verb, data in (
            ("publication", {"headline": "医疗陪诊"}),
            ("replies", {"text": "已安排志愿者", "settles": "true"}),
            ("confirmation", {}),
            ("reopening", {}),
            ("sources", {"channel": "door_knock"}),
            ("withdrawal", {"reason": "居民已自行解决"}),
        ):
            answer = await browser.post(f"{need}/{verb}", data=data)
            assert answer.status_code == 303, (verb, answer.text)
        page = await browser.get(need)
    assert "居民已自行解决" in page.text


async def test_a_likely_same_need_comes_back_with_the_choice(database_url, sessions, place, staffed, filled):
    form = {"title": "放学后孩子作业没人辅导", "community_id": str(filled["where"]), "channel": "phone"}
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, staffed)
        asked = await browser.post(f"/{place.tenant.slug}/needs", data=form)
        assert asked.status_code == 409
        assert f'value="{filled["need"]}"' in asked.text
        merged = await browser.post(f"/{place.tenant.slug}/needs", data=form | {"same_as": str(filled["need"])})
    assert merged.headers["location"].endswith(str(filled["need"]))


async def test_a_refused_form_comes_back_with_everything_typed(database_url, sessions, place, staffed, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, staffed)
        form = {"title": "义剪", "organization_id": str(filled["group"]), "capacity": "0"}
        answer = await browser.post(f"/{place.tenant.slug}/offers", data=form)
    assert answer.status_code == 422
    assert 'value="义剪"' in answer.text


async def test_a_resident_without_account_says_a_need_and_asks_by_number(database_url, sessions, place, filled):
    slug = place.tenant.slug
    said = {"community_id": str(filled["where"]), "title": "想学手机"}
    said |= {"contact_phone": "13800001234", "consents": "true"}
    async with visiting.browser(database_url) as browser:
        thanks = await browser.post(f"/{slug}/public/needs", data=said)
        assert thanks.status_code == 303, thanks.text
        page = await browser.get(thanks.headers["location"])
        assert page.status_code == 200
        assert "13800001234" not in page.text
        assert "想学手机" not in page.text
        address = thanks.headers["location"].removesuffix("?new=1")
        found = await browser.post(f"/{slug}/public/requests", data={"reference": address.rsplit("/", 1)[1].lower()})
        assert found.headers["location"] == address
        forgotten = await browser.post(f"{address}/consent-withdrawal")
        assert forgotten.status_code == 303
        missing = await browser.post(f"/{slug}/public/requests", data={"reference": "2222-2222-2222"})
        assert missing.status_code == 404


async def test_programs_do_the_same(database_url, sessions, place, staffed, filled):
    api, group = f"/api/{place.tenant.slug}", str(filled["group"])
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, staffed)
        browser.headers["accept"] = "application/json"
        need = f"{api}/needs/{filled['need']}"
        shown = await browser.get(need)
        changed = {"title": "孩子放学后没人辅导作业", "urgency": "soon"}
        answers = [
            await browser.put(need, json=changed, headers={"if-match": shown.headers["etag"]}),
            await browser.get(f"{need}/matches"),
            await browser.get(f"{need}/matches/{filled['offer']}"),
            await browser.get(f"{need}/likely"),
            await browser.post(f"{need}/publication", json={"headline": "作业辅导"}),
            await browser.post(f"{need}/sources", json={"channel": "phone"}),
            await browser.post(f"{need}/replies", json={"text": "已联系", "settles": True}),
            await browser.post(f"{need}/confirmation"),
            await browser.post(f"{need}/reopening"),
            await browser.get(f"{api}/offers/{filled['offer']}"),
            await browser.get(f"{api}/offers/{filled['offer']}/matches"),
            await browser.post(f"{api}/offers/{filled['offer']}/pause"),
            await browser.post(f"{api}/offers/{filled['offer']}/resumption"),
            await browser.get(f"{api}/opportunities/{filled['sheet']}"),
            await browser.get(f"{api}/opportunities/{filled['sheet']}/matches"),
            await browser.get(f"{api}/opportunities/sums"),
            await browser.post(f"{api}/opportunities/{filled['sheet']}/deal", json={"organization_id": group}),
            await browser.get(f"{api}/needs/rounds"),
            await browser.get(f"{api}/needs/rounds/overdue"),
            await browser.get(f"{api}/needs/types"),
            await browser.get(f"{api}/needs/wanted?limit=3"),
            await browser.post(f"{api}/public/needs", json={"title": "想学手机", "community_id": str(filled["where"])}),
        ]
    for answer in answers:
        assert answer.status_code in {200, 201}, (answer.request.url, answer.text)


async def test_rounds_are_opened_filled_and_finished_on_the_page(database_url, sessions, place, staffed, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, staffed)
        home = f"/{place.tenant.slug}/needs/rounds"
        wanted = {"community_id": str(filled["where"]), "quarter": str(Quarter.current())}
        opened = await browser.post(home, data=wanted)
        assert opened.status_code == 303, opened.text
        address = opened.headers["location"]
        early = await browser.post(f"{address}/completion")
        assert early.status_code == 409
        used = await browser.post(
            f"{address}/channels", data={"channel": "door_knock", "held_on": today().isoformat(), "households": "12"}
        )
        assert used.status_code == 303, used.text
        finished = await browser.post(f"{address}/completion")
        assert finished.status_code == 303, finished.text
        page = await browser.get(address)
    assert "12" in page.text
