"""TOML with the line of every value, so that a refusal can say where."""

import re
import tomllib
from collections import defaultdict
from typing import Any

from wushe.kernel.i18n import _
from wushe.tenancy.entries import Path, Problem, Source

_HEADER = re.compile(r"\s*(\[\[?)(.+?)\]\]?\s*(#.*)?")
_KEY = re.compile(r"""\s*((?:[\w.\-]|"[^"]*"|'[^']*')+)\s*=""")
_AT_LINE = re.compile(r"\(at line (\d+)")


def read_toml(file: str, content: bytes) -> tuple[dict[str, Any], Source]:
    """The values and where they stand; raises ValueError with a `Problem` when it is not TOML at all."""
    try:
        text = content.decode("utf-8")
        return tomllib.loads(text), Source(file, lines_of(text))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ValueError(Problem(file, line, _("不是 UTF-8 编码的文本"))) from error
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else content.count(b"\n") + 1
        raise ValueError(Problem(file, line, _("不是正确的 TOML：{why}"), {"why": error})) from error


def lines_of(text: str) -> dict[Path, int]:
    """The line on which each table begins and each key stands; tomllib itself forgets them."""
    lines: dict[Path, int] = {}
    counts: defaultdict[Path, int] = defaultdict(int)
    table: Path = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.fullmatch(line):
            table = _path(header[2])
            if header[1] == "[[":
                counts[table] += 1
                table = (*table, counts[table] - 1)
            lines[table] = number
        elif key := _KEY.match(line):
            lines[(*table, *_path(key[1]))] = number
    return lines


def _path(key: str) -> Path:
    """The parts of a dotted, perhaps quoted key, as TOML itself reads them."""
    try:
        value: Any = tomllib.loads(f"{key} = 0")
    except tomllib.TOMLDecodeError:
        return ()
    parts: list[str] = []
    while isinstance(value, dict):
        part = next(iter(value))
        parts.append(part)
        value = value[part]
    return tuple(parts)
