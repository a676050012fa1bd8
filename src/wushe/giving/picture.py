"""The picture of a funder's money: from each township through fund and linkage to what became of it."""

from collections.abc import Sequence
from uuid import UUID

from wushe.communities.societies import Society
from wushe.giving.kinds import Condition
from wushe.giving.schemas import AbodeShown, TownshipGiving
from wushe.kernel.i18n import _
from wushe.kernel.web.charts import Drawing
from wushe.workbench.flowing import Stop, Way, drawn

ENDS = {Condition.LEFT: Society.RESOURCE, Condition.RESERVED: Society.WORKER, Condition.SPENT: Society.ORGANIZATION}


def flow(townships: Sequence[TownshipGiving], entered: str) -> Drawing:
    """Every fen that was given and not given back runs from the left edge to the right.

    A band leads to the moves of its gift; one of several gifts to the list of all. `entered` is the township that
    the funder is in: the page of a gift elsewhere lies behind its door.
    """
    ways = [_way(township, abode, entered) for township in townships for abode in township.abodes]
    return drawn(ways, "#gifts")


def _way(township: TownshipGiving, abode: AbodeShown, entered: str) -> Way:
    here = f"{township.slug}/{abode.fund}"
    towards = abode.towards or _("未指定用途").say()
    stops = (
        Stop(township.slug, township.name, Society.COMMUNITY),
        Stop(here, abode.fund, Society.RESOURCE),
        Stop(f"{here}/{abode.linkage_id or towards}", towards, Society.ORGANIZATION),
        Stop(abode.condition.value, abode.condition.label.say(), ENDS[abode.condition]),
    )
    return Way(stops, abode.fen, gift_url(township.slug, abode.source_id, entered))


def gift_url(slug: str, source_id: UUID, entered: str) -> str:
    """Where the moves of a gift are told, by way of the door where its township is another than the one entered."""
    page = f"/{slug}/giving/{source_id}"
    return page if slug == entered else f"/townships?next={page}"
