"""A first file out of a list of divisions."""

from pathlib import Path

import pytest

from wushe.tenancy.draft import NotADivisionListError, draft, read_divisions
from wushe.tenancy.files import read_files

ROWS = [
    ("330102001", "清波街道", "330102001051", "清波门社区"),
    ("330102001", "清波街道", "330102001052", "劳动路社区"),
    ("330103101", "清波镇", "330103101201", '"引号"村'),
    ("330103102", "㮾梨乡", "330103102201", "土岭村"),
]


def csv(tmp_path: Path, *rows: tuple[str, ...], head: str = "township_code,township,community_code,community") -> Path:
    file = tmp_path / "divisions.csv"
    quoted = [",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows]
    file.write_text("\n".join([head, *quoted]) + "\n", encoding="utf-8-sig")
    return file


def test_a_draft_is_one_right_file_for_each_county(tmp_path: Path) -> None:
    files = draft(read_divisions(csv(tmp_path, *ROWS)), {"330102": ("shangcheng", "上城区")})
    assert list(files) == ["330102-shangcheng.toml", "330103-county-330103.toml"]
    counties = read_files({name: text.encode() for name, text in files.items()})
    assert [county.name for county in counties] == ["上城区", "330103"]
    assert [len(t.communities) for county in counties for t in county.townships] == [2, 1, 1]


def test_two_townships_of_one_name_get_two_addresses(tmp_path: Path) -> None:
    files = draft(read_divisions(csv(tmp_path, *ROWS)))
    counties = read_files({name: text.encode() for name, text in files.items()})
    assert [t.slug for c in counties for t in c.townships] == ["qingbo", "qingbo-330103101", "langli"]


def test_names_that_nobody_can_type_are_drafted_with_their_wording(tmp_path: Path) -> None:
    counties = read_files({name: text.encode() for name, text in draft(read_divisions(csv(tmp_path, ROWS[3]))).items()})
    [langli] = counties[0].townships
    assert (langli.name, langli.official_name, langli.wording) == ("榔梨乡", "㮾梨乡", {"㮾": "榔"})


def test_another_list_is_refused_with_the_column_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(NotADivisionListError, match="community_code"):
        read_divisions(csv(tmp_path, ("1", "a"), head="township_code,township"))
