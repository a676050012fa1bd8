"""A visit is recorded in a room without a network: not a word is lost, it arrives once, and nobody else sees it."""

from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from live import Product
from wushe.demo.sign_ins import PASSWORD
from wushe.kernel.clock import today

from .conftest import DESK, PHONE, Visit
from .test_pages import defects

pytestmark = pytest.mark.browser

GONE = "net::ERR_INTERNET_DISCONNECTED"
KEPT = "() => Object.keys(localStorage).filter(key => key.startsWith('kept/'))"
CACHED = "async () => (await caches.keys()).length"
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"


@pytest.fixture
def room(visit: Visit, product: Product, complaints: list[str]):
    """The page for recording, opened once with a network, on the phone of a social worker."""

    def open_room(login: str = "worker", size=PHONE) -> Page:
        page = visit(login, size)
        page.goto(f"/{product.home}/supervision/visits/offline")
        expect(page.locator("[data-state=online]")).to_be_visible()
        page.wait_for_function("async () => (await navigator.serviceWorker.ready).active?.state === 'activated'")
        page.wait_for_function("async () => (await (await caches.open('kept')).keys()).length >= 8")
        return page

    yield open_room
    complaints[:] = [each for each in complaints if GONE not in each]  # the console says it whenever there is none


def write(page: Page, words: str, group: int = 1) -> str:
    """Returns the group's name."""
    chosen = page.get_by_label("走访哪个组织")
    chosen.select_option(index=group)
    page.get_by_label("看到什么").fill(words)
    return chosen.locator("option:checked").inner_text()


def arrived(page: Page, product: Product, words: str) -> int:
    """How many visits with these words stand in the product."""
    rows = page.evaluate(
        """async ([list, words]) => {
            const {items} = await (await fetch(list)).json()
            const all = await Promise.all(items.map(async each => (await fetch(`${list}/${each.id}`)).json()))
            return all.filter(each => each.seen?.includes(words)).length
        }""",
        [f"/api/{product.home}/supervision/visits", words],
    )
    return int(rows)


def stored(page: Page) -> list[str]:
    return page.evaluate(KEPT)


def test_without_a_network_an_hour_is_written_and_arrives_once(room, product: Product) -> None:
    page = room()
    context: BrowserContext = page.context
    context.set_offline(True)
    page.reload()
    expect(page.locator("[data-state=offline]")).to_contain_text("没有网络")
    name = write(page, "十二个人在排练，音响坏了一只")
    page.get_by_role("button", name="遇到什么困难").click()
    page.keyboard.type("没有替换的音响")
    expect(page.locator("[data-saved]")).to_contain_text("已存本机")
    page.reload()
    expect(page.get_by_label("看到什么")).to_have_value("十二个人在排练，音响坏了一只\n遇到什么困难：没有替换的音响")
    expect(page.get_by_label("走访哪个组织").locator("option:checked")).to_have_text(name)
    page.get_by_role("button", name="登记走访").dblclick()
    expect(page.locator("[data-list] li")).to_have_count(1)
    expect(page.locator("[data-list]")).to_contain_text("未同步")
    expect(page.locator("[data-words]")).to_contain_text("1 条记录未同步")
    page.goto(f"/{product.home}/organizations")
    expect(page).to_have_url(f"{product.url}/{product.home}/supervision/visits/offline")
    page.clock.install()
    page.clock.fast_forward(timedelta(hours=1).seconds * 1000)
    context.set_offline(False)
    expect(page.locator("[data-state=online]")).to_be_visible()
    expect(page.locator("[data-sent]")).to_contain_text(name)
    expect(page.locator("[data-list] li")).to_have_count(0)
    assert arrived(page, product, "没有替换的音响") == 1
    page.reload()
    expect(page.locator("[data-state=online]")).to_be_visible()
    assert arrived(page, product, "没有替换的音响") == 1


def test_two_pages_on_one_phone_send_each_visit_once(room, product: Product) -> None:
    one = room()
    other = one.context.new_page()
    other.goto(f"/{product.home}/supervision/visits/offline")
    one.context.set_offline(True)
    for number, page in enumerate((one, other)):
        write(page, f"两个页面之{number}")
        page.get_by_role("button", name="登记走访").click()
    expect(one.locator("[data-list] li")).to_have_count(2)
    expect(other.locator("[data-list] li")).to_have_count(2)
    one.context.set_offline(False)
    for page in (one, other):
        expect(page.locator("[data-list] li")).to_have_count(0)
    assert arrived(one, product, "两个页面之") == 2


def test_a_refusal_stands_beside_what_was_written_and_nothing_is_lost(room, product: Product) -> None:
    page = room()
    page.get_by_role("button", name="登记走访").click()
    expect(page.locator("[data-of=organization_id]")).to_contain_text("请选择组织")
    expect(page.locator("[data-of=seen]")).to_contain_text("请写一句看到了什么")
    write(page, "写错了日期")
    page.get_by_label("走访日期").fill((today() + timedelta(days=1)).isoformat())
    page.get_by_role("button", name="登记走访").click()
    entry = page.locator("[data-list] li")
    expect(entry).to_contain_text("没有登记成功")
    expect(entry).to_contain_text("日期不能晚于今天")
    entry.get_by_role("button", name="继续写").click()
    expect(page.locator("[data-of=visited_on]")).to_contain_text("日期不能晚于今天")
    expect(page.get_by_label("看到什么")).to_have_value("写错了日期")
    page.get_by_label("走访日期").fill("2026-01-01")
    page.get_by_role("button", name="登记走访").click()
    expect(entry).to_contain_text("那一天不由您督导")
    entry.get_by_role("button", name="删除").click()
    entry.get_by_role("button", name="确认删除").click()
    expect(entry).to_have_count(0)


