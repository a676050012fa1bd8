"""A form with a file: its fields are read into a struct, the file whole and bounded. What it is, its bytes say.

A handler asks for the permission first and reads then, so that nobody learns from an upload what they may not do.
"""

from typing import Any, TypeVar

import msgspec
from litestar import Request
from litestar.datastructures import UploadFile

from wushe.kernel.files.errors import FileMissing
from wushe.kernel.files.evidence import MOST_BYTES, Brought
from wushe.kernel.reading import read

S = TypeVar("S", bound=msgspec.Struct)
AROUND_A_FILE = 64 * 1024
"""What a form puts around it."""
LARGEST_UPLOAD = MOST_BYTES + AROUND_A_FILE


async def uploaded(request: Request[Any, Any, Any], schema: type[S], most_bytes: int = MOST_BYTES) -> tuple[S, Brought]:
    """What was entered beside the file of the field `file`, and the file. Raises `Invalid`, `FileMissing`."""
    form = await request.form() if request.content_type[0] == "multipart/form-data" else {}
    typed = {name: value for name, value in form.items() if not isinstance(value, UploadFile)}
    request.scope["state"] |= {"typed": typed, "schema": schema}
    data = read(schema, typed, form=True)
    return data, await brought(request, most_bytes)


async def brought(request: Request[Any, Any, Any], most_bytes: int = MOST_BYTES) -> Brought:
    """The file in the field `file` of a multipart form. Raises `FileMissing`."""
    form = await request.form() if request.content_type[0] == "multipart/form-data" else {}
    file = form.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        raise FileMissing
    return Brought(file.filename, await file.read(most_bytes + 1))
