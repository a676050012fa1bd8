"""A room is booked by whoever has no mouse, at a desk and on a phone, and the steward hands it over on theirs."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from live import Product
from wushe.kernel.clock import today

from .conftest import DESK, PHONE, Visit
from .test_pages import defects

pytestmark = pytest.mark.browser

ROOM = "组织孵化室"


@pytest.mark.parametrize(("size", "hour"), [(DESK, 9), (PHONE, 15)], ids=["desk", "phone"])
def test_booking_by_keyboard_alone(visit: Visit, product: Product, size: dict[str, int], hour: int) -> None:
    page = visit("leader", size)
    page.goto(f"/{product.home}/pools?q=sanji")
    _press(page, "三基基地")
    expect(page.locator("h1")).to_contain_text("三基基地")
    _press(page, "预约", exact=True)
    _fill(page, hour)
    expect(page.locator("#flash > .notice-ok")).to_contain_text("预约成功")
    expect(page.locator("main")).to_contain_text(ROOM)
    expect(page.locator(".qr svg")).to_be_visible()
    assert defects(visit("leader"), page.url) == []


def _press(page: Page, name: str, *, exact: bool = False) -> None:
    """By Tab to the link of that name in the page itself, and Enter."""
    page.locator("#main").focus()
    link = page.locator("#main").get_by_role("link", name=name, exact=exact).first
    for _stop in range(80):
        page.keyboard.press("Tab")
        if link.evaluate("e => e === document.activeElement"):
            page.keyboard.press("Enter")
            return
    pytest.fail(f"{name} is not reached by Tab")


def _fill(page: Page, hour: int) -> None:
    """The first form, each field in the order in which Tab reaches it."""
    day = today() + timedelta(days=9)
    form = page.locator("form[action$='/bookings']")
    form.locator("select, input:not([type=hidden])").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("负责人例会")
    zone = form.get_by_label(ROOM)
    for _stop in range(20):
        page.keyboard.press("Tab")
        if zone.evaluate("e => e === document.activeElement"):
            page.keyboard.press("Space")
            break
    for name, at in (("starts_at", hour), ("ends_at", hour + 2)):
        form.locator(f"[name={name}]").focus()
        form.locator(f"[name={name}]").fill(f"{day.isoformat()}T{at:02}:00")
    page.keyboard.press("Enter")


def test_what_is_taken_is_offered_otherwise_and_the_offer_fills_the_form(visit: Visit, product: Product) -> None:
    page = visit("leader", PHONE, java_script_enabled=False)
    page.goto(f"/{product.home}/pools?q=sanji")
    page.locator("#list").get_by_role("link", name="三基基地").click()
    page.get_by_role("link", name="预约", exact=True).click()
    day = today() + timedelta(days=11)
    for purpose in ("读书会", "第二场读书会"):
        form = page.locator("form[action$='/bookings']")
        form.locator("[name=organization_id]").select_option(index=1)
        form.locator("[name=purpose]").fill(purpose)
        form.get_by_label("心理咨询室").check()
        form.locator("[name=starts_at]").fill(f"{day.isoformat()}T10:00")
        form.locator("[name=ends_at]").fill(f"{day.isoformat()}T12:00")
        form.get_by_role("button", name="预约").click()
        if purpose == "读书会":
            expect(page.locator("#flash > .notice-ok")).to_contain_text("预约成功")
            page.go_back()
    expect(page.locator("#instead")).to_contain_text("换时间")
    page.locator("#instead").get_by_role("link").first.click()
    expect(page.locator("form[action$='/bookings'] [name=purpose]")).to_have_value("第二场读书会")
    page.locator("form[action$='/bookings']").get_by_role("button", name="预约").click()
    expect(page.locator("#flash > .notice-ok")).to_contain_text("预约成功")


def test_whoever_is_refused_on_the_phone_is_led_to_why_and_to_what_else_there_is(
    visit: Visit, product: Product
) -> None:
    page = visit("leader", PHONE)
    page.goto(f"/{product.home}/pools?q=sanji")
    page.locator("#list").get_by_role("link", name="三基基地").click()
    page.get_by_role("link", name="预约", exact=True).click()
    form = page.locator("form[action$='/bookings']")
    at, day = page.url, today() + timedelta(days=12)
    for purpose in ("合唱排练", "第二场合唱排练"):
        page.goto(at)
        form.locator("[name=organization_id]").select_option(index=1)
        form.locator("[name=purpose]").fill(purpose)
        form.get_by_label("心理咨询室").check()
        form.locator("[name=starts_at]").fill(f"{day.isoformat()}T10:00")
        form.locator("[name=ends_at]").fill(f"{day.isoformat()}T12:00")
        form.get_by_role("button", name="预约").click()
        expect(page.locator("#flash > .notice-ok, .error-summary")).to_be_visible()
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.locator(".error-summary")).to_be_in_viewport(ratio=1)
    first = page.locator("#instead").get_by_role("link").first
    expect(first).to_be_in_viewport(ratio=1)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(first).to_be_focused()


def test_the_steward_takes_back_what_is_overdue_on_the_phone(visit: Visit, product: Product) -> None:
    page = visit("staff", PHONE)
    page.goto(f"/{product.home}/pools/today")
    assert defects(visit("staff"), page.url) == []
    page.locator("#late").get_by_role("link", name="登记归还").click()
    page.get_by_label("归还情况").fill("两把断腿")
    page.get_by_label("缺少或损坏的数量").fill("2")
    page.get_by_role("button", name="登记归还").click()
    expect(page.locator("#flash > .notice-ok")).to_contain_text("已登记归还")


def test_every_page_of_shared_resources_is_readable_at_a_desk_and_on_a_phone(visit: Visit, product: Product) -> None:
    page = visit("admin")
    home = f"/{product.home}/pools"
    page.goto(f"{home}?q=sanji")
    venue = page.locator("#list").get_by_role("link", name="三基基地").get_attribute("href") or ""
    paths = (
        home, venue, f"{venue}?view=week", f"{venue}/week", f"{venue}/keeping", f"{venue}/edit",
        f"{venue}/bookings/new",
        f"{home}/bookings?side=care", f"{home}/new/equipment", f"{home}/today",
    )  # fmt: skip
    assert {path: found for path in paths if (found := defects(page, path))} == {}
