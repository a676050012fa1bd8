"""A radar: one spoke for each part of a whole, last time's shape under the present one."""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin

from markupsafe import Markup

from wushe.kernel.web.charts.drawing import GREY, INK_SOFT, LINE, Drawing, colour, picture, tag, text

WIDTH, HEIGHT = 360.0, 300.0
RADIUS, MIDDLE_X, MIDDLE_Y = 92.0, 180.0, 140.0
WHOLE = 100
RINGS = (25, 50, 75, 100)

Shape = Mapping[str, int]
"""Spoke -> whole percent; what is missing was not measured and is drawn as nothing."""


def radar(
    title: str,
    spokes: Sequence[str],
    now: tuple[str, Shape],
    before: tuple[str, Shape] | None,
    head: str,
    society: str | None = None,
) -> Drawing:
    """`now` and `before` are (name, shape); `head` names the spokes. The table beside it says the same."""
    shapes = [each for each in (before, now) if each is not None]
    parts = [*_web(spokes)]
    if before is not None:
        parts.append(_shape(spokes, before[1], fill="none", stroke=GREY, stroke_width=1.5, stroke_dasharray="5 4"))
    parts.append(
        _shape(spokes, now[1], fill=colour(society), fill_opacity="0.18", stroke=colour(society), stroke_width=2)
    )
    parts += [_dot(place, len(spokes), now[1].get(spoke, 0), society) for place, spoke in enumerate(spokes)]
    parts += [_name(place, spoke, spokes, now[1].get(spoke, 0)) for place, spoke in enumerate(spokes)]
    parts += _legend([each[0] for each in shapes], society)
    rows = tuple((spoke, *(_percent(shape, spoke) for _name, shape in shapes)) for spoke in spokes)
    heads = (head, *(name for name, _shape in shapes))
    return Drawing(title, picture(title, WIDTH, HEIGHT, parts), heads, rows, "small")


def _web(spokes: Sequence[str]) -> list[Markup]:
    """The rings at each quarter, and the spokes."""
    rings = [_shape(spokes, dict.fromkeys(spokes, ring), fill="none", stroke=LINE, stroke_width=1) for ring in RINGS]
    ends = [_point(place, len(spokes), WHOLE) for place in range(len(spokes))]
    return rings + [tag("line", x1=MIDDLE_X, y1=MIDDLE_Y, x2=x, y2=y, stroke=LINE) for x, y in ends]


def _shape(spokes: Sequence[str], shape: Shape, **attributes: str | float) -> Markup:
    points = (_point(place, len(spokes), shape.get(spoke, 0)) for place, spoke in enumerate(spokes))
    return tag("polygon", (), points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points), **attributes)


def _dot(place: int, of: int, percent: int, society: str | None) -> Markup:
    x, y = _point(place, of, percent)
    return tag("circle", cx=x, cy=y, r=3, fill=colour(society))


def _name(place: int, spoke: str, spokes: Sequence[str], percent: int) -> Markup:
    """Outside the web, turned away from its middle, with its figure below."""
    x, y = _point(place, len(spokes), WHOLE + 14)
    anchor = "middle" if abs(x - MIDDLE_X) < RADIUS / 4 else "start" if x > MIDDLE_X else "end"
    up = -8 if y < MIDDLE_Y - RADIUS / 2 else 4
    return tag(
        "g",
        [
            text(x, y + up, spoke, text_anchor=anchor),
            text(x, y + up + 15, f"{percent}%", text_anchor=anchor, fill=INK_SOFT),
        ],
    )


def _legend(names: Sequence[str], society: str | None) -> list[Markup]:
    """Under the picture: the dashed line is the earlier one."""
    parts: list[Markup] = []
    for place, name in enumerate(reversed(names)):
        x, y = 20.0 + place * 170, HEIGHT - 10
        line = {"stroke": GREY, "stroke_dasharray": "5 4"} if place else {"stroke": colour(society)}
        parts.append(tag("line", x1=x, x2=x + 26, y1=y - 4, y2=y - 4, stroke_width=2, **line))
        parts.append(text(x + 32, y, name, fill=INK_SOFT))
    return parts


def _point(place: int, of: int, percent: int) -> tuple[float, float]:
    """Where so many percent lie on a spoke; the first one points up, the others follow the clock."""
    angle = 2 * pi * place / of - pi / 2
    reach = RADIUS * percent / WHOLE
    return MIDDLE_X + reach * cos(angle), MIDDLE_Y + reach * sin(angle)


def _percent(shape: Shape, spoke: str) -> str:
    return f"{shape[spoke]}%" if spoke in shape else "—"
