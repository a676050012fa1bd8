"""Each route of the store as a browser and as a program meets it."""

import re
from io import BytesIO

import pytest
from python_calamine import load_workbook

import exchanged
import given
import visiting
from wushe.store import service
from wushe.store.codes import exchange_code
from wushe.store.schemas.entered import Because

pytestmark = pytest.mark.anyio


@pytest.fixture
async def town(sessions):
    return await exchanged.township(sessions)


@pytest.fixture
async def filled(sessions, town):
    """An exchange that waits, one that was fetched, one that was cancelled, and something in the cart."""
    rice = await exchanged.priced(sessions, town, minutes=60, stock=10, most=9)
    oil = await exchanged.priced(sessions, town, "食用油", minutes=90, stock=5)
    await exchanged.earn(sessions, town, town.volunteer, 480)
    fetched, cancelled, waits = [
        await exchanged.placed(sessions, town, town.volunteer, (rice, 1)) for _exchange in range(3)
    ]
    async with given.work(sessions, town.staff) as work:
        await service.hand_over(work, fetched.id)
        await service.cancel(work, cancelled.id, Because(reason="包装破损"))
    await exchanged.put(sessions, town.volunteer, oil, 2)
    code = exchange_code(given.SECRET, waits.id)
    return {"waits": waits.id, "fetched": fetched.id, "cancelled": cancelled.id, "price": rice.price_id, "code": code}


OF_VOLUNTEER = [
    "/store", "/store?q=dami", "/store?q=nothing", "/store/cart", "/store/balance", "/store/exchanges/{waits}",
    "/store/exchanges/{fetched}", "/store/exchanges/{cancelled}",
]  # fmt: skip
OF_ADMIN = [
    "/store/pickups", "/store/exchanges", "/store/exchanges?state=waiting&q=dh2026&since=2026-01-01&until=2026-01-02",
    "/store/exchanges/{waits}", "/store/scan/{code}", "/store/prices", "/store/prices?q=shiyongyou",
    "/store/prices/new", "/store/prices/{price}/edit", "/store/rules", "/store/recognitions",
    "/exports/new/store_exchanges_named",
]  # fmt: skip


async def test_every_page_opens_for_whom_it_is(database_url, sessions, town, filled):
    async with visiting.browser(database_url) as browser:
        for who, paths in ((town.volunteer, OF_VOLUNTEER), (town.admin, OF_ADMIN)):
            await visiting.sign_in(browser, sessions, who)
            assert await visiting.unopened(browser, [f"/{town.slug}{path.format(**filled)}" for path in paths]) == {}


async def test_from_the_shelf_to_the_steward(database_url, sessions, town, filled):
    """By forms alone: into the cart, exchanged once although it was sent twice, scanned and handed over."""
    home = f"/{town.slug}/store"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, town.volunteer)
        put = await browser.post(f"{home}/cart", data={"price_id": str(filled["price"]), "pieces": "1"})
        assert put.status_code == 303, put.text
        said = {"point_id": str(town.point_id), "minutes": "240", "_key": "pressed-twice"}
        first, second = [await browser.post(f"{home}/exchanges", data=said) for _press in range(2)]
        assert first.status_code == 303, first.text
        assert first.headers["location"] == second.headers["location"]
        exchange = first.headers["location"]
        page = await browser.get(exchange)
        assert "取货出示" in page.text
        assert page.text.index("取货出示") < page.text.index("取消兑换"), "on a phone the code stands first"
        assert 'name="reason"' not in page.text, "whoever gives up their own says no reason"
        await visiting.sign_in(browser, sessions, town.staff)
        assert '原因<span class="must"' in (await browser.get(exchange)).text
        code = exchange_code(given.SECRET, exchanged.UUID(exchange.rpartition("/")[2]))
        scanned = await browser.get(f"{home}/scan/{code}")
        assert "核对无误，已交付" in scanned.text
        done = await browser.post(f"{exchange}/handover", data={})
        assert done.status_code == 303, done.text
        again = await browser.post(f"{exchange}/handover", data={})
    assert again.status_code == 409
    assert await exchanged.left(sessions, town.volunteer) == (120, 0)


async def test_who_has_not_hours_enough_is_led_to_where_they_are_earned(database_url, sessions, town, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, town.volunteer)
        await browser.post(f"/{town.slug}/store/cart", data={"price_id": str(filled["price"]), "pieces": "4"})
        cart = (await browser.get(f"/{town.slug}/store/cart")).text
    assert "还差" in cart
    assert "确认兑换" not in cart
    assert f'<a class="button" href="/{town.slug}/calendar">' in cart


async def test_empty_places_say_what_comes_next(database_url, sessions):
    town = await exchanged.township(sessions, is_open=False)
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, town.volunteer)
        pages = {path: (await browser.get(f"/{town.slug}/store{path}")).text for path in ("", "/cart", "/balance")}
        await visiting.sign_in(browser, sessions, town.admin)
        rules = (await browser.get(f"/{town.slug}/store/rules")).text
    assert "还没有开通公益仓" in pages[""]
    assert "兑换篮是空的" in pages["/cart"]
    assert "还没有余额" in pages["/balance"]
    assert "保存即开通" in rules


