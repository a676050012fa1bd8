"""Every page that each role comes to by following links: it opens, fits, and can be read by everybody."""

import re
from hashlib import sha256
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from live import Product

from .conftest import DESK, PHONE, Visit
from .walk import kind_of, pages

pytestmark = pytest.mark.browser

STARTS = {
    "": "/{home}/public", "admin": "/{home}/", "staff": "/{home}/", "worker": "/{home}/", "leader": "/{home}/",
    "volunteer": "/{home}/", "funder": "/{home}/", "mentor": "/{home}/", "security": "/{home}/",
    "auditor": "/{home}/", "county": "/", "operator": "/",
}  # fmt: skip
RULES = {"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="session")
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of all workers: the same template need not be measured for ten roles."""
    mine = tmp_path_factory.getbasetemp()
    folder = (mine.parent if hasattr(request.config, "workerinput") else mine) / "seen"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.mark.parametrize("login", STARTS, ids=lambda login: login or "resident")
def test_every_page_opens_fits_a_phone_and_can_be_read_by_everybody(
    login: str, visit: Visit, product: Product, seen: Path
) -> None:
    found = pages(product, login, STARTS[login].format(home=product.home))
    assert {path: status for path, status in found.items() if status != 200} == {}
    page = visit(login)
    wrong = [f"{path}: {defect}" for path in found if _is_first(seen, path) for defect in defects(page, path)]
    assert wrong == []


def _is_first(seen: Path, path: str) -> bool:
    """Whether no worker has come to that kind of page yet."""
    try:
        (seen / sha256(kind_of(path).encode()).hexdigest()).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def defects(page: Page, path: str) -> list[str]:
    """What is wrong with a page at a desk and on a phone."""
    page.set_viewport_size(DESK)
    page.goto(path)
    found = [*_sideways(page), *_raw(page)]
    if page.locator("table").count():  # on a phone its rows are cards
        found += _unreadable(page)
    page.set_viewport_size(PHONE)
    return found + [f"390 px: {defect}" for defect in (*_sideways(page), *_unreadable(page))]


def _sideways(page: Page) -> list[str]:
    wider = page.evaluate(WIDER)
    return [f"scrolls sideways by {wider} px"] if wider > 0 else []


def _unreadable(page: Page) -> list[str]:
    """What axe calls serious or critical."""
    violations = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{violation['id']} at {violation['nodes'][0]['target']}"
        for violation in violations
        if violation["impact"] in {"serious", "critical"}
    ]


def _raw(page: Page) -> list[str]:
    """Ids, names of enums and other insides that a person was shown."""
    text = page.locator("body").inner_text()
    return [f"shows {raw}" for raw in _RAW.findall(text)]


_RAW = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|\bNone\b|\bTrue\b|\bFalse\b|(?<!\{)\{\w+\}(?!\})|Undefined|\w+\.\w+Kind\b"
)
"""{{协议编号}} is how a field of a Word template is written; with one brace a sentence was not filled in."""
