"""Chinese first, English beside it: a message is its own Chinese text, its English stands in `locale/en.po`.

Each slice is a domain of its own: 登记 is a registration in one and to enter in another. What a slice does not
translate itself is looked for in all of them.

English counts: `{n} {n:day is|days are} left` says the first where n is 1. Chinese has no need of it.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Self

from babel.messages.pofile import read_po

LOCALES = ("zh-CN", "en")
CHINESE = LOCALES[0]

_locale: ContextVar[str] = ContextVar("locale", default=CHINESE)


class Sentence(str):
    """A text for people, kept in Chinese and translated when it is said, so that it may be written at import time."""

    __slots__ = ("domain",)
    domain: str

    def __new__(cls, text: str, domain: str = "") -> Self:
        """`domain` is the slice that says it; one that was stored has forgotten its own."""
        sentence = super().__new__(cls, text)
        sentence.domain = domain
        return sentence

    def say(self, /, **facts: object) -> str:
        """The text in the reader's language, its `{placeholders}` filled from `facts`."""
        return say(self, **facts)


def _(text: str) -> Sentence:
    """Mark `text` for translation by the slice in whose module this stands."""
    module: str = sys._getframe(1).f_globals["__name__"]  # noqa: SLF001 - as logging and warnings do
    return Sentence(text, module.removeprefix("wushe.").partition(".")[0])


def say(text: str, /, **facts: object) -> str:
    """Translate `text` into the reader's language and fill its `{placeholders}`."""
    return say_in(text.domain if isinstance(text, Sentence) else "", text, **facts)


def say_in(domain: str, text: str, /, **facts: object) -> str:
    """Translate `text` as the slice `domain` says it."""
    spoken = text if _locale.get() == CHINESE else _counted(_in_english(domain, text), facts)
    return spoken.format(**{name: _spoken(fact) for name, fact in facts.items()}) if facts else spoken


_ONE_OR_MORE = re.compile(r"\{(\w+):([^{}|]+)\|([^{}|]+)\}")


def _counted(text: str, facts: Mapping[str, object]) -> str:
    """`text` with the one or the other form by how many there are; a sentence without facts stays as it is."""
    if not facts or "|" not in text:
        return text
    return _ONE_OR_MORE.sub(lambda form: form[2 if str(facts.get(form[1])) == "1" else 3], text)


def listed(names: Iterable[object]) -> str:
    """Names in a row as the language parts them: "甲、乙、丙", and "A, B, C"."""
    return say("、").join(str(_spoken(name)) for name in names)


def clauses(said: Iterable[object]) -> str:
    """What stands side by side and may have commas within: "甲；乙", and "A; B"."""
    return say("；").join(str(_spoken(one)) for one in said)


def headed(name: object, what: object) -> str:
    """A name and what is said of it: "甲：乙", and "A: B"."""
    return f"{_spoken(name)}{say('：')}{_spoken(what)}"


def in_brackets(name: object, what: object) -> str:
    """A name and what belongs to it: "甲（乙）", and "A (B)"."""
    return f"{_spoken(name)}{say('（')}{_spoken(what)}{say('）')}"


def _spoken(fact: object) -> object:
    return say(fact) if isinstance(fact, Sentence) else fact


def _in_english(domain: str, text: str) -> str:
    return catalogues().get(domain, _NONE).get(text) or english().get(text, text)


_NONE: Mapping[str, str] = {}


@cache
def catalogues() -> Mapping[str, Mapping[str, str]]:
    """Chinese text to English text, by slice."""
    package = Path(__file__).parents[1]
    paths = sorted(package.rglob("locale/en.po"))
    return {path.relative_to(package).parts[0]: _catalogue(path) for path in paths}


def _catalogue(path: Path) -> dict[str, str]:
    with path.open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file) if m.id and m.string}


@cache
def english() -> Mapping[str, str]:
    """Every catalogue in one."""
    entries: dict[str, str] = {}
    for catalogue in catalogues().values():
        entries |= catalogue
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
