"""Who stands in the five places, by name and address of their page."""

from collections.abc import Iterable
from uuid import UUID

from wushe.communities import queries as communities
from wushe.funds import queries as funds
from wushe.funds.models import Award, Promise
from wushe.kernel.web import formats
from wushe.kernel.work import Work
from wushe.linkages.models import Linkage, Participant
from wushe.organizations import queries as organizations
from wushe.people import queries as people
from wushe.pools.queries import resources as pools


async def names_in(
    work: Work, linkages: Iterable[Linkage], participants: Iterable[Participant] = ()
) -> dict[UUID, str]:
    """What to call the organisations, communities, places, persons and money of these linkages."""
    linkages, participants = list(linkages), list(participants)
    named: dict[UUID, str] = {}
    for query, ids in (
        (organizations.names, [linkage.organization_id for linkage in linkages]),
        (organizations.names, [p.organization_id for p in participants if p.organization_id]),
        (communities.names, [linkage.community_id for linkage in linkages]),
        (communities.names, [p.community_id for p in participants if p.community_id]),
        (pools.zone_names, [p.zone_id for p in participants if p.zone_id]),
        (people.names, [p.person_id for p in participants if p.person_id]),
    ):
        if ids:
            named |= {row[0]: row[1] for row in await work.rows(query(ids))}
    return named | await _money(work, participants)


async def _money(work: Work, participants: Iterable[Participant]) -> dict[UUID, str]:
    """友邻基金 ¥3,000.00 for each promise and award."""
    given: list[Promise | Award] = []
    for participant in participants:
        if participant.promise_id:
            given.append(await work.get(Promise, participant.promise_id))
        elif participant.award_id:
            given.append(await work.get(Award, participant.award_id))
    if not given:
        return {}
    called = {row[0]: row[1] for row in await work.rows(funds.names(each.fund_id for each in given))}
    return {each.id: f"{called.get(each.fund_id, '')} {formats.money(each.amount_fen)}" for each in given}
