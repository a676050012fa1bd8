"""A form that comes back: the summary names each field, leads to it, and nothing is lost."""

import re

import pytest
from playwright.sync_api import Route, expect

from live import Product

from .conftest import PHONE, Visit

pytestmark = pytest.mark.browser


def test_the_summary_names_the_fields_and_leads_to_them(visit: Visit, product: Product) -> None:
    page = visit("admin", PHONE)
    page.goto(f"/{product.home}/needs/new")
    page.get_by_label("详细情况").fill("写了一半")
    page.get_by_role("button", name="保存").click()
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_text(["需求概述：请填写这一项", "村（社区）：请选择"])
    summary.get_by_role("link", name="村（社区）").click()
    expect(page.get_by_label("村（社区）")).to_be_focused()
    assert page.get_by_label("详细情况").input_value() == "写了一半"


def test_without_a_script_the_messages_still_stand_there(visit: Visit, product: Product) -> None:
    page = visit("admin", java_script_enabled=False)
    page.goto(f"/{product.home}/needs/new")
    page.get_by_role("button", name="保存").click()
    links = page.locator(".error-summary").get_by_role("link")
    expect(links).to_have_text(["需求概述：请填写这一项", "村（社区）：请选择"])


def test_words_typed_before_the_script_is_there_are_looked_for(visit: Visit, product: Product) -> None:
    page = visit("admin", PHONE)
    waiting: list[Route] = []
    page.route("**/htmx*.js", lambda route: waiting.append(route))  # noqa: PLW0108 - a bound method will not do
    page.goto(f"/{product.home}/needs", wait_until="commit")
    page.get_by_label("关键词").fill("没有这样的需求")
    assert waiting
    waiting[0].continue_()
    expect(page).to_have_url(re.compile("q="))
