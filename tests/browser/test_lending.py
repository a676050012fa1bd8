"""A township lends twenty of its fifty chairs to its neighbour: one journey, seen from both sides."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from live import Product
from wushe.kernel.clock import today

from .conftest import DESK, PHONE, Visit
from .test_pages import defects

pytestmark = pytest.mark.browser

THING, PURPOSE, WHY = "折叠椅", "重阳敬老茶话会", "街道运动会要用"


def test_twenty_chairs_are_lent_booked_seen_and_taken_back(visit: Visit, product: Product) -> None:
    owner, borrower = visit("neighbour", DESK), visit("admin", PHONE)
    given = _lend(owner, product)
    lent = _find(borrower, product)
    assert defects(visit("admin", PHONE), lent) == []
    _book(borrower)
    expect(borrower.locator("#flash > .notice-ok")).to_contain_text("预约成功")
    owner.goto(given)
    row = owner.get_by_role("row").filter(has_text=PURPOSE)
    expect(row).to_contain_text("榔梨街道")
    expect(row).to_contain_text("已确认")
    assert defects(visit("neighbour", DESK), given) == []
    _take_back(owner)
    expect(owner.locator("main")).to_contain_text(WHY)
    expect(owner.get_by_role("row").filter(has_text=PURPOSE)).to_contain_text("已取消")
    answer = borrower.goto(lent)
    assert answer is not None
    assert answer.status == 404
    borrower.goto(f"/{product.home}/pools/bookings?q={PURPOSE}")
    borrower.locator("#list").get_by_role("link", name=THING).first.click()
    expect(borrower.locator("main")).to_contain_text(WHY)


def _lend(owner: Page, product: Product) -> str:
    """Fill the form; the address of the grant."""
    owner.goto(f"/{product.neighbour}/pools?q=zhedieyi")
    owner.locator("#list").get_by_role("link", name=THING).click()
    owner.get_by_role("link", name="出借给其他乡镇").last.click()
    owner.get_by_label("借给谁").select_option(label="榔梨街道")
    owner.locator("[name=quantity]").fill("20")
    owner.locator("[name=until]").fill((today() + timedelta(days=20)).isoformat())
    owner.get_by_label("直接预约").check()
    owner.get_by_role("button", name="出借").click()
    expect(owner.locator("#flash > .notice-ok")).to_be_visible()
    expect(owner.locator("main")).to_contain_text("20 把")
    return owner.url.partition("?")[0]


def _find(borrower: Page, product: Product) -> str:
    """What stands in the borrower's own pool; the newest of the two grants of chairs is the one that nobody booked."""
    borrower.goto(f"/{product.home}/pools/borrowed?q=zhedieyi")
    borrower.locator("#list").get_by_role("link", name=THING).last.click()
    expect(borrower.locator("main")).to_contain_text("借自星沙街道")
    return borrower.url.partition("?")[0]


def _book(borrower: Page) -> None:
    day = today() + timedelta(days=8)
    form = borrower.locator("form[action$='/bookings']")
    form.locator("[name=organization_id]").select_option(index=1)
    form.locator("[name=purpose]").fill(PURPOSE)
    form.locator("[name=quantity]").fill("20")
    for name, hour in (("starts_at", 9), ("ends_at", 11)):
        form.locator(f"[name={name}]").fill(f"{day.isoformat()}T{hour:02}:00")
    form.get_by_role("button", name="预约").click()


def _take_back(owner: Page) -> None:
    owner.locator("summary").filter(has_text="收回出借").click()
    owner.locator("[name=reason]").fill(WHY)
    owner.get_by_role("button", name="收回出借").click()
    expect(owner.locator("#flash > .notice-ok")).to_be_visible()
