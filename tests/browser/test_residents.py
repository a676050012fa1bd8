"""A resident who knows nothing but the product's address, on a phone."""

import pytest
from playwright.sync_api import expect

from live import Product

from .conftest import PHONE, Visit
from .test_pages import defects

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_from_the_door_to_what_a_number_says(visit: Visit, product: Product, javascript: bool) -> None:  # noqa: FBT001
    page = visit("", PHONE, java_script_enabled=javascript)
    page.goto("/")
    page.get_by_role("link", name="居民办事，不用登录").click()
    page.get_by_label("乡镇或区县").fill("langli")
    if not javascript:  # with a script the list follows what is typed
        page.get_by_role("button", name="查询").click()
    expect(page.locator(".door")).to_have_count(1)
    page.get_by_role("link", name="榔梨街道").click()
    expect(page).to_have_url(f"{product.url}/{product.home}/public")
    page.get_by_role("link", name="我要说需求").click()
    expect(page.get_by_label("联系电话")).to_be_hidden()
    page.get_by_label("您在哪个村（社区）").select_option(index=1)
    page.get_by_label("您需要什么").fill("路灯不亮")
    page.get_by_text("补充说明，留个称呼和电话").click()
    page.get_by_label("联系电话").fill("138")
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_label("联系电话")).to_have_value("138")
    page.get_by_label("联系电话").fill("")
    page.get_by_role("button", name="提交").click()
    expect(page.locator("main")).to_contain_text("已收到")


def test_whoever_looks_for_a_township_can_read_the_page(visit: Visit) -> None:
    assert defects(visit("", PHONE), "/public?q=changsha") == []
