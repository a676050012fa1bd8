"""Each route of service orders as a browser and as a program meets it."""

from io import BytesIO
from typing import Any

import pytest

import given
import ordered
import visiting
from wushe.access.roles import Role
from wushe.orders import service
from wushe.orders.kinds import ServiceKind
from wushe.orders.schemas.shown import OrderRow, OrderShown

NOWHERE = "00000000-0000-7000-8000-000000000055"


@pytest.fixture
async def cast(sessions):
    return await ordered.cast(sessions)


@pytest.fixture
async def filled(sessions, cast):
    """An order to go to, one that has begun, and one that waits for the resident."""
    placed, code = await ordered.printed(sessions, cast)
    started, _code = await ordered.started(sessions, cast)
    finished, done = await ordered.finished(sessions, cast)
    return {
        "placed": placed, "code": code, "started": started, "finished": finished, "done": done, "team": cast.team,
        "where": cast.where, "resident": cast.resident,
    }  # fmt: skip


PAGES = {
    "admin": [
        "/orders", "/orders?state=finished&kind=haircut&community_id={where}&q=lnn", "/orders/new",
        "/orders/new?resident=liu", "/orders/new?person_id={resident}", "/orders/new?person_id={resident}&kind=haircut",
        "/orders/new?person_id={resident}&kind=meals", "/orders/{placed}", "/orders/{started}", "/orders/{finished}",
        "/orders/teams", "/orders/teams?kind=meals&q=kaiyuan", "/orders/teams/new", "/orders/teams/{team}",
        "/orders/rules", "/public/orders", "/public/orders/{code}", "/public/orders/{done}",
    ],
    "leader": ["/orders", "/orders/{placed}", "/orders/teams", "/orders/teams/{team}", "/orders/door"],
    "server": [
        "/orders", "/orders?mine=true", "/orders/{placed}", "/orders/{placed}/contact", "/orders/door",
        "/orders/door/{code}", "/orders/door/{done}", "/orders/teams",
    ],
}  # fmt: skip


@pytest.mark.parametrize("who", PAGES)
async def test_every_page_opens(who, database_url, sessions, cast, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, getattr(cast, who))
        for path in PAGES[who]:
            page = await browser.get(f"/{cast.place.tenant.slug}{path.format(**filled)}")
            assert page.status_code == 200, f"{path}: {page.text}"
            assert "<h1" in page.text


async def test_an_empty_township_says_what_to_do_first(database_url, sessions, cast):
    async with visiting.browser(database_url) as browser:
        for who, sentence in ((cast.staff, "还没有服务单"), (cast.server, "还没有派给您的服务")):
            await visiting.sign_in(browser, sessions, who)
            assert sentence in (await browser.get(f"/{cast.place.tenant.slug}/orders")).text


async def test_the_list_is_json_with_the_columns_it_promises_and_pages_by_key(database_url, sessions, cast, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.staff)
        address = f"/api/{cast.place.tenant.slug}/orders"
        first = (await browser.get(address, params={"limit": 2})).json()
        second = (await browser.get(address, params={"limit": 2, "cursor": first["next"]})).json()
        totals = (await browser.get(f"{address}/totals")).json()
    rows = first["items"] + second["items"]
    assert [row["number"] for row in rows] == [3, 2, 1]
    assert [set(row) for row in rows] == [set(OrderRow.__struct_fields__)] * 3
    assert totals == {"placed": 3, "confirmed": 0, "minutes": 0, "overdue": 0}


