"""Who stands in the five places, by name and address of their page."""

from collections.abc import Iterable
from uuid import UUID

from wushe.communities import queries as communities
from wushe.funds import queries as funds
from wushe.funds.models import Promise
from wushe.kernel.web import formats
from wushe.kernel.work import Work
from wushe.linkages.models import Linkage, Participant
from wushe.organizations import queries as organizations
from wushe.people import queries as people


async def names_in(
    work: Work, linkages: Iterable[Linkage], participants: Iterable[Participant] = ()
) -> dict[UUID, str]:
    """What to call the organisations, communities, places, persons and promises of these linkages."""
    linkages, participants = list(linkages), list(participants)
    named: dict[UUID, str] = {}
    for query, ids in (
        (organizations.names, [linkage.organization_id for linkage in linkages]),
        (organizations.names, [p.organization_id for p in participants if p.organization_id]),
        (communities.names, [linkage.community_id for linkage in linkages]),
        (communities.names, [p.community_id for p in participants if p.community_id]),
        (communities.place_names, [p.place_id for p in participants if p.place_id]),
        (people.names, [p.person_id for p in participants if p.person_id]),
    ):
        if ids:
            named |= {row[0]: row[1] for row in await work.rows(query(ids))}
    return named | await _promises(work, [p.promise_id for p in participants if p.promise_id])


async def _promises(work: Work, ids: list[UUID]) -> dict[UUID, str]:
    """友邻基金 ¥3,000.00 for each promise."""
    if not ids:
        return {}
    promises = [await work.get(Promise, promise_id) for promise_id in ids]
    called = {row[0]: row[1] for row in await work.rows(funds.names(p.fund_id for p in promises))}
    return {p.id: f"{called.get(p.fund_id, '')} {formats.money(p.amount_fen)}" for p in promises}
