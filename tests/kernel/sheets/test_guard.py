"""A hostile file is refused before it is unpacked, an honest one passes."""

import struct
import zipfile
from pathlib import Path

import pytest

from wushe.kernel.sheets import guard
from wushe.kernel.sheets.guard import Format, check
from wushe.kernel.sheets.refusals import NotASheet, TooBig, WebPage


def archive(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, body in entries.items():
            file.writestr(name, body)
    return path


@pytest.mark.parametrize(
    "entries",
    [
        {"xl/workbook.xml": b"0" * 2**20},
        {"xl/workbook.xml": b"", **{f"xl/media/{n}": b"" for n in range(200)}},
    ],
    ids=["ratio", "entries"],
)
def test_an_archive_beyond_measure_is_refused(tmp_path, entries):
    with pytest.raises(TooBig):
        check(archive(tmp_path / "a.xlsx", entries))


def test_a_directory_that_lies_about_its_entries_is_refused_by_its_size(tmp_path):
    path = archive(tmp_path / "a.xlsx", {f"xl/{n:0200}": b"" for n in range(600)})
    body = bytearray(path.read_bytes())
    body[-22 + 8 : -22 + 12] = struct.pack("<2H", 3, 3)
    path.write_bytes(body)
    with pytest.raises(TooBig):
        check(path)


def test_entries_that_share_their_bytes_are_refused(tmp_path):
    path = archive(tmp_path / "a.xlsx", {"xl/workbook.xml": b"x" * 10})
    body = bytearray(path.read_bytes())
    at = body.rfind(b"PK\1\2")
    body[at + 20 : at + 24] = struct.pack("<L", 2**20)
    path.write_bytes(body)
    with pytest.raises(TooBig):
        check(path)


def test_a_file_over_the_limit_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(guard, "MOST_BYTES", 10)
    (tmp_path / "a.csv").write_bytes(b"a,b\n" * 3)
    with pytest.raises(TooBig):
        check(tmp_path / "a.csv")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"  \n",
        b"PK\3\4",
        b"PK\3\4" + b"\0" * 100,
        b"%PDF-1.7\n\x00\x01",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"MZ\x90\0",
        "姓名\0,电话".encode(),
    ],
)
def test_what_is_no_sheet_is_refused_whatever_its_name(tmp_path, body):
    path = tmp_path / "名册.xlsx"
    path.write_bytes(body)
    with pytest.raises(NotASheet):
        check(path)


def test_a_word_document_is_not_a_workbook(tmp_path):
    with pytest.raises(NotASheet):
        check(archive(tmp_path / "a.xlsx", {"word/document.xml": b"x"}))


@pytest.mark.parametrize("body", ["<html><table>", "\ufeff<!DOCTYPE html>", '<?xml version="1.0"?><Workbook>'])
def test_a_web_page_called_xls_is_named(tmp_path, body):
    (tmp_path / "a.xls").write_text(body, encoding="utf-8")
    with pytest.raises(WebPage):
        check(tmp_path / "a.xls")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("姓名,电话\n".encode("gb18030"), Format.TEXT),
        ("姓名\t电话\n".encode("utf-16"), Format.TEXT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, Format.EXCEL),
    ],
)
def test_the_format_is_told_by_the_first_bytes(tmp_path, body, expected):
    (tmp_path / "a").write_bytes(body)
    assert check(tmp_path / "a") == expected
