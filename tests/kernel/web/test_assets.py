"""Assets: named by their content, served for a year, and nothing in them that the strict CSP would stop."""

import gzip
import hashlib
import re
from xml.etree import ElementTree as ET

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from wushe.kernel.web.asset_routes import show_asset
from wushe.kernel.web.assets import ASSETS, FILES, HERE, asset, gather
from wushe.kernel.web.charts import SOCIETIES

TEMPLATES = HERE.parent / "templates"
STYLE = ASSETS["wushe.css"].content.decode()


@pytest.fixture(scope="module")
def browser():
    with TestClient(Litestar([show_asset], openapi_config=None)) as client:
        yield client


@pytest.mark.parametrize("name", list(ASSETS))
def test_the_name_carries_the_hash_of_the_content(name):
    assert hashlib.sha256(ASSETS[name].content).hexdigest()[:12] in asset(name)
    assert FILES[asset(name)] is ASSETS[name]


def test_two_starts_give_the_same_names():
    assert gather() == ASSETS


def test_an_unknown_name_fails_where_it_is_asked_for():
    with pytest.raises(KeyError):
        asset("jquery.js")


@pytest.mark.parametrize("name", list(ASSETS))
def test_an_asset_is_kept_for_a_year_and_sets_no_cookie(browser, name):
    answer = browser.get(asset(name), headers={"accept-encoding": "identity"})
    assert answer.status_code == 200
    assert answer.content == ASSETS[name].content
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"].startswith(ASSETS[name].media_type)
    assert "set-cookie" not in answer.headers


def test_an_asset_comes_packed_to_whoever_can_unpack(browser):
    answer = browser.get(asset("wushe.css"), headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.content == gzip.decompress(ASSETS["wushe.css"].packed) == ASSETS["wushe.css"].content


@pytest.mark.parametrize("path", ["/assets/wushe.css", "/assets/wushe.000000000000.css", "/assets/..%2fassets.py"])
def test_only_the_hashed_name_is_served(browser, path):
    assert browser.get(path).status_code == 404


def test_the_style_and_the_script_stay_small():
    assert len(ASSETS["wushe.css"].packed) < 9 * 1024
    assert len(ASSETS["wushe.js"].content) < 5 * 1024


def test_the_style_is_whole_and_asks_nobody_for_anything():
    assert STYLE.count("{") == STYLE.count("}") > 200
    assert "/*" not in STYLE
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_charts_have_the_colours_of_the_style():
    assert {name: colour(name) for name in SOCIETIES} == SOCIETIES


def test_no_template_writes_style_or_script_into_the_page():
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?! defer src=)|javascript:", text), path


def test_every_icon_that_a_template_names_is_in_the_sprite():
    sprite = ET.fromstring(ASSETS["icons.svg"].content)  # noqa: S314 - our own file
    drawn = {element.get("id") for element in sprite.iter() if element.get("id")}
    named = set()
    for path in TEMPLATES.rglob("*.html"):
        named |= set(re.findall(r"""icon\(["'](\w+)["']\)""", path.read_text("utf-8")))
    assert named
    assert named <= drawn


@pytest.mark.parametrize(
    ("ink", "paper"),
    [("ink", "paper"), ("ink-2", "paper"), ("ink-3", "paper"), ("ink-3", "canvas"), ("ink-3", "band"),
     ("blue", "paper"), ("blue", "canvas"), ("blue-dark", "blue-light"), ("ok", "ok-light"), ("warn", "warn-light"),
     ("bad", "bad-light"), ("bad", "paper")],
)  # fmt: skip
def test_text_stands_out_from_its_ground_by_at_least_4_5_to_1(ink, paper):
    light, dark = sorted((luminance(ink), luminance(paper)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def colour(name: str) -> str:
    return re.findall(rf"--{name}:(#\w{{6}}|#\w{{3}})\b", STYLE)[0]


def luminance(name: str) -> float:
    """WCAG 2.2, relative luminance of a colour of the style."""
    digits = colour(name)[1:]
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
