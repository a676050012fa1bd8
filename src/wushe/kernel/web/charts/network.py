"""The five societies and how often they work together: five rings, and lines as thick as what ties them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from markupsafe import Markup

from wushe.kernel.web.charts.drawing import SOCIETIES, Drawing, colour, fitted, picture, tag, text

WIDTH, HEIGHT, CENTRE_Y, RADIUS, RING = 320.0, 284.0, 144.0, 94.0, 25.0
THINNEST, THICKEST = 1.5, 9.0


@dataclass(frozen=True, slots=True)
class Tie:
    """How many linkages two societies share."""

    one: str
    other: str
    linkages: int


def network(
    title: str, names: Mapping[str, str], counts: Mapping[str, int], ties: Sequence[Tie], heads: tuple[str, str, str]
) -> Drawing:
    """`names` and `counts` are by society; `heads` name the two societies and the number of linkages between them."""
    shown = [tie for tie in ties if tie.linkages > 0 and tie.one != tie.other]
    most = max((tie.linkages for tie in shown), default=1)
    parts = [_line(tie, names, most) for tie in sorted(shown, key=lambda tie: tie.linkages)]
    parts += [part for society in SOCIETIES for part in _ring(society, names[society], counts.get(society, 0))]
    rows = tuple((names[tie.one], names[tie.other], str(tie.linkages)) for tie in shown)
    rows += tuple((names[society], "", str(counts[society])) for society in SOCIETIES if counts.get(society))
    return Drawing(title, picture(title, WIDTH, HEIGHT, parts), heads, rows, "small")


def _at(society: str, radius: float = RADIUS) -> tuple[float, float]:
    """Where a society stands: always the same corner, community on top."""
    angle = 2 * pi * list(SOCIETIES).index(society) / len(SOCIETIES) - pi / 2
    return WIDTH / 2 + radius * 1.2 * cos(angle), CENTRE_Y + radius * sin(angle)


def _line(tie: Tie, names: Mapping[str, str], most: int) -> Markup:
    (x1, y1), (x2, y2) = _at(tie.one), _at(tie.other)
    thick = THINNEST + (THICKEST - THINNEST) * tie.linkages / most
    told = tag("title", f"{names[tie.one]} – {names[tie.other]} {tie.linkages}")
    return tag("line", [told], x1=x1, y1=y1, x2=x2, y2=y2, stroke="#c3cfe3", stroke_width=thick, stroke_linecap="round")


def _ring(society: str, name: str, count: int) -> list[Markup]:
    """Number inside, name outside: above the upper one, below the others, where no line passes."""
    x, y = _at(society)
    below = y + RING + 17 if society != "community" else y - RING - 7
    return [
        tag("circle", cx=x, cy=y, r=RING, fill="#fff", stroke=colour(society), stroke_width=5),
        text(x, y + 5, f"{count:,}", font_size=15, font_weight="bold", text_anchor="middle"),
        text(x, below, fitted(name, 120.0), text_anchor="middle"),
    ]
