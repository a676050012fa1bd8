"""Chromium before the running product: one web process and one demo for each worker, one browser for each file."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, expect, sync_playwright

from live import Product, product as live_product
from visiting import COOKIE

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox", "--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
DESK = ViewportSize(width=1366, height=900)
PHONE = ViewportSize(width=390, height=844)
PATIENCE_MS = 15_000
_REFUSED_ON_PURPOSE = re.compile(r"status of (4\d\d)")
"""Chromium reports the answer to a form that came back as if it were a broken address."""

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def product(admin_url: str) -> Iterator[Product]:
    with live_product(admin_url) as running:
        yield running


@pytest.fixture(scope="module")
def chromium(product: Product) -> Iterator[Browser]:
    """Only as long as the tests of one file: its event loop would stand in the way of tests with their own."""
    if not CHROMIUM.exists():
        pytest.skip("NO CHROMIUM: as root on Debian `apt-get install chromium fonts-noto-cjk`")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What consoles said, scripts threw and the policy of contents forbade."""
    return []


@pytest.fixture
def visit(chromium: Browser, product: Product, complaints: list[str]) -> Iterator[Visit]:
    """`page = visit("admin", PHONE)`: a browser of somebody who is signed in, or of nobody in particular."""
    contexts = []

    def open_page(login: str = "", size: ViewportSize = DESK, **how: Any) -> Page:
        context = chromium.new_context(
            base_url=product.url,
            viewport=size,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            has_touch=size is PHONE,
            **how,
        )
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        if login:
            context.add_cookies([{"name": COOKIE, "value": product.token(login), "url": product.url}])
        page = context.new_page()
        page.on("console", lambda message: _note(message, complaints))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _note(message: ConsoleMessage, complaints: list[str]) -> None:
    if message.type in {"error", "warning"} and not _REFUSED_ON_PURPOSE.search(message.text):
        complaints.append(f"{message.location.get('url', '')}: {message.text}")
