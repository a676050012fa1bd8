"""A file is parsed in a child: it answers in rows, or dies alone."""

import contextlib
import os
import random
import subprocess
import zipfile
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from wushe.kernel.sheets import source
from wushe.kernel.sheets.guarded import read_guarded
from wushe.kernel.sheets.refusals import NotASheet, SheetRefused, TooBig, TooManyRows
from wushe.kernel.sheets.source import Merge, Row

HEAD = '<?xml version="1.0"?>'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def forged(path: Path, sheet: str) -> Path:
    """A workbook whose one sheet says what we like."""
    with Workbook(path) as book:
        book.add_worksheet()
    with zipfile.ZipFile(path) as file:
        entries = {name: file.read(name) for name in file.namelist()}
    entries["xl/worksheets/sheet1.xml"] = (HEAD + sheet).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, body in entries.items():
            file.writestr(name, body)
    return path


def read(path: Path) -> list[Row]:
    with read_guarded(path) as opened:
        return list(opened.rows)


def test_a_workbook_comes_row_by_row_as_a_person_sees_it(tmp_path):
    with Workbook(tmp_path / "a.xlsx") as book:
        page, hidden = book.add_worksheet("名册"), book.add_worksheet("选项")
        book.add_worksheet("其他")
        hidden.hide()
        page.merge_range("B2:C2", "标题")
        page.merge_range("B3:B4", "甲组")
        page.write_row("C3", [13812345678, 1234.5, 0.1 + 0.2, True])
        page.write_number("H3", 45657, book.add_format({"num_format": "yyyy年m月d日"}))
        page.write_formula("I3", "=1+1", None, 2)
        page.write_string("C4", "=1+1")
    with read_guarded(tmp_path / "a.xlsx") as opened:
        assert (opened.name, opened.other_names) == ("名册", ["其他"])
        assert opened.merges == [Merge(2, 1, 2, 2), Merge(3, 1, 4, 1)]
        rows = list(opened.rows)
    assert [row.number for row in rows] == [2, 3, 4]
    assert rows[1].cells == ["", "甲组", "13812345678", "1234.5", "0.3", "TRUE", "", "2024-12-31", "2"]
    assert rows[2].cells[:3] == ["", "", "=1+1"]


def test_another_visible_sheet_can_be_chosen_and_a_hidden_one_cannot(tmp_path):
    with Workbook(tmp_path / "a.xlsx") as book:
        pages = [book.add_worksheet(name) for name in ("说明", "名册", "选项")]
        for page in pages:
            page.write_string("A1", str(page.get_name()))
        pages[-1].hide()
    for asked, given in (("名册", "名册"), ("选项", "说明"), ("", "说明")):
        with read_guarded(tmp_path / "a.xlsx", asked) as opened:
            assert (opened.name, [row.cells for row in opened.rows]) == (given, [[given]])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_in_every_encoding_offices_have(tmp_path, encoding, delimiter):
    text = f'名册\n姓名{delimiter}说明\n\n张三{delimiter}"一行\n二行"\n㮾梨{delimiter}\'=1\n'
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    assert read(tmp_path / "a.csv") == [
        Row(1, ["名册"]),
        Row(2, ["姓名", "说明"]),
        Row(4, ["张三", "一行\n二行"]),
        Row(5, ["㮾梨", "=1"]),
    ]


def test_an_entity_bomb_stays_harmless(tmp_path):
    entities = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">{entities}]><worksheet {MAIN}><sheetData><row r="1"><c r="A1" '
    bomb += 't="inlineStr"><is><t>&a9;</t></is></c></row></sheetData></worksheet>'
    with contextlib.suppress(SheetRefused):
        assert all(len(cell) < 1000 for row in read(forged(tmp_path / "a.xlsx", bomb)) for cell in row.cells)


def test_two_cells_at_the_corners_of_the_world_are_too_big(tmp_path):
    corners = f'<worksheet {MAIN}><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    corners += '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    with pytest.raises(TooBig):
        read(forged(tmp_path / "a.xlsx", corners))


def test_more_rows_than_an_import_takes_are_refused_by_their_number(tmp_path):
    (tmp_path / "a.csv").write_text("a,b\n" * (source.MOST_ROWS + 100))
    with pytest.raises(TooManyRows) as caught:
        read(tmp_path / "a.csv")
    assert "100000" in caught.value.say()


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096, SheetRefused),
        (b"a,b\n" + b"\xff\xff\xff\n", NotASheet),
        (b'a,"' + b"x" * 200_000 + b'"\n', SheetRefused),
    ],
    ids=["ole", "no encoding", "a cell without end"],
)
def test_what_cannot_be_read_is_a_refusal_and_not_a_fault(tmp_path, body, refusal):
    (tmp_path / "a.csv").write_bytes(body)
    with pytest.raises(refusal):
        read(tmp_path / "a.csv")


def test_a_broken_workbook_is_a_refusal(tmp_path):
    with pytest.raises(SheetRefused):
        read(forged(tmp_path / "a.xlsx", "<worksheet><sheetData><row></worksheet>"))


@pytest.mark.parametrize("seed", range(25))
def test_a_damaged_xls_is_rows_or_a_refusal(tmp_path, seed):
    """Some of these make calamine ask for more memory than there is, which ends a process on the spot."""
    chance = random.Random(seed)
    body = bytearray(Path(__file__).with_name("office.xls").read_bytes())
    for _ in range(chance.randint(1, 30)):
        body[chance.randrange(len(body))] = chance.randrange(256)
    (tmp_path / "a.xls").write_bytes(body)
    with contextlib.suppress(SheetRefused):
        assert all(row.cells for row in read(tmp_path / "a.xls"))


def test_leaving_early_leaves_no_child(tmp_path, monkeypatch):
    children = []

    class Remembered(subprocess.Popen):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            children.append(self.pid)

    monkeypatch.setattr(subprocess, "Popen", Remembered)
    (tmp_path / "a.csv").write_text("a,b\n" * 90_000)
    with read_guarded(tmp_path / "a.csv") as opened:
        assert next(opened.rows) == Row(1, ["a", "b"])
    (child,) = children
    with pytest.raises(ChildProcessError):
        os.waitpid(child, os.WNOHANG)
