"""Money on its way, from stop to stop, as one picture. Pure: the ways in, a drawing out."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from wushe.communities.societies import Society
from wushe.kernel.i18n import _
from wushe.kernel.web import formats
from wushe.kernel.web.charts import Drawing, Flow, Node, sankey
from wushe.linkages.kinds import Stage

MOST_STOPS = 7
"""In one column; what is smaller flows together as one."""


class Stop(NamedTuple):
    """A place that money rests at; the `key` is unique among all columns."""

    key: str
    label: str
    society: Society


class Way(NamedTuple):
    """So many fen through these stops, one of each column; `url` tells more about them."""

    stops: tuple[Stop, ...]
    fen: int
    url: str = ""


def stage_stop(stage: Stage) -> Stop:
    """Where every way of money to a linkage ends for now."""
    return Stop(stage.value, stage.label.say(), Society.WORKER)


def drawn(ways: Sequence[Way], several: str = "") -> Drawing:
    """No yuan is lost: the bands of each column add up to the same.

    A band leads where its ways lead; where these lead to different places, to `several`.
    """
    columns = [_merged(ways, column) for column in range(len(ways[0].stops) if ways else 0)]
    nodes: dict[str, Node] = {}
    amounts: Counter[tuple[str, str]] = Counter()
    urls: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for place, way in enumerate(ways):
        stops = [column[place] for column in columns]
        nodes |= {stop.key: Node(stop.key, stop.label, stop.society.value) for stop in stops}
        for source, target in pairwise(stops):
            amounts[source.key, target.key] += way.fen
            urls[source.key, target.key].add(way.url)
    flows = [Flow(*ends, fen, _only(urls[ends], several)) for ends, fen in amounts.items()]
    heads = (_("从").say(), _("到").say(), _("金额").say())
    return sankey(_("资金流向").say(), list(nodes.values()), flows, formats.ten_thousand, heads)


def _only(urls: Collection[str], several: str) -> str:
    return next(iter(urls)) if len(urls) == 1 else several


def _merged(ways: Sequence[Way], column: int) -> list[Stop]:
    """The stop of each way in that column, the small ones replaced by one for all of them."""
    given: Counter[str] = Counter()
    for way in ways:
        given[way.stops[column].key] += way.fen
    if len(given) <= MOST_STOPS:
        return [way.stops[column] for way in ways]
    large = {key for key, _fen in given.most_common(MOST_STOPS - 1)}
    rest = Stop(f"others-{column}", _("其他").say(), ways[0].stops[column].society)
    return [way.stops[column] if way.stops[column].key in large else rest for way in ways]
