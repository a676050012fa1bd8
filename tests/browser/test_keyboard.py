"""Whoever has no mouse gets everywhere, in the order of reading, and sees where they are."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from live import Product
from wushe.demo.sign_ins import PASSWORD

from .conftest import Visit

pytestmark = pytest.mark.browser

FORMS = (
    "/needs/new",
    "/organizations/new",
    "/people/new",
    "/funds/new",
    "/awards/new",
    "/offers/new",
    "/linkages/new",
    "/activities/new",
)
FOCUSED = """() => { const e = document.activeElement
    const s = getComputedStyle(e.matches("input[type=radio]") ? e.nextElementSibling : e)
    const box = e.getBoundingClientRect()
    return {name: e.name || e.textContent.trim(), ring: parseFloat(s.outlineWidth) > 0 && s.outlineStyle !== "none",
            top: box.top + scrollY, form: !!e.closest("#main form")} }"""
MOST_STOPS = 150


def test_signing_in_by_keyboard(visit: Visit, product: Product) -> None:
    page = visit()
    page.goto("/sign-in")
    page.get_by_label("手机号或登录名").focus()
    page.keyboard.type("volunteer")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{product.url}/{product.home}/")


def test_the_first_stop_leads_past_the_menu(visit: Visit, product: Product) -> None:
    page = visit("admin")
    page.goto(f"/{product.home}/needs")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


@pytest.mark.parametrize("path", FORMS)
def test_a_form_is_walked_through_in_the_order_of_reading(visit: Visit, product: Product, path: str) -> None:
    page = visit("admin")
    page.goto(f"/{product.home}{path}")
    page.locator("#main").focus()
    stops = _stops(page)
    names = [stop["name"] for stop in stops]
    fields = page.locator("#main form").last.locator(":is(input, select, textarea):not([type=hidden]):visible")
    assert {field.get_attribute("name") for field in fields.all()} <= set(names)
    assert set(names) - {stop["name"] for stop in stops if stop["ring"]} == set()  # parts of a date ring themselves
    tops = [stop["top"] for stop in stops]
    assert all(below >= above - 60 for above, below in pairwise(tops)), "focus jumps upwards"


def _stops(page: Page) -> list[dict]:
    """Where Tab stops within the forms of the page, one after the other."""
    stops = []
    for _press in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["form"]:
            stops.append(stop)
        elif stops:
            break
    return stops


def test_a_form_that_came_back_starts_at_what_is_wrong(visit: Visit, product: Product) -> None:
    page = visit("staff")
    page.goto(f"/{product.home}/needs/new")
    page.get_by_label("详细情况").fill("住在三楼")
    page.get_by_label("详细情况").press("Tab")
    page.locator("#main form .button-primary").last.press("Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.get_by_label("详细情况")).to_have_value("住在三楼")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#main [aria-invalid=true]").first).to_be_focused()
