"""Coming in, and what each person may change about how the product looks: size, language, township."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from live import Product
from wushe.demo.sign_ins import PASSWORD

from .conftest import DESK, PHONE, Visit

pytestmark = pytest.mark.browser

SMALLEST_TEXT = """() => Math.min(...[...document.querySelectorAll("#main *")]
    .filter(e => !e.closest("svg, .visually-hidden") && e.getClientRects().length)
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
LOWEST_BUTTON = """() => Math.min(...[...document.querySelectorAll("button, .button, .tabbar a")]
    .map(e => e.getBoundingClientRect()).filter(box => box.width && box.height).map(box => box.height))"""


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_somebody_comes_in_by_the_door_and_leaves_again(visit: Visit, product: Product, javascript: bool) -> None:  # noqa: FBT001
    page = visit("", PHONE, java_script_enabled=javascript)
    page.goto(f"/{product.home}/needs")
    _come_in(page, "mentor")
    expect(page).to_have_url(f"{product.url}/{product.home}/needs")
    page.goto(f"/{product.home}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("工作台")
    page.locator("summary[aria-label^=我的]").click()
    page.get_by_role("button", name="退出登录").click()
    expect(page.locator("#flash")).to_contain_text("已退出登录")
    page.goto(f"/{product.home}/")
    expect(page.get_by_role("button", name="登录", exact=True)).to_be_visible()


def test_a_wrong_password_says_what_to_do_and_keeps_the_name(visit: Visit) -> None:
    page = visit()
    page.goto("/sign-in")
    page.get_by_label("手机号或登录名").fill("nobody-of-that-name")
    page.get_by_label("密码").fill("wrong")
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.locator("#main").get_by_text("登录名或密码不正确").first).to_be_visible()
    expect(page.get_by_label("手机号或登录名")).to_have_value("nobody-of-that-name")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_in_large_text_everything_is_at_least_18_px_and_every_target_60_px(
    visit: Visit, product: Product, size: ViewportSize
) -> None:
    page = visit("", size)
    page.goto(f"/{product.home}/public/board")
    page.get_by_role("button", name="换成大字版").click()
    expect(page.locator("html")).to_have_attribute("data-text", "large")
    assert page.evaluate(SMALLEST_TEXT) >= 18
    assert page.evaluate(LOWEST_BUTTON) >= 60
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.get_by_role("button", name="换回标准字号").click()
    expect(page.locator("html")).not_to_have_attribute("data-text", "large")


def test_on_a_phone_every_target_is_at_least_44_px(visit: Visit, product: Product) -> None:
    page = visit("leader", PHONE)
    page.goto(f"/{product.home}/organizations")
    assert page.evaluate(LOWEST_BUTTON) >= 44


def test_the_language_is_one_press_away_and_stays(visit: Visit, product: Product) -> None:
    page = visit("county")
    page.goto("/me")
    _switch_language(page, "English")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text("My account")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    _switch_language(page, "中文")
    expect(page.get_by_role("heading", level=1)).to_have_text("我的账号")


def _switch_language(page: Page, name: str) -> None:
    page.locator("header details.drop").last.locator("summary").click()
    page.get_by_role("button", name=name).click()


def test_who_serves_in_two_townships_changes_between_them(visit: Visit, product: Product) -> None:
    page = visit()
    page.goto("/sign-in")
    _come_in(page, "funder")
    page.get_by_role("button", name="榔梨街道").click()
    expect(page).to_have_url(f"{product.url}/{product.home}/")
    page.locator("summary.here").click()
    page.get_by_role("button", name="星沙街道").click()
    expect(page).to_have_url(f"{product.url}/{product.neighbour}/")
    expect(page.locator("summary.here")).to_contain_text("星沙街道")


def _come_in(page: Page, login: str) -> None:
    page.get_by_label("手机号或登录名").fill(login)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录", exact=True).click()