def test_what_was_sent_before_with_other_words_is_told_and_kept(room, product: Product) -> None:
    page = room()
    write(page, "第一次的话")
    draft = page.evaluate("() => sessionStorage.getItem('kept/current')")
    page.get_by_role("button", name="登记走访").click()
    expect(page.locator("[data-sent]")).to_be_visible()
    write(page, "后来的话")
    page.evaluate(
        """was => {
            const now = sessionStorage.getItem('kept/current')
            const key = Object.keys(localStorage).find(each => each.endsWith(now))
            const draft = JSON.parse(localStorage.getItem(key))
            localStorage.setItem(key.replace(now, was), JSON.stringify({...draft, id: was, state: "waiting"}))
            localStorage.removeItem(key)
        }""",
        draft,
    )
    page.reload()
    entry = page.locator("[data-list] li")
    expect(entry).to_contain_text("原来的记录没有改动")
    expect(entry).to_contain_text("后来的话")
    entry.get_by_role("button", name="作为新的走访登记").click()
    expect(entry).to_have_count(0)
    assert (arrived(page, product, "第一次的话"), arrived(page, product, "后来的话")) == (1, 1)


def test_after_the_session_has_ended_signing_in_again_sends_what_waits(visit: Visit, room, product: Product) -> None:
    page = room()
    page.context.set_offline(True)
    write(page, "登录过期前写的")
    page.get_by_role("button", name="登记走访").click()
    page.context.clear_cookies()
    page.context.set_offline(False)
    expect(page.locator("[data-state=expired]")).to_contain_text("登录已过期")
    expect(page.locator("[data-list]")).to_contain_text("登录过期前写的")
    page.get_by_role("link", name="登录").click()
    _come_in(page, "worker")
    expect(page).to_have_url(f"{product.url}/{product.home}/supervision/visits/offline")
    expect(page.locator("[data-state=online]")).to_be_visible()
    expect(page.locator("[data-list] li")).to_have_count(0)
    assert arrived(page, product, "登录过期前写的") == 1


def test_signing_out_warns_of_what_waits_and_then_empties_the_phone(visit: Visit, room, product: Product) -> None:
    page = room()
    page.context.clear_cookies()  # a session of its own, which may end
    page.goto("/sign-in")
    _come_in(page, "worker")
    page.goto(f"/{product.home}/supervision/visits/offline")
    expect(page.locator("[data-state=online]")).to_be_visible()
    write(page, "还没有同步的话")
    page.goto(f"/{product.home}/")
    _sign_out(page)
    expect(page.locator("#unsent")).to_contain_text("没有同步的记录")
    assert any("/draft/" in key for key in stored(page))
    _sign_out(page, opened=True)
    expect(page.locator("#flash")).to_contain_text("已退出登录")
    assert stored(page) == []
    assert page.evaluate(CACHED) == 0
    page.wait_for_function(f"async () => (await ({WORKERS})()) === 0")


def test_another_person_on_the_same_phone_sees_nothing_of_it(visit: Visit, room, product: Product) -> None:
    page = room()
    write(page, "只属于李社工的话")
    group = page.get_by_label("走访哪个组织").locator("option:checked").inner_text()
    page.context.clear_cookies()
    page.goto("/sign-in")
    _come_in(page, "leader")
    page.goto(f"/{product.home}/")
    page.context.set_offline(True)
    page.goto(f"/{product.home}/organizations")
    expect(page.locator("[data-state=offline]")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("只属于李社工的话")
    expect(page.locator("body")).not_to_contain_text(group)
    assert page.get_by_label("走访哪个组织").locator("option").count() == 1


def test_the_page_that_is_kept_says_nothing_of_anybody(room, product: Product) -> None:
    page = room()
    kept = page.evaluate(
        "async page => (await (await caches.open('kept')).match(page)).text()",
        f"/{product.home}/supervision/visits/offline",
    )
    known = page.evaluate("() => Object.entries(localStorage).find(([key]) => key.endsWith('/kit'))[1]")
    assert "_csrf" not in kept
    assert "data-who" not in kept
    assert "csrf" not in known
    names = page.get_by_label("走访哪个组织").locator("option").all_inner_texts()[1:]
    assert names
    assert not [name for name in names if name in kept]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_page_is_readable_at_a_desk_and_on_a_phone(room, product: Product, size) -> None:
    page = room("worker", size)
    write(page, "在看")
    assert defects(page, f"/{product.home}/supervision/visits/offline") == []


def test_without_a_script_the_plain_form_is_one_press_away(visit: Visit, product: Product) -> None:
    page = visit("worker", PHONE, java_script_enabled=False)
    page.goto(f"/{product.home}/supervision/visits/offline")
    page.get_by_role("link", name="改用普通表单登记").click()
    expect(page.get_by_role("button", name="登记走访")).to_be_visible()


def _come_in(page: Page, login: str) -> None:
    page.get_by_label("手机号或登录名").fill(login)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_url(lambda url: "/sign-in" not in url)


def _sign_out(page: Page, *, opened: bool = False) -> None:
    if not opened:
        page.locator("summary[aria-label^=我的]").click()
    page.get_by_role("button", name="退出登录").click()
