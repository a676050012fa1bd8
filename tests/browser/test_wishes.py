"""A resident's wish comes true: written down, verified, claimed on a phone without a script, handed over, confirmed."""

import re
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

import given
from live import Product
from wushe.wishes.codes import confirmation_code

from .conftest import PHONE, Visit
from .test_pages import defects

pytestmark = pytest.mark.browser

_PARTS = re.compile(r"(https?://[^/]+)/([^/]+)/wishes/([0-9a-f-]+)")

WISH = "一副老花眼镜"
ALIAS = "爱读报的长者"


def test_a_wish_comes_true(visit: Visit, product: Product) -> None:
    home = f"/{product.home}"
    staff, admin = visit("staff"), visit("admin", PHONE)
    neighbour = visit("", PHONE, java_script_enabled=False)
    wish = _writes_down(staff, home)
    _verifies(admin, wish)
    claim = _claims(neighbour, home)
    _press(staff, wish, "已电话核实")
    assert defects(visit("staff"), wish) == []
    neighbour.goto(claim)
    expect(neighbour.locator("main")).to_contain_text("认领成功")
    _press(staff, wish, "登记收到")
    _press(staff, wish, "登记送达")
    receipt = _receipt(staff, wish)
    assert [defects(visit(""), address) for address in (claim, receipt)] == [[], []]
    _confirms(visit("", PHONE, java_script_enabled=False), receipt)
    staff.goto(wish)
    expect(staff.locator(".next")).to_contain_text("心愿已实现")
    neighbour.goto(f"{home}/public/wishes?state=fulfilled&q=laohua")
    expect(neighbour.locator("#list")).to_contain_text(WISH)
    expect(neighbour.locator("body")).not_to_contain_text(ALIAS)


def _writes_down(page: Page, home: str) -> str:
    page.goto(f"{home}/wishes/new")
    page.get_by_label("化名").fill(ALIAS)
    page.get_by_label("村（社区）").select_option(index=1)
    page.get_by_label("心愿", exact=False).first.fill(WISH)
    page.get_by_label("物品", exact=True).check()
    page.get_by_label("估价").fill("60")
    page.get_by_label("尺码和颜色").fill("250 度")
    page.get_by_role("button", name="保存并送核").click()
    expect(page.locator(".next")).to_contain_text("等待另一位同事核实")
    return page.url


def _verifies(page: Page, wish: str) -> None:
    _press(page, wish, "核实通过")
    _press(page, wish, "公示")


def _claims(page: Page, home: str) -> str:
    """Nothing of whose wish it is stands on the page; without the consent the form comes back."""
    page.goto(f"{home}/public")
    page.get_by_role("link", name="点亮微心愿").click()
    page.goto(f"{home}/public/wishes?q=laohua")
    page.locator("#list").get_by_role("link", name=WISH).click()
    expect(page.locator("body")).not_to_contain_text("250 度")
    page.get_by_label("您的姓名").fill("热心邻居")
    page.get_by_label("您的电话").fill("13800000021")
    page.get_by_role("button", name="认领").click()
    expect(page.locator(".error-summary")).to_be_visible()
    page.locator("input[name=consents]").check()
    page.get_by_role("button", name="认领").click()
    expect(page.locator("main")).to_contain_text("已为您保留")
    return page.url


def _receipt(page: Page, wish: str) -> str:
    """Where the code on the paper leads, as whoever scans it reads it."""
    page.goto(f"{wish}/receipt")
    expect(page.locator(".qr svg")).to_be_visible()
    origin, tenant, wish_id = _PARTS.fullmatch(wish).groups()
    claim = page.request.get(f"{origin}/api/{tenant}/wishes/{wish_id}").json()["claim"]
    code = confirmation_code(given.SECRET, UUID(claim["id"]))
    return f"{origin}/{tenant}/public/wishes/confirmations/{code}"


def _confirms(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_label("想对帮助您的人说").fill("看报清楚多了")
    page.get_by_role("button", name="我收到了").click()
    expect(page.locator("main")).to_contain_text("收到您的确认")


def _press(page: Page, address: str, verb: str) -> None:
    page.goto(address)
    page.locator(".next").get_by_role("button", name=verb, exact=True).click()
    expect(page.locator("#flash > .notice-ok")).to_be_visible()
