"""Reading policy files: what is wrong is refused with its line, and never half taken."""

from pathlib import Path

import pytest

from wushe.access.policy import PolicyRefusedError, read_lines
from wushe.access.table import compile_table, deciding_lines
from wushe.kernel.work import Extent


def lines_of(tmp_path: Path, *rows: str) -> Path:
    file = tmp_path / "roles.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def test_comments_and_empty_lines_say_nothing(tmp_path: Path) -> None:
    lines = read_lines(lines_of(tmp_path, "# needs", "", "p, funder, needs:read, tenant"))
    assert [line.rule for line in lines] == [("funder", "needs:read", "tenant")]
    assert lines[0].source == "policies/roles.csv:3"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("p, funder, needs:read", "expected"),
        ("p, funder, needs:read, tenant, deny", "expected"),
        ("g, funder, township_admin, tenant", "expected"),
        ("p, king, needs:read, tenant", "no role 'king'"),
        ("p, funder, needs:*, tenant", "not of the form"),
        ("p, funder, needs:read, world", "no extent 'world'"),
    ],
)
def test_a_line_that_is_not_one_is_refused_with_its_number(tmp_path: Path, row: str, why: str) -> None:
    with pytest.raises(PolicyRefusedError, match=r"policies/roles.csv:2: .*" + why.replace("*", r"\*")):
        read_lines(lines_of(tmp_path, "p, funder, needs:read, own", row))


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(PolicyRefusedError) as refused:
        read_lines(lines_of(tmp_path, "p, king, needs:read, own", "p, funder, needs:read, world", "x"))
    assert [reason.partition(": ")[0] for reason in refused.value.reasons] == [
        "policies/roles.csv:1",
        "policies/roles.csv:2",
        "policies/roles.csv:3",
    ]


def test_a_line_that_repeats_another_is_refused(tmp_path: Path) -> None:
    row = "p, funder, needs:read, own"
    with pytest.raises(PolicyRefusedError, match=r"repeats policies/roles\.csv:1"):
        read_lines(lines_of(tmp_path, row, row))


def test_the_table_holds_each_extent_that_a_line_gives_and_no_other(tmp_path: Path) -> None:
    lines = read_lines(lines_of(tmp_path, "p, mentor, needs:read, own", "p, mentor, needs:read, assigned"))
    assert compile_table(lines) == {"mentor": {"needs:read": {Extent.OWN, Extent.ASSIGNED}}}


def test_the_deciding_lines_are_named_with_their_place(tmp_path: Path) -> None:
    lines = read_lines(lines_of(tmp_path, "p, mentor, needs:read, own", "p, funder, needs:read, tenant"))
    assert [line.source for line in deciding_lines(lines, "funder", "needs:read")] == ["policies/roles.csv:2"]
    assert deciding_lines(lines, "funder", "needs:file") == []
