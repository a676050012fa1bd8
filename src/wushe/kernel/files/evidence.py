"""Files that people bring as evidence: known by their content, bounded, and kept as long as what they prove.

They lie in the database beside the rows that name them: one transaction, one backup, one isolation. A picture is drawn
anew, so that neither the place where it was taken nor anything hidden in it comes along.
"""

import hashlib
import io
from functools import partial
from typing import NamedTuple
from uuid import UUID

import anyio.to_thread
from sqlalchemy import delete, select
from sqlalchemy.orm import undefer

from wushe.kernel.database.model import new_id
from wushe.kernel.files.errors import BrokenFile, FileMissing, UnknownFile
from wushe.kernel.files.models import StoredFile
from wushe.kernel.files.pictures import pixels, too_large
from wushe.kernel.text import clean
from wushe.kernel.values import Unfit
from wushe.kernel.work import Work

MOST_BYTES = 5 * 1024 * 1024
PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SUFFIXES = {PDF: ".pdf", JPEG: ".jpg", PNG: ".png", WORD: ".docx"}
_BEGINNINGS = {b"%PDF-": PDF, b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG}
_PDF_TAIL = 2048
_LONGEST_STEM = 80
_QUALITY = 88


class Brought(NamedTuple):
    """A file as it was uploaded."""

    name: str
    content: bytes


async def bring(work: Work, brought: Brought) -> StoredFile:
    """Keep it. Raises `FileMissing`, `FileTooLarge`, `UnknownFile`, `BrokenFile`."""
    media_type = kind_of(brought.content)
    content = await anyio.to_thread.run_sync(partial(_cleaned, brought.content, media_type))
    return await store(work, brought.name, content, media_type)


async def store(work: Work, name: str, content: bytes, media_type: str) -> StoredFile:
    """Keep what has been looked at, under a name with the ending of its kind."""
    stored = StoredFile(
        id=new_id(), name=_name(name, media_type), media_type=media_type, size=len(content),
        sha256=hashlib.sha256(content).digest(), content=content,
    )  # fmt: skip
    work.add(stored)
    await work.flush()
    return stored


async def opened(work: Work, file_id: UUID) -> StoredFile:
    """With its content, for whoever has found the row that names it. Raises `Missing` where it was taken away."""
    return await work.one(select(StoredFile).where(StoredFile.id == file_id).options(undefer(StoredFile.content)))


async def discard(work: Work, file_id: UUID) -> None:
    """Take it away for good. The row that named it has to be gone: what still proves something cannot be discarded."""
    await work.session.execute(delete(StoredFile).where(StoredFile.id == file_id))


def kind_of(content: bytes) -> str:
    """The media type by the first bytes. Raises `FileMissing`, `FileTooLarge`, `UnknownFile`."""
    if not content:
        raise FileMissing
    if len(content) > MOST_BYTES:
        raise too_large(MOST_BYTES)
    for beginning, media_type in _BEGINNINGS.items():
        if content.startswith(beginning):
            return media_type
    raise UnknownFile


def _cleaned(content: bytes, media_type: str) -> bytes:
    if media_type != PDF:
        return _drawn_anew(content, media_type)
    if b"%%EOF" not in content[-_PDF_TAIL:]:
        raise BrokenFile
    return content


def _drawn_anew(content: bytes, media_type: str) -> bytes:
    kind = "JPEG" if media_type == JPEG else "PNG"
    target = io.BytesIO()
    pixels(content, kind, most_bytes=MOST_BYTES).save(target, kind, quality=_QUALITY, optimize=False)
    return target.getvalue()


def _name(given: str, media_type: str) -> str:
    """What it is saved as: the last part of what it was called, with the ending that its content has."""
    try:
        stem = clean(given.replace("\\", "/").rpartition("/")[2])
    except Unfit:
        stem = ""
    return (stem.rpartition(".")[0] or stem or "file")[:_LONGEST_STEM] + SUFFIXES[media_type]
