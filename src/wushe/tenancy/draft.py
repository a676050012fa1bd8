"""A first file for `tenants/` out of a list of divisions, to be read over by a person before it is applied."""

import csv
import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path

from wushe.kernel.pinyin import spell
from wushe.tenancy.fields import RESERVED
from wushe.tenancy.models import TownshipKind

COLUMNS = ("township_code", "township", "community_code", "community")
EVERYDAY = {"㮾": "榔"}
"""Characters of the official data that nobody can type, and what everyone writes."""

_KINDS = {"街道": TownshipKind.SUBDISTRICT, "镇": TownshipKind.TOWN, "乡": TownshipKind.TOWN}
_COUNTY_DIGITS = 6

Row = Mapping[str, str]


class NotADivisionListError(Exception):
    """The CSV does not have the columns of `COLUMNS`."""


def read_divisions(file: Path) -> list[Row]:
    """The rows of a CSV with `COLUMNS`, in the order of their codes."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        if missing := set(COLUMNS) - set(rows.fieldnames or ()):
            raise NotADivisionListError(f"{file.name}: no column {', '.join(sorted(missing))}")
        return sorted(rows, key=lambda row: row["community_code"])


def draft(rows: Iterable[Row], names: Mapping[str, tuple[str, str]] | None = None) -> dict[str, str]:
    """File name to text, one for each county. `names` gives slug and name of a county's six digits, if known."""
    files: dict[str, str] = {}
    taken = set(RESERVED)
    for code, members in groupby(rows, key=lambda row: row["township_code"][:_COUNTY_DIGITS]):
        slug, name = (names or {}).get(code, (f"county-{code}", code))
        taken.add(slug)
        files[f"{code}-{slug}.toml"] = "\n".join([*_county(slug, code, name), *_townships(members, taken)]) + "\n"
    return files


def _county(slug: str, code: str, name: str) -> list[str]:
    return ["[county]", f"slug = {_quoted(slug)}", f"code = {_quoted(code)}", f"name = {_quoted(name)}"]


def _townships(rows: Iterable[Row], taken: set[str]) -> list[str]:
    lines: list[str] = []
    for (code, official), communities in groupby(rows, key=lambda row: (row["township_code"], row["township"])):
        name = _everyday(official)
        slug = _slug(name, code, taken)
        lines += ["", f"[townships.{slug}]", f"code = {_quoted(code)}", f"name = {_quoted(name)}"]
        lines += [f"official_name = {_quoted(official)}"] if name != official else []
        lines += [f'kind = "{_kind(name)}"']
        if used := {rare: common for rare, common in EVERYDAY.items() if rare in official}:
            lines += [f"[townships.{slug}.wording]"]
            lines += [f"{_quoted(rare)} = {_quoted(common)}" for rare, common in used.items()]
        lines += [f"[townships.{slug}.communities]"]
        lines += [f"{row['community_code']} = {_quoted(row['community'])}" for row in communities]
    return lines


def _slug(name: str, code: str, taken: set[str]) -> str:
    """The name in pinyin without 街道 or 镇; with its code where another township is called the same."""
    stem = next((name.removesuffix(kind) for kind in _KINDS if name.endswith(kind) and name != kind), name)
    spelled = "".join(spell(stem)[0]) if spell(stem) else stem
    slug = "".join(letter for letter in spelled.lower() if letter.isascii() and letter.isalnum())
    if not slug or not slug[0].isalpha() or slug in taken:
        slug = f"{slug}-{code}" if slug[:1].isalpha() else f"t{code}"
    taken.add(slug)
    return slug


def _everyday(official: str) -> str:
    for rare, common in EVERYDAY.items():
        official = official.replace(rare, common)
    return official


def _kind(name: str) -> TownshipKind:
    return next((kind for ending, kind in _KINDS.items() if name.endswith(ending)), TownshipKind.TOWN)


def _quoted(text: str) -> str:
    """TOML's basic string; JSON's escapes are a part of TOML's."""
    return json.dumps(text, ensure_ascii=False)
