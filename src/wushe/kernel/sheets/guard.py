"""What a file is by its first bytes, and whether it may be opened: refused here, a bomb costs a few milliseconds."""

import struct
import zipfile
from enum import StrEnum
from pathlib import Path

from wushe.kernel.sheets.refusals import NotASheet, TooBig, WebPage

MOST_BYTES = 20 * 2**20
MOST_UNPACKED = 50 * 2**20
MOST_ENTRIES = 200
MOST_RATIO = 100
_MOST_DIRECTORY_BYTES = MOST_ENTRIES * 512
_END = struct.Struct("<4s4H2LH")
_END_SIGNATURE = b"PK\5\6"
_WORKBOOKS = frozenset({"xl/workbook.xml", "xl/workbook.bin"})
_BINARY = frozenset(range(32)) - frozenset(b"\t\n\r\x0b\x0c\x1a")


class Format(StrEnum):
    """How a file is read: .et and .xls are both OLE files of the same kind."""

    EXCEL = "excel"
    TEXT = "text"


def check(path: Path) -> Format:
    """The format of a file that is safe to open; raises `NotASheet`, `WebPage` or `TooBig`.

    Sizes are those the archive claims. One that lies meets the limits of the reading child.
    """
    if path.stat().st_size > MOST_BYTES:
        raise TooBig
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith(b"PK\3\4"):
        _check_archive(path)
        return Format.EXCEL
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Format.EXCEL
    _check_text(head)
    return Format.TEXT


def _check_archive(path: Path) -> None:
    _check_directory(path)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise NotASheet from error
    packed = sum(entry.compress_size for entry in entries)
    unpacked = sum(entry.file_size for entry in entries)
    if packed > path.stat().st_size or unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(packed, 1):
        raise TooBig
    if not _WORKBOOKS & {entry.filename for entry in entries}:
        raise NotASheet


def _check_directory(path: Path) -> None:
    """Look at the directory's size before zipfile builds an object for each of a million entries."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _END.size - 0xFFFF))
        tail = file.read()
    at = tail.rfind(_END_SIGNATURE)
    if at < 0 or len(tail) - at < _END.size:
        raise NotASheet
    _signature, _disk, _start, _here, entries, size, _offset, _comment = _END.unpack_from(tail, at)
    if entries > MOST_ENTRIES or size > _MOST_DIRECTORY_BYTES:
        raise TooBig


def _check_text(head: bytes) -> None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<table", b"<meta")) or b"<table" in start:
        raise WebPage
    if not start or _BINARY & set(head):
        raise NotASheet
