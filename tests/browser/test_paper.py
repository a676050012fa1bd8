"""What is printed: the red letterhead and the content, without menus and buttons."""

import pytest
from playwright.sync_api import Page, expect

from live import Product

from .conftest import Visit
from .test_pages import WIDER

pytestmark = pytest.mark.browser


A4 = {"width": 718, "height": 1047}
"""The sheet between its margins, in CSS pixels."""
PAPERS = {
    "a linkage": "linkages",
    "a record of a visit": "supervision/visits",
    "a round's public list": "mentoring/rounds",
}


@pytest.fixture(params=PAPERS)
def printed(visit: Visit, product: Product, request: pytest.FixtureRequest) -> Page:
    page = visit("admin")
    page.goto(f"/{product.home}/{PAPERS[request.param]}")
    page.locator("tbody th a").first.click()
    if request.param == "a round's public list":
        page.get_by_role("link", name="公示名单").click()
    page.emulate_media(media="print")
    page.set_viewport_size(A4)  # type: ignore[arg-type]
    return page


def test_paper_has_a_letterhead_and_no_buttons(printed: Page) -> None:
    expect(printed.locator(".letterhead")).to_be_visible()
    expect(printed.locator(".letterhead")).to_contain_text("榔梨街道")
    for screen_only in (".topbar", ".side", ".tabbar"):
        expect(printed.locator(screen_only)).to_be_hidden()
    expect(printed.locator("main .button:visible")).to_have_count(0)
    expect(printed.locator(".printed")).to_contain_text("打印于")
    assert printed.evaluate(WIDER) <= 0


def test_a_page_becomes_a_pdf_of_a_few_sheets(printed: Page) -> None:
    paper = printed.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    assert 1 <= paper.count(b"/Type /Page\n") <= 4


def test_a_corrected_visit_is_printed_as_it_says_now(visit: Visit, product: Product) -> None:
    page = visit("admin")
    page.goto(f"/{product.home}/supervision/visits?template=finance")
    page.locator("tbody th a").first.click()
    earlier = page.get_by_text("票据和账目一致，余额贴在门口", exact=True)
    expect(earlier).to_be_hidden()
    page.get_by_text("更正以前的内容").click()
    expect(earlier).to_be_visible()
    page.emulate_media(media="print")
    expect(earlier).to_be_hidden()
    expect(page.get_by_text("有 2 张收据没有经手人签字")).to_be_visible()
    expect(page.get_by_text("漏记了")).to_be_hidden()
