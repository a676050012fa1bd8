"""What is printed: the red letterhead and the content, without menus and buttons."""

import pytest
from playwright.sync_api import Page, expect

from live import Product

from .conftest import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def printed(visit: Visit, product: Product) -> Page:
    page = visit("admin")
    page.goto(f"/{product.home}/linkages")
    page.locator("tbody th a").first.click()
    page.emulate_media(media="print")
    return page


def test_paper_has_a_letterhead_and_no_buttons(printed: Page) -> None:
    expect(printed.locator(".letterhead")).to_be_visible()
    expect(printed.locator(".letterhead")).to_contain_text("榔梨街道")
    for screen_only in (".topbar", ".side", ".tabbar"):
        expect(printed.locator(screen_only)).to_be_hidden()
    expect(printed.locator("main .button:visible")).to_have_count(0)
    expect(printed.locator(".printed")).to_contain_text("打印于")


def test_a_page_becomes_a_pdf_of_a_few_sheets(printed: Page) -> None:
    paper = printed.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    assert 1 <= paper.count(b"/Type /Page\n") <= 4
