"""Word files from a township's own template: `{{字段}}` is replaced by the field's text, and nothing more happens.

Fields are names and no language, so a template can neither loop nor reach into the product. A file is looked at before
it is opened: its size packed and unpacked, what is active in it, and what it would load from elsewhere.
"""

import io
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from wushe.kernel.i18n import _, listed
from wushe.kernel.late import Late
from wushe.kernel.values import Unfit

docx, etree = Late("docx"), Late("lxml.etree")

MOST_BYTES = 2 * 2**20
MOST_UNPACKED = 20 * 2**20
MOST_ENTRIES = 200
MOST_RATIO = 100
_ACTIVE = ("vbaproject", "activex", "embeddings/", "attachedtoolbars")
_EXTERNAL = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
_FIELD = re.compile(r"\{\{\s*([^{}]{1,40}?)\s*\}\}")
_STORY = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TEXT, _SPACE = f"{_WORD}p", f"{_WORD}t", "{http://www.w3.org/XML/1998/namespace}space"


class NotAWordFile(Unfit):
    """Neither .docx nor small enough to be one, whatever its name says."""

    code = "word.not_a_word_file"
    sentence = _("请上传不超过 2 MB 的 Word 文件（.docx）")


class ActiveWordFile(Unfit):
    """It holds macros or objects, or loads something from elsewhere."""

    code = "word.active"
    sentence = _("模板里有宏、嵌入对象或外部链接的内容，请删去后另存为 .docx 再上传")


class UnknownFields(Unfit):
    """Fields that nobody fills. `fields` names them."""

    code = "word.unknown_fields"
    sentence = _("模板里有不认识的字段：{fields}")


def check(content: bytes, known: Collection[str]) -> set[str]:
    """The fields of a template that may be kept. Raises `NotAWordFile`, `ActiveWordFile`, `UnknownFields`."""
    used = {name for paragraph in _paragraphs(_opened(content)) for name in _FIELD.findall(paragraph.text)}
    if unknown := sorted(used - set(known)):
        raise UnknownFields(fields=listed(unknown)).beside("file")
    return used


def fill(content: bytes, values: Mapping[str, str]) -> bytes:
    """The file with each field replaced by its text; one without a value becomes empty."""
    document = _opened(content)
    for paragraph in list(_paragraphs(document)):
        paragraph.fill(values)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


class _Paragraph(NamedTuple):
    """The pieces of text of one paragraph: Word cuts a field in two wherever somebody once stopped typing."""

    pieces: list[Any]

    @property
    def text(self) -> str:
        return "".join(piece.text or "" for piece in self.pieces)

    def fill(self, values: Mapping[str, str]) -> None:
        """What replaces a field takes the looks of its first piece. From the last field to the first."""
        for found in reversed(list(_FIELD.finditer(self.text))):
            self._put(found.start(), found.end(), values.get(found[1], ""))

    def _put(self, start: int, end: int, value: str) -> None:
        at = 0
        for piece in self.pieces:
            text = piece.text or ""
            first, last = max(start - at, 0), min(end - at, len(text))
            at += len(text)
            if first < last:
                piece.text = text[:first] + value + text[last:]
                piece.set(_SPACE, "preserve")
                value = ""


def _paragraphs(document: Any) -> Iterator[_Paragraph]:
    """Of the text, its tables and boxes, and of headers and footers."""
    for part in document.part.package.iter_parts():
        if isinstance(part, docx.opc.part.XmlPart) and part.content_type.startswith(_STORY):
            for paragraph in part.element.iter(_PARAGRAPH):
                pieces = [text for text in paragraph.iter(_TEXT) if _around(text) is paragraph]
                if pieces:
                    yield _Paragraph(pieces)


def _around(text: Any) -> Any:
    """The nearest paragraph: a box stands in a paragraph and has paragraphs of its own."""
    return next(text.iterancestors(_PARAGRAPH))


def _opened(content: bytes) -> Any:
    _look_at(content)
    try:
        return docx.Document(io.BytesIO(content))
    except _unreadable() as error:
        raise NotAWordFile().beside("file") from error


def _unreadable() -> tuple[type[Exception], ...]:
    """All that python-docx raises over a file that is none of its own."""
    told = (docx.opc.exceptions.OpcError, etree.XMLSyntaxError, zipfile.BadZipFile)
    return (*told, KeyError, ValueError, AttributeError)


def _look_at(content: bytes) -> None:
    """Refuse a bomb before anything is unpacked, and what is active before anything is parsed."""
    if len(content) > MOST_BYTES or not content.startswith(b"PK\3\4"):
        raise NotAWordFile().beside("file")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            packed = max(sum(entry.compress_size for entry in entries), 1)
            if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * packed:
                raise NotAWordFile().beside("file")
            for entry in entries:
                _look_at_part(entry.filename.lower(), archive.read(entry))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError) as error:
        raise NotAWordFile().beside("file") from error


def _look_at_part(name: str, content: bytes) -> None:
    if any(word in name for word in _ACTIVE):
        raise ActiveWordFile().beside("file")
    if not name.endswith((".xml", ".rels")):
        return
    plain = content.replace(b"\0", b"")  # also of XML in UTF-16
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise ActiveWordFile().beside("file")
    if any(b"/hyperlink" not in found for found in _EXTERNAL.findall(plain)):
        raise ActiveWordFile().beside("file")