async def test_the_workbook_names_nobody(database_url, sessions, town, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, town.admin)
        answer = await browser.get(f"/{town.slug}/store/exchanges.xlsx")
    rows = load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[0] == ["编号", "取货点", "兑换时长（小时）", "状态", "兑换时间", "取货截止"]
    assert len(rows) == 4
    assert "郑测试" not in str(rows)


async def test_programs_shop_as_people_do(database_url, sessions, town, filled):
    api = f"/api/{town.slug}/store"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, town.volunteer)
        shelf = (await browser.get(f"{api}/shelf")).json()
        assert {row["item"]: (row["left"], row["in_cart"]) for row in shelf} == {"大米": (8, 0), "食用油": (5, 2)}
        assert (await browser.get(f"{api}/balance")).json() == {"minutes": 360, "owed": 0, "elsewhere": []}
        kinds = [move["kind"] for move in (await browser.get(f"{api}/moves")).json()]
        assert sorted(kinds) == ["drawn", "drawn", "drawn", "earned", "given_back"]
        placed = await browser.post(f"{api}/exchanges", json={"point_id": str(town.point_id), "minutes": 180})
        assert placed.json()["state"] == "waiting"
        assert (await browser.get(f"{api}/cart")).json() == []
        refused = await browser.post(f"{api}/exchanges", json={"point_id": str(town.point_id), "minutes": 180})
        assert (refused.status_code, refused.json()["code"]) == (409, "store.cart_empty")
        await visiting.sign_in(browser, sessions, town.admin)
        rows = (await browser.get(f"{api}/exchanges?limit=2")).json()
        assert len(rows["items"]) == 2
        assert rows["next"]
        wrong = await browser.post(f"{api}/prices", json={"point_id": str(town.point_id), "hours": "1.2"})
        assert wrong.status_code == 422


async def test_the_shelf_offers_nothing_of_what_somebody_had_their_share_of(database_url, sessions):
    town = await exchanged.township(sessions)
    egg = await exchanged.priced(sessions, town, "鸡蛋", minutes=30, stock=10, most=2)
    await exchanged.earn(sessions, town, town.volunteer, 300)
    shown = []
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, town.volunteer)
        for pieces in (1, 1):
            await exchanged.placed(sessions, town, town.volunteer, (egg, pieces))
            shown.append((await browser.get(f"/{town.slug}/store")).text)
    assert [("放进兑换篮" in page, "本月已兑换满" in page) for page in shown] == [(True, False), (False, True)]
    assert '<option value="2"' not in shown[0], "one of two is left this month"


async def test_a_code_that_was_used_or_is_void_says_so_to_who_scans_it(database_url, sessions, town, filled):
    scan = f"/{town.slug}/store/scan/"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, town.staff)
        fetched, cancelled = [
            (await browser.get(scan + exchange_code(given.SECRET, filled[which]))).text
            for which in ("fetched", "cancelled")
        ]
    assert "这个码已经取过货" in fetched
    assert "请不要再给" in fetched
    assert "这个码已经作废" in cancelled
    assert "核对无误，已交付" not in fetched + cancelled


async def test_who_opens_their_own_code_comes_to_their_exchange(database_url, sessions, town, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, town.volunteer)
        answer = await browser.get(f"/{town.slug}/store/scan/{filled['code']}")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/{town.slug}/store/exchanges/{filled['waits']}"


async def test_no_more_can_be_chosen_than_the_hours_pay_for(database_url, sessions):
    town = await exchanged.township(sessions)
    egg = await exchanged.priced(sessions, town, "鸡蛋", minutes=60, stock=30)
    oil = await exchanged.priced(sessions, town, "食用油", minutes=90, stock=30)
    await exchanged.earn(sessions, town, town.volunteer, 180)
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, town.volunteer)
        before = _offered((await browser.get(f"/{town.slug}/store")).text)
        await exchanged.put(sessions, town.volunteer, egg, 2)
        shelf = (await browser.get(f"/{town.slug}/store")).text
        cart = (await browser.get(f"/{town.slug}/store/cart")).text
    assert before == {egg.price_id: 3, oil.price_id: 2}
    assert _offered(shelf) == {egg.price_id: 3}, "what lies in the cart can be more or fewer"
    assert "还差 0.5 小时" in shelf
    assert "兑换篮里已选 2 小时" in shelf
    assert _offered(cart) == {egg.price_id: 3}


async def test_the_cart_offers_no_more_than_what_is_left_of_the_months_share(database_url, sessions):
    town = await exchanged.township(sessions)
    egg = await exchanged.priced(sessions, town, "鸡蛋", minutes=30, stock=30, most=3)
    await exchanged.earn(sessions, town, town.volunteer, 300)
    await exchanged.placed(sessions, town, town.volunteer, (egg, 2))
    await exchanged.put(sessions, town.volunteer, egg, 1)
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, town.volunteer)
        cart = (await browser.get(f"/{town.slug}/store/cart")).text
    assert _offered(cart) == {egg.price_id: 1}


def _offered(page: str) -> dict[exchanged.UUID, int]:
    """The greatest number that can be chosen of each price."""
    lists = re.findall(r'id="pieces-([0-9a-f-]+)".*?</select>', page, re.DOTALL)
    found = re.findall(r'id="pieces-[0-9a-f-]+".*?</select>', page, re.DOTALL)
    return {
        exchanged.UUID(price): max(map(int, re.findall(r'value="(\d+)"', options)))
        for price, options in zip(lists, found, strict=True)
    }
