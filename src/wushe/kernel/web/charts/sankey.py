"""Where money comes from and where it goes: bands between columns, as wide as their amounts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wushe.kernel.web.charts.drawing import FONT, Drawing, colour, fitted, picture, tag, text, width_of

WIDTH, BAR, LABEL, GAP, INNER = 580.0, 10.0, 18.0, 14.0, 190.0
LAST = 126.0
"""Room of the last column, for its bar and its labels."""


@dataclass(frozen=True, slots=True)
class Node:
    """A place money rests or passes; `society` gives its colour."""

    key: str
    label: str
    society: str | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """Money from one node to another, by their keys; `amount` is positive, in fen or any one unit.

    With a `url` the band leads there.
    """

    source: str
    target: str
    amount: int
    url: str = ""


@dataclass(slots=True)
class Box:
    """A node with its place in the picture; `incoming` and `outgoing` are how far its edges are used up."""

    node: Node
    amount: int
    x: float
    y: float
    height: float
    room: float
    incoming: float = 0.0
    outgoing: float = 0.0


def sankey(
    title: str, nodes: Sequence[Node], flows: Sequence[Flow], show: Callable[[int], str], heads: tuple[str, str, str]
) -> Drawing:
    """`show` writes an amount; `heads` name source, target and amount. ValueError when money would run in a circle."""
    flows = [flow for flow in flows if flow.amount > 0]
    boxes = place(nodes, flows)
    bands = [_band(boxes[flow.source], boxes[flow.target], flow, show) for flow in flows]
    height = max((box.y + box.height for box in boxes.values()), default=0.0) + 6
    parts = [*bands, *(part for box in boxes.values() for part in _labelled(box, show))]
    labels = {node.key: node.label for node in nodes}
    rows = tuple((labels[flow.source], labels[flow.target], show(flow.amount)) for flow in flows)
    linked = any(flow.url for flow in flows)
    return Drawing(title, picture(title, WIDTH, height, parts, linked=linked), heads, rows)


def place(nodes: Sequence[Node], flows: Sequence[Flow]) -> dict[str, Box]:
    """Boxes of the nodes that money touches, column by column; heights share one scale, so widths are conserved."""
    layers = _layers([node.key for node in nodes], flows)
    columns: dict[int, list[tuple[Node, int]]] = {}
    for node in nodes:
        amount = max(
            sum(flow.amount for flow in flows if flow.source == node.key),
            sum(flow.amount for flow in flows if flow.target == node.key),
        )
        if amount:
            columns.setdefault(layers[node.key], []).append((node, amount))
    last = max(columns, default=0)
    heaviest = max((sum(amount for _, amount in column) for column in columns.values()), default=1)
    scale, pitch = INNER / heaviest, (WIDTH - LAST) / max(last, 1)
    tallest = max((_height(column, scale) for column in columns.values()), default=0.0)
    boxes: dict[str, Box] = {}
    for layer, column in sorted(columns.items()):
        room = LAST if layer == last else pitch - BAR
        y = (tallest - _height(column, scale)) / 2
        for node, amount in column:
            boxes[node.key] = Box(node, amount, layer * pitch, y + LABEL, amount * scale, room)
            y += LABEL + amount * scale + GAP
    return boxes


def _layers(keys: Sequence[str], flows: Sequence[Flow]) -> dict[str, int]:
    """Column of each node: one further than the furthest node that feeds it."""
    layers = dict.fromkeys(keys, 0)
    for _ in range(len(layers) + 1):
        flows = sorted(flows, key=lambda flow: layers[flow.source])
        moved = {flow.target: layers[flow.source] + 1 for flow in flows if layers[flow.target] <= layers[flow.source]}
        if not moved:
            return layers
        layers |= moved
    raise ValueError("money runs in a circle")


def _height(column: Sequence[tuple[Node, int]], scale: float) -> float:
    return sum(LABEL + amount * scale + GAP for _, amount in column) - GAP


def _band(source: Box, target: Box, flow: Flow, show: Callable[[int], str]) -> Markup:
    thick = flow.amount * source.height / source.amount
    x1, x2 = source.x + BAR, target.x
    y1, y2 = source.y + source.outgoing, target.y + target.incoming
    source.outgoing += thick
    target.incoming += thick
    bend = (x1 + x2) / 2
    path = (
        f"M{x1:.1f} {y1:.1f}C{bend:.1f} {y1:.1f} {bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        f"v{thick:.1f}C{bend:.1f} {y2 + thick:.1f} {bend:.1f} {y1 + thick:.1f} {x1:.1f} {y1 + thick:.1f}z"
    )
    told = f"{source.node.label} → {target.node.label} {show(flow.amount)}"
    band = tag("path", [tag("title", told)], d=path, fill=colour(source.node.society), fill_opacity=0.24)
    return tag("a", [band], href=flow.url, aria_label=told) if flow.url else band


def _labelled(box: Box, show: Callable[[int], str]) -> list[Markup]:
    """The bar, and above it its name and amount, in the gap that `place` left for them."""
    amount = f" {show(box.amount)}"
    words = box.node.label + amount
    label = text(box.x, box.y - 5, _caption(box.node.label, amount, box.room))
    bar = tag(
        "rect",
        [tag("title", words)],
        x=box.x,
        y=box.y,
        width=BAR,
        height=max(box.height, 1.0),
        rx=2,
        fill=colour(box.node.society),
    )
    return [bar, label]


def _caption(name: str, amount: str, room: float) -> str:
    """The name is shortened first: an amount without its end would be another amount."""
    left = room - width_of(amount)
    return fitted(name, left) + amount if left >= 2 * FONT else fitted(name + amount, room)
