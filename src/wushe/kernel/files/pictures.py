"""Pictures that people take: drawn anew from their pixels, in the size of a screen and small.

Neither the place where it was taken, nor the telephone's name, nor anything hidden in the file comes along.
"""

import io
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import anyio.to_thread

from wushe.kernel.files.errors import BrokenFile, FileMissing, FileTooLarge, UnknownPicture
from wushe.kernel.late import Late

if TYPE_CHECKING:
    from PIL import Image, ImageOps
else:
    Image, ImageOps = Late("PIL.Image"), Late("PIL.ImageOps")

MOST_PIXELS = 30_000_000
MOST_BYTES = 10 * 1024 * 1024
"""What a telephone's camera makes; what is kept is far smaller."""
LARGE, SMALL = 1600, 480
"""The longer edge in pixels."""
_QUALITY = 82
_BEGINNINGS = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"}


class Drawn(NamedTuple):
    """One picture as two JPEG files."""

    large: bytes
    small: bytes


async def draw(content: bytes) -> Drawn:
    """Raises `FileMissing`, `FileTooLarge`, `UnknownPicture`, `BrokenFile`."""
    if not content:
        raise FileMissing
    if len(content) > MOST_BYTES:
        raise too_large(MOST_BYTES)
    return await anyio.to_thread.run_sync(partial(_drawn, content, _kind_of(content)))


def _kind_of(content: bytes) -> str:
    for beginning, kind in _BEGINNINGS.items():
        if content.startswith(beginning):
            return kind
    raise UnknownPicture


def _drawn(content: bytes, kind: str) -> Drawn:
    picture = pixels(content, kind, most_bytes=MOST_BYTES, edge=LARGE)
    picture.thumbnail((LARGE, LARGE))
    large = _as_jpeg(picture)
    picture.thumbnail((SMALL, SMALL))
    return Drawn(large, _as_jpeg(picture))


def _as_jpeg(picture: "Image.Image") -> bytes:
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=_QUALITY, progressive=True)
    return target.getvalue()


def pixels(content: bytes, kind: str, *, most_bytes: int, edge: int = 0) -> "Image.Image":
    """The pixels alone, the right way up; with `edge` a JPEG is read no larger than it takes for that.

    Raises `BrokenFile`, and `FileTooLarge` (which tells `most_bytes`) for more pixels than a camera takes.
    """
    try:
        with Image.open(io.BytesIO(content), formats=[kind]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise too_large(most_bytes)
            if edge:
                picture.draft("RGB", (edge, edge))
            plain = ImageOps.exif_transpose(picture).convert("RGB")
            return Image.frombytes("RGB", plain.size, plain.tobytes())
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise BrokenFile from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise too_large(most_bytes) from error


def too_large(most_bytes: int) -> FileTooLarge:
    return FileTooLarge(megabytes=most_bytes // (1024 * 1024))
