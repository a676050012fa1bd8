"""Chinese first, English beside it: a message is its own Chinese text, its English stands in `locale/en.po`."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

LOCALES = ("zh-CN", "en")
CHINESE = LOCALES[0]

_locale: ContextVar[str] = ContextVar("locale", default=CHINESE)


class Sentence(str):
    """A text for people, kept in Chinese and translated when it is said, so that it may be written at import time."""

    __slots__ = ()

    def say(self, /, **facts: object) -> str:
        """The text in the reader's language, its `{placeholders}` filled from `facts`."""
        return say(self, **facts)


def _(text: str) -> Sentence:
    """Mark `text` for translation."""
    return Sentence(text)


def say(text: str, /, **facts: object) -> str:
    """Translate `text` into the reader's language and fill its `{placeholders}`."""
    spoken = text if _locale.get() == CHINESE else english().get(text, text)
    return spoken.format(**{name: _spoken(fact) for name, fact in facts.items()}) if facts else spoken


def _spoken(fact: object) -> object:
    return say(fact) if isinstance(fact, Sentence) else fact


@cache
def english() -> dict[str, str]:
    """Every catalogue of the product in one: Chinese text to English text."""
    entries: dict[str, str] = {}
    for path in sorted(Path(__file__).parents[1].rglob("locale/en.po")):
        with path.open("rb") as file:
            entries |= {str(m.id): str(m.string) for m in read_po(file) if m.id and m.string}
    return entries


def current_locale() -> str:
    return _locale.get()


@contextmanager
def speaking(locale: str) -> Iterator[None]:
    """Use `locale` inside the block; an unknown one falls back to Chinese."""
    token = _locale.set(locale if locale in LOCALES else CHINESE)
    try:
        yield
    finally:
        _locale.reset(token)


def choose_locale(locale: str) -> None:
    """Use `locale` for the rest of this request or task."""
    _locale.set(locale if locale in LOCALES else CHINESE)
