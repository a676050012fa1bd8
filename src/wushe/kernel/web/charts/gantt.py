"""Projects on a calendar: what was planned in light, how far it is in full colour, and today."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wushe.kernel.web import formats
from wushe.kernel.web.charts.drawing import INK_SOFT, LINE, TODAY, Drawing, colour, fitted, picture, tag, text

WIDTH, NAMES, TOP, ROW, BAR, EDGE = 580.0, 150.0, 30.0, 32.0, 14.0, 28.0
MOST_MARKS = 7


@dataclass(frozen=True, slots=True)
class Span:
    """A project from `starts` to `ends` (that day included); `done` is the share that is finished, 0 to 1."""

    label: str
    starts: dt.date
    ends: dt.date
    done: float = 0.0
    society: str | None = None


def gantt(title: str, spans: Sequence[Span], today: dt.date, heads: tuple[str, str, str, str]) -> Drawing:
    """`heads` name the project, its start, its end and its progress."""
    rows = tuple((each.label, each.starts.isoformat(), each.ends.isoformat(), f"{_share(each):.0%}") for each in spans)
    first = min((each.starts for each in spans), default=today).replace(day=1)
    last = max((max(each.ends, each.starts) for each in spans), default=today) + dt.timedelta(days=1)
    scale = (WIDTH - NAMES - EDGE) / max((last - first).days, 28)

    def at(day: dt.date) -> float:
        return NAMES + (day - first).days * scale

    height = TOP + ROW * len(spans)
    parts = [part for month in _months(first, last) for part in _mark(month, at(month), height)]
    for number, each in enumerate(spans):
        parts += _row(each, TOP + ROW * number, at(each.starts), scale)
    if first <= today <= last:
        parts.append(
            tag(
                "line",
                [tag("title", today.isoformat())],
                x1=at(today),
                x2=at(today),
                y1=TOP - 8,
                y2=height,
                stroke=TODAY,
                stroke_width=1.5,
                stroke_dasharray="4 3",
            )
        )
    return Drawing(title, picture(title, WIDTH, height, parts), heads, rows)


def _months(first: dt.date, last: dt.date) -> list[dt.date]:
    """First days of months, at most seven of them, evenly apart."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    step = -(-count // MOST_MARKS)
    months = (first.year * 12 + first.month - 1 + each for each in range(0, count, step))
    return [day for month in months if (day := dt.date(month // 12, month % 12 + 1, 1)) <= last]


def _mark(month: dt.date, x: float, height: float) -> list[Markup]:
    words = f"{month:%Y-%m}" if month.month == 1 else formats.month(month)
    return [
        tag("line", x1=x, x2=x, y1=TOP - 8, y2=height, stroke=LINE),
        text(x, TOP - 14, words, fill=INK_SOFT, text_anchor="middle"),
    ]


def _row(each: Span, y: float, x: float, scale: float) -> list[Markup]:
    width = max(((each.ends - each.starts).days + 1) * scale, 3.0)
    box = {"x": x, "y": y + (ROW - BAR) / 2, "height": BAR, "rx": 3, "fill": colour(each.society)}
    told = tag("title", f"{each.label} {each.starts} – {each.ends} {_share(each):.0%}")
    return [
        text(0.0, y + ROW / 2 + 4, fitted(each.label, NAMES - 14)),
        tag("rect", [told], width=width, fill_opacity=0.25, **box),
        tag("rect", width=width * _share(each), **box),
    ]


def _share(each: Span) -> float:
    return min(max(each.done, 0.0), 1.0)