async def test_programs_go_the_whole_way(database_url, sessions, cast):
    api = f"/api/{cast.place.tenant.slug}"
    said: dict[str, Any] = {
        "person_id": str(cast.resident), "team_id": str(cast.team), "kind": "haircut",
        "server_id": str(cast.server_id), "visit_on": "2099-01-01",
    }  # fmt: skip
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.staff)
        made = (await browser.post(f"{api}/orders", json=said)).json()
        assert (set(made), made["phone_masked"]) == (set(OrderShown.__struct_fields__), "139****5678")
        slip = (await browser.post(f"{api}/orders/{made['id']}/slip")).json()
        assert slip["link"].endswith(f"/public/orders/{slip['code'].replace('-', '')}")
        await visiting.sign_in(browser, sessions, cast.server)
        door = f"{api}/orders/door/{slip['code']}"
        assert (await browser.get(door)).json()["state"] == "placed"
        assert (await browser.post(f"{door}/start")).json()["state"] == "started"
        assert (await browser.post(f"{door}/finish", json={})).json()["state"] == "finished"
        async with visiting.another(database_url) as telephone:
            home = f"{api}/public/orders/{slip['code']}"
            seen = (await telephone.get(home)).json()
            assert (seen["state"], seen["server"], seen["community"]) == ("finished", "孙*傅", "开元路社区")
            assert (await telephone.post(f"{home}/confirmation")).json()["state"] == "confirmed"
            again = await telephone.post(f"{home}/confirmation")
    assert (again.status_code, again.json()["code"]) == (409, "orders.code_used")


async def test_the_slip_shows_its_code_once_with_a_qr_code(database_url, sessions, cast):
    order = await ordered.placed(sessions, cast)
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.staff)
        address = f"/{cast.place.tenant.slug}/orders/{order.id}"
        slip = await browser.post(f"{address}/slip", data={})
        page = await browser.get(address)
    assert slip.status_code == 200
    assert "<svg" in slip.text
    assert "/public/orders/" in slip.text
    assert "/public/orders/" not in page.text


@pytest.mark.parametrize("typed", ["", "2222-2222", "<script>", "' OR 1=1 --", "字" * 40, "x" * 41, "\x00"])
async def test_a_mistyped_code_is_told_and_nothing_is_lost(typed, database_url, sessions, cast):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.server)
        slug = cast.place.tenant.slug
        for address in (f"/{slug}/orders/door", f"/{slug}/public/orders"):
            page = await browser.post(address, data={"code": typed})
            assert page.status_code in {404, 422}, page.text
            assert "服务码" in page.text


@pytest.mark.parametrize("code", ["2222-2222", "%00", "..%2f..", "%F0%9F%98%80", "x" * 300])
async def test_a_made_up_address_leads_nowhere(code, database_url, sessions, cast):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.server)
        for path in (
            f"/{cast.place.tenant.slug}/public/orders/{code}",
            f"/{cast.place.tenant.slug}/orders/door/{code}",
        ):
            assert (await browser.get(path)).status_code in {400, 404}


async def test_a_form_that_is_wrong_comes_back_with_everything_typed(database_url, sessions, cast):
    said = {
        "person_id": str(cast.resident), "team_id": str(cast.team), "kind": "haircut",
        "server_id": str(cast.server_id), "visit_on": "2020-01-01", "notes": "耳朵不好",
    }  # fmt: skip
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.staff)
        address = f"/{cast.place.tenant.slug}/orders"
        page = await browser.post(address, data=said)
        assert page.status_code == 422
        assert "上门日期不能早于今天" in page.text
        assert "耳朵不好" in page.text
        for wrong in ({"kind": "flying"}, {"server_id": NOWHERE}, {"team_id": NOWHERE}, {"person_id": "x"}):
            refused = await browser.post(address, data=said | {"visit_on": "2099-01-01"} | wrong)
            assert refused.status_code in {404, 409, 422}, refused.text


async def test_a_member_s_services_are_ticked_and_unticked(database_url, sessions, cast):
    address = f"/{cast.place.tenant.slug}/orders/teams/{cast.team}"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.leader)
        said = {"person_id": str(cast.server_id), "kinds": ["repair", "meals"]}
        assert (await browser.post(f"{address}/services", data=said)).status_code == 303
        team = (await browser.get(f"/api{address}")).json()
        offered = {one["person_id"]: one["kinds"] for one in team["members"]}
        assert offered[str(cast.server_id)] == ["meals", "repair"]
        assert (await browser.post(f"{address}/services", data={"person_id": said["person_id"]})).status_code == 303
        team = (await browser.get(f"/api{address}")).json()
    assert {one["person_id"]: one["kinds"] for one in team["members"]}[str(cast.server_id)] == []


