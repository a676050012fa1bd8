"""Hours become goods: from the shelf into the cart on a phone without a script, and handed over by its code."""

import re
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

import given
from live import Product
from wushe.store.codes import exchange_code

from .conftest import PHONE, Visit
from .test_pages import defects

pytestmark = pytest.mark.browser

_EXCHANGE = re.compile(r"(https?://[^/]+)/([^/]+)/store/exchanges/([0-9a-f-]+)")


def test_hours_become_goods(visit: Visit, product: Product) -> None:
    home = f"/{product.home}/store"
    volunteer, admin = visit("volunteer", PHONE, java_script_enabled=False), visit("admin", PHONE)
    exchange = _exchanges(volunteer, home, "捐赠图书")
    assert [defects(visit("volunteer"), address) for address in (home, f"{home}/balance", exchange)] == [[], [], []]
    _hands_over(admin, exchange)
    volunteer.goto(exchange)
    expect(volunteer.locator(".stepper")).to_contain_text("已取货")
    volunteer.goto(f"{home}/balance")
    expect(volunteer.locator("main")).to_contain_text("已取货")
    pages = ("pickups", "exchanges", "prices", "prices/new", "rules", "recognitions")
    assert [wrong for page in pages for wrong in defects(visit("admin"), f"{home}/{page}")] == []


def _exchanges(page: Page, home: str, goods: str) -> str:
    page.goto(home)
    page.locator(".goods", has_text=goods).get_by_role("button", name="放进兑换篮").click()
    expect(page.locator("#flash > .notice-ok")).to_be_visible()
    page.get_by_role("button", name="确认兑换").click()
    expect(page.locator(".qr svg")).to_be_visible()
    return page.url


def _hands_over(page: Page, exchange: str) -> None:
    """Where the code leads whoever scans it."""
    origin, tenant, exchange_id = _EXCHANGE.fullmatch(exchange).groups()  # type: ignore[union-attr]
    page.goto(f"{origin}/{tenant}/store/scan/{exchange_code(given.SECRET, UUID(exchange_id))}")
    page.get_by_role("button", name="核对无误，已交付").click()
    expect(page.locator("#flash > .notice-ok")).to_be_visible()
