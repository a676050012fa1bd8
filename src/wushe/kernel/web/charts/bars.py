"""One bar a line: communities by hours, needs by kind. The figure stands after its bar, never on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wushe.kernel.web.charts.drawing import INK_SOFT, Drawing, colour, fitted, picture, tag, text, width_of

WIDTH, ROW, BAR, SPACE = 320.0, 28.0, 13.0, 10.0
WIDEST_NAME = 120.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One line; `value` is not negative."""

    label: str
    value: float
    society: str | None = None


def bars(title: str, lines: Sequence[Bar], show: Callable[[float], str], heads: tuple[str, str]) -> Drawing:
    """`show` writes a value with its unit; `heads` name the lines and the values."""
    names = min(max((width_of(line.label) for line in lines), default=0.0), WIDEST_NAME)
    figures = max((width_of(show(line.value)) for line in lines), default=0.0)
    left = names + SPACE
    room = max(WIDTH - left - figures - SPACE, 40.0)
    most = max((line.value for line in lines), default=0) or 1
    parts = []
    for number, line in enumerate(lines):
        y, length = number * ROW, room * line.value / most
        parts += [
            text(0.0, y + 18, fitted(line.label, names + 1)),
            tag("rect", x=left, y=y + 7.5, width=max(length, 1.0), height=BAR, rx=3, fill=colour(line.society)),
            text(left + max(length, 1.0) + 7, y + 18, show(line.value), fill=INK_SOFT),
        ]
    rows = tuple((line.label, show(line.value)) for line in lines)
    return Drawing(title, picture(title, WIDTH, ROW * len(lines), parts), heads, rows, "small")