async def test_pressing_twice_is_starting_once(database_url, sessions, cast, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.server)
        address = f"/{cast.place.tenant.slug}/orders/door/{filled['code']}/start"
        said = {"_key": "00000000-0000-4000-8000-000000000055"}
        pressed = [await browser.post(address, data=said) for _time in range(2)]
        third = await browser.post(address, data={})
    assert [answer.status_code for answer in pressed] == [303, 303]
    assert third.status_code == 409
    assert "已经开始" in third.text


async def test_buttons_lead_to_no_refusal(database_url, sessions, cast, filled):
    """What the page of an order offers to staff, to the leader, and to who serves."""
    async with visiting.browser(database_url) as browser:
        for who, order, noun, offered in (
            (cast.staff, "finished", "confirmation", True), (cast.leader, "finished", "confirmation", False),
            (cast.server, "finished", "confirmation", False), (cast.leader, "placed", "reassignment", True),
            (cast.server, "placed", "slip", False), (cast.staff, "placed", "slip", True),
            (cast.server, "placed", "contact", True), (cast.staff, "placed", "contact", False),
        ):  # fmt: skip
            await visiting.sign_in(browser, sessions, who)
            address = f"/{cast.place.tenant.slug}/orders/{filled[order]}"
            assert (f"{address}/{noun}" in (await browser.get(address)).text) is offered, (order, noun)


async def test_a_neighbour_s_order_is_not_there(database_url, sessions, cast, filled):
    neighbours = await ordered.cast(sessions)
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, neighbours.admin)
        slug = neighbours.place.tenant.slug
        for path in (f"/orders/{filled['placed']}", f"/orders/teams/{cast.team}", f"/public/orders/{filled['code']}"):
            assert (await browser.get(f"/{slug}{path}")).status_code == 404
        for noun in ("slip", "cancellation", "confirmation"):
            page = await browser.post(f"/{slug}/orders/{filled['placed']}/{noun}", data={"reason": "不需要了"})
            assert page.status_code == 404


async def test_the_list_of_residents_does_not_leave_at_once(database_url, sessions, cast, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.staff)
        slug = cast.place.tenant.slug
        assert (await browser.get(f"/{slug}/orders.xlsx")).status_code == 404
        asked = await browser.get(f"/{slug}/exports/new/service_orders?state=finished")
    assert asked.status_code == 200
    assert BytesIO(asked.content).read(2) != b"PK"


async def test_who_agrees_to_the_list_reads_what_is_in_it(database_url, sessions, cast, filled):
    other = await ordered.someone(sessions, cast.place, "沈复核", Role.TOWNSHIP_ADMIN)
    query = f"q=刘奶奶&state=finished&community_id={cast.where}"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.admin)
        slug = cast.place.tenant.slug
        asked = {"reason": "phone_call", "query": query}
        assert (await browser.post(f"/{slug}/exports/new/service_orders", data=asked)).status_code == 303
        await visiting.sign_in(browser, sessions, other)
        page = await browser.get(f"/{slug}/exports")
        shown = (await browser.get(f"/api/{slug}/exports")).json()
    assert set(shown[0]["filters"]) == {"“刘奶奶”", "待居民确认", "开元路社区"}
    assert "“刘奶奶”" in page.text


async def test_a_resident_who_opens_the_slip_sees_no_names(database_url, sessions, cast, filled):
    async with given.work(sessions, cast.admin) as work:
        assert (await service.rules_of(work)).confirm_days == 3
    async with visiting.browser(database_url) as telephone:
        page = await telephone.get(f"/{cast.place.tenant.slug}/public/orders/{filled['done']}")
    assert ServiceKind.HAIRCUT.label in page.text
    assert "刘奶奶" not in page.text
    assert "孙师傅" not in page.text
    assert Role.RESIDENT.value not in page.text
