"""A file in a form: read whole and bounded. What it is, its bytes say (`kernel.files.evidence`)."""

from typing import Any

from litestar import Request
from litestar.datastructures import UploadFile

from wushe.kernel.files.errors import FileMissing
from wushe.kernel.files.evidence import MOST_BYTES, Brought

LARGEST_UPLOAD = MOST_BYTES + 64 * 1024
"""The file and what a form puts around it."""


async def brought(request: Request[Any, Any, Any], field: str = "file") -> Brought:
    """The file in that field of a multipart form. Raises `FileMissing`."""
    form = await request.form() if request.content_type[0] == "multipart/form-data" else {}
    file = form.get(field)
    if not isinstance(file, UploadFile) or not file.filename:
        raise FileMissing
    return Brought(file.filename, await file.read(MOST_BYTES + 1))
