"""What all charts are drawn with: colours, tags, and how wide a text will be."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from unicodedata import east_asian_width

from markupsafe import Markup, escape

# The same five colours as in assets/css/1-ground.css (a test compares them), so that a chart can also stand in a PDF.
SOCIETIES = {
    "community": "#1b5fd0",
    "worker": "#0f8a74",
    "organization": "#7a4fc9",
    "volunteer": "#d4442e",
    "resource": "#b7791f",
}
GREY = "#97a1b0"
INK = "#1d2129"
INK_SOFT = "#4e5969"
LINE = "#e3e7ee"
TODAY = "#c62828"
FONT = 12


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart: its picture, and the same as rows under `heads`. No rows means that there is nothing to show yet."""

    title: str
    svg: Markup
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    size: Literal["wide", "small"] = "wide"


def colour(society: str | None) -> str:
    """Colour of a society; grey for what belongs to none, such as what is left over."""
    return SOCIETIES.get(society or "", GREY)


def tag(name: str, inside: Iterable[Markup] | str = (), **attributes: object) -> Markup:
    """One SVG element. `stroke_width=2` becomes stroke-width="2"; everything is escaped, floats keep one decimal."""
    written = Markup("").join(
        Markup(' {}="{}"').format(key.strip("_").replace("_", "-"), _plain(value)) for key, value in attributes.items()
    )
    body = escape(inside) if isinstance(inside, str) else Markup("").join(inside)
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), written, body)  # noqa: S704 - `name` is written in this package


def text(x: float, y: float, words: str, **attributes: object) -> Markup:
    """`words` with their base line at `y`, on a thin white edge so that they stay legible over a band."""
    shown: dict[str, object] = {
        "font_size": FONT,
        "fill": INK,
        "stroke": "#fff",
        "stroke_width": 3,
        "paint_order": "stroke",
    }
    return tag("text", words, x=x, y=y, **(shown | attributes))


def picture(title: str, width: float, height: float, parts: Iterable[Markup], *, linked: bool = False) -> Markup:
    """The whole SVG, read out as one image under its title; one that is `linked` as a group of its links."""
    return tag(
        "svg",
        parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_plain(width)} {_plain(height)}",
        role="group" if linked else "img",
        class_="drawing",
        aria_label=title,
    )


def width_of(words: str, size: float = FONT) -> float:
    """Width in px, on the safe side: a Chinese character is as wide as high, others at most 0.62 of it."""
    return sum(size if east_asian_width(each) in "WFA" else size * 0.62 for each in words)


def fitted(words: str, room: float, size: float = FONT) -> str:
    """`words`, shortened with … to what fits into `room` px."""
    if width_of(words, size) <= room:
        return words
    kept = words
    while kept and width_of(kept + "…", size) > room:
        kept = kept[:-1]
    return kept + "…"


def _plain(value: object) -> object:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value
