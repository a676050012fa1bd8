"""A group is assessed in three steps by three people; its weak points become a plan; and what is put up on paper."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from live import Product
from wushe.kernel.clock import today

from .conftest import PHONE, Visit
from .test_pages import defects

pytestmark = pytest.mark.browser
GROUP = "青禾助学社"
WEAK = 3


def test_three_steps_lead_to_a_plan_of_three(visit: Visit, product: Product) -> None:
    leader, worker, admin = visit("leader", PHONE), visit("worker", PHONE), visit("admin")
    address = _opened(admin, product)
    leader.goto(address)
    leader.get_by_role("link", name="开始自评").click()
    _what_is_missing_is_named_and_nothing_is_lost(leader)
    _handed_in(leader, kinder=1)
    for page in (worker, admin):
        page.goto(f"{address}/scoring")
        _handed_in(page, kinder=0)
    expect(admin.locator("main")).to_contain_text("薄弱指标")
    expect(admin.locator("figure.chart svg").first).to_be_visible()
    expect(admin.locator("#plan li:has(a)")).to_have_count(WEAK)
    leader.goto(address)
    expect(leader.locator("#plan li:has(a)")).to_have_count(WEAK)
    assert [defects(page, address) for page in (leader, worker, admin)] == [[], [], []]


def _opened(page: Page, product: Product) -> str:
    """The address of a new assessment of the group."""
    page.goto(f"/{product.home}/evaluation/new")
    page.get_by_label("组织", exact=False).first.select_option(label=GROUP)
    page.get_by_label("评估期开始").first.fill((today() - timedelta(days=30)).isoformat())
    page.get_by_label("评估期结束").first.fill(today().isoformat())
    page.get_by_role("button", name="发起", exact=True).click()
    page.wait_for_url(re.compile(r"/evaluation/[0-9a-f-]{36}"))
    return re.sub(r"[?#].*", "", page.url)


def _what_is_missing_is_named_and_nothing_is_lost(page: Page) -> None:
    page.get_by_label("总体意见").fill("大家都很用心")
    page.get_by_role("button", name="提交", exact=False).click()
    expect(page.locator(".error-summary")).to_be_focused()
    assert page.get_by_label("总体意见").input_value() == "大家都很用心"


def _handed_in(page: Page, *, kinder: int) -> None:
    """Good everywhere but in three points, each with its reason."""
    fields = page.locator("fieldset.field")
    for number in range(fields.count()):
        field = fields.nth(number)
        low = number < WEAK
        field.locator("label.tick").nth(1 + kinder if low else 3).click()
        if low:
            field.locator("textarea").fill("有安排，还没有坚持下来")
    page.get_by_role("button", name="提交", exact=False).click()
    expect(page.locator("#flash > .notice-ok")).to_be_visible()
