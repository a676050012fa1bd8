"""What activities show on the page of a linkage: what was held for it, and what came of it."""

from wushe.activities import queries
from wushe.activities.outputs import Scope, outputs_of
from wushe.activities.permissions import Activities
from wushe.kernel.work import Work
from wushe.linkages.models import Linkage
from wushe.linkages.sections import Section, section


@section
async def activities_of(work: Work, linkage: Linkage) -> Section | None:
    """Its activities, the totals that count, and what residents thought."""
    if not work.may(Activities.READ):
        return None
    reach = work.require(Activities.READ)
    found = await work.all(queries.of_linkage(linkage.id).where(queries.readable(reach)))
    stars, rated = (await work.rows(queries.ratings(linkage_id=linkage.id)))[0]
    return Section(
        "activities/linked.html",
        {
            "activities": found,
            "totals": await outputs_of(work, Scope(linkage_id=linkage.id)),
            "stars_tenths": int(stars) if stars is not None else None,
            "rated": rated,
            "may_record": work.may(Activities.RECORD) and linkage.is_open,
        },
    )
