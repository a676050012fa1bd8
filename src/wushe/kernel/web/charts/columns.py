"""A few months side by side: small columns with their figures above and their names below."""

from collections.abc import Callable, Sequence

from wushe.kernel.web.charts.drawing import INK_SOFT, LINE, Drawing, colour, fitted, picture, tag, text

WIDTH, HEIGHT, HEAD, FOOT = 320.0, 150.0, 18.0, 22.0


def columns(
    title: str,
    points: Sequence[tuple[str, float]],
    show: Callable[[float], str],
    heads: tuple[str, str],
    society: str | None = None,
) -> Drawing:
    """`points` are (name, value not negative) from left to right; `heads` name both."""
    pitch = WIDTH / max(len(points), 1)
    most = max((value for _, value in points), default=0) or 1
    ground = HEIGHT - FOOT
    parts = [tag("line", x1=0, x2=WIDTH, y1=ground, y2=ground, stroke=LINE)]
    for number, (name, value) in enumerate(points):
        middle, width = pitch * (number + 0.5), min(pitch * 0.56, 40.0)
        height = (ground - HEAD) * value / most
        told = tag("title", f"{name} {show(value)}")
        parts += [
            tag(
                "rect",
                [told],
                x=middle - width / 2,
                y=ground - height,
                width=width,
                height=height,
                rx=2,
                fill=colour(society),
            ),
            text(middle, ground - height - 5, fitted(show(value), pitch), text_anchor="middle"),
            text(middle, HEIGHT - 6, fitted(name, pitch), text_anchor="middle", fill=INK_SOFT),
        ]
    rows = tuple((name, show(value)) for name, value in points)
    return Drawing(title, picture(title, WIDTH, HEIGHT, parts), heads, rows, "small")
