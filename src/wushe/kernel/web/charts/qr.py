"""A QR code as an inline picture, with a title and without a style attribute."""

import segno
from markupsafe import Markup


def qr(text: str, title: str) -> Markup:
    """The code of `text` (usually a full address), to be scanned; `title` says what it opens."""
    code = segno.make_qr(text, error="m")
    drawn = code.svg_inline(omitsize=True, border=1, title=title, svgclass=None, lineclass=None)
    return Markup(drawn.replace("<svg", '<svg role="img"', 1))  # noqa: S704 - made of the text's bits; the title is escaped
