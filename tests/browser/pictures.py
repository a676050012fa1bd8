"""`make pictures`: the pictures of the README, taken of the demo as it is today."""

from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from browser.conftest import CHROMIUM, DESK, FLAGS, PHONE
from databases import running_server
from live import Product, product
from visiting import COOKIE
from wushe.kernel.checkout import CHECKOUT

FOLDER = CHECKOUT / "docs" / "pictures"
LINKED = "放学后没人辅导孩子作业"


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with running_server() as admin_url, product(admin_url) as running, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        _take(browser, running, "admin", ViewportSize(width=DESK["width"], height=1040), "", FOLDER / "workbench.png")
        _take(browser, running, "leader", PHONE, LINKED, FOLDER / "linkage-phone.png")
        browser.close()


def _take(browser: Browser, running: Product, login: str, size: ViewportSize, linkage: str, file: Path) -> None:
    """What `login` sees: the workbench, or the linkage of that title."""
    context = browser.new_context(base_url=running.url, viewport=size, locale="zh-CN", timezone_id="Asia/Shanghai")
    context.add_cookies([{"name": COOKIE, "value": running.token(login), "url": running.url}])
    page = context.new_page()
    page.goto(f"/{running.home}/{'linkages' if linkage else ''}")
    if linkage:
        page.get_by_role("link", name=linkage).click()
        page.locator(".stepper").wait_for()
    page.screenshot(path=file)
    context.close()


if __name__ == "__main__":
    main()
