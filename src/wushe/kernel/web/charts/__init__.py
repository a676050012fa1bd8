"""Charts drawn on the server: data in, an SVG and its table out. `{{ chart(drawing) }}` shows both."""

from wushe.kernel.web.charts.bars import Bar, bars
from wushe.kernel.web.charts.columns import columns
from wushe.kernel.web.charts.drawing import SOCIETIES, Drawing
from wushe.kernel.web.charts.gantt import Span, gantt
from wushe.kernel.web.charts.network import Tie, network
from wushe.kernel.web.charts.qr import qr
from wushe.kernel.web.charts.radar import radar
from wushe.kernel.web.charts.sankey import Flow, Node, sankey

__all__ = [
    "SOCIETIES",
    "Bar",
    "Drawing",
    "Flow",
    "Node",
    "Span",
    "Tie",
    "bars",
    "columns",
    "gantt",
    "network",
    "qr",
    "radar",
    "sankey",
]
