"""The picture of a funder's money: from each township through fund and linkage to what became of it."""

from collections.abc import Sequence

from wushe.communities.societies import Society
from wushe.giving.kinds import Condition
from wushe.giving.schemas import AbodeShown, TownshipGiving
from wushe.kernel.i18n import _
from wushe.kernel.web.charts import Drawing
from wushe.workbench.flowing import Stop, Way, drawn

ENDS = {Condition.LEFT: Society.RESOURCE, Condition.RESERVED: Society.WORKER, Condition.SPENT: Society.ORGANIZATION}


def flow(townships: Sequence[TownshipGiving]) -> Drawing:
    """Every fen that was given and not given back runs from the left edge to the right."""
    return drawn([_way(township, abode) for township in townships for abode in township.abodes])


def _way(township: TownshipGiving, abode: AbodeShown) -> Way:
    """Bands lead to the moves of the gift."""
    here = f"{township.slug}/{abode.fund}"
    towards = abode.towards or _("未指定用途").say()
    stops = (
        Stop(township.slug, township.name, Society.COMMUNITY),
        Stop(here, abode.fund, Society.RESOURCE),
        Stop(f"{here}/{abode.linkage_id or towards}", towards, Society.ORGANIZATION),
        Stop(abode.condition.value, abode.condition.label.say(), ENDS[abode.condition]),
    )
    return Way(stops, abode.fen)
