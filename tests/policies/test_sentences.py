"""Every sentence that the product says in Chinese has its English, and no placeholder is lost on the way."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract
from jinja2.ext import babel_extract

from wushe.kernel.i18n import english

PACKAGE = Path(__file__).parents[2] / "src" / "wushe"
CHINESE = re.compile("[\u4e00-\u9fff]")
PLACEHOLDER = re.compile(r"\{(\w+)")
OPTIONS = {"encoding": "utf-8", "extensions": "jinja2.ext.do", "silent": "false"}
"""A template that cannot be read fails instead of having no sentences."""

LEFT_OUT = ("demo",)
"""The demo tells a story of a Chinese county; it is not translated."""


def sentences(path: Path) -> Iterator[str]:
    """What stands in `_( )` of a module or a template."""
    method = "python" if path.suffix == ".py" else babel_extract
    with path.open("rb") as file:
        for _line, message, *_rest in extract(method, file, keywords={"_": None}, options=OPTIONS):
            text = message if isinstance(message, str) else message[0]
            if text and CHINESE.search(text):
                yield text


SLICES = sorted(
    path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name not in (*LEFT_OUT, "__pycache__")
)


@pytest.mark.parametrize("slice_", SLICES)
def test_every_sentence_has_its_english(slice_: str) -> None:
    files = [*(PACKAGE / slice_).rglob("*.py"), *(PACKAGE / slice_).rglob("*.html")]
    missing = {text for path in files for text in sentences(path)} - english().keys()
    assert not missing, "\n".join(sorted(missing))


def test_no_placeholder_is_lost_in_translation() -> None:
    wrong = [
        chinese for chinese, text in english().items()
        if set(PLACEHOLDER.findall(text)) - set(PLACEHOLDER.findall(chinese))
    ]  # fmt: skip
    assert not wrong, "\n".join(wrong)


BETWEEN = re.compile("[，。、；：（）？！]")
QUOTED = re.compile(r"""\b_\(\s*("[^"]*"|'[^']*')""")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def test_no_page_puts_chinese_marks_between_english_words() -> None:
    """`_("、")` says a comma in English; written bare it stays in the middle of English."""
    wrong = [
        f"{path.relative_to(PACKAGE)}: {line.strip()[:120]}"
        for slice_ in SLICES
        for path in (PACKAGE / slice_).rglob("*.html")
        for line in COMMENT.sub("", path.read_text(encoding="utf-8")).splitlines()
        if BETWEEN.search(QUOTED.sub("", line))
    ]
    assert not wrong, "\n".join(wrong)
