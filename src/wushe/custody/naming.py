"""What the ids of agreements are called, for pages, sheets and papers."""

from collections.abc import Iterable
from uuid import UUID

from wushe.communities import queries as communities
from wushe.custody.kinds import Party
from wushe.custody.models import Agreement
from wushe.kernel.work import Work
from wushe.ledger import purposes
from wushe.organizations import queries as organizations
from wushe.people import queries as people


async def names_in(work: Work, agreements: Iterable[Agreement]) -> dict[UUID | None, str]:
    """The parties, the purposes, the people who signed and who asked for the closing."""
    agreements = list(agreements)
    groups = {party for each in agreements for party in (each.owner_id, each.hub_id)}
    signers = {who for each in agreements for party in Party if (who := each.signer(party))}
    signers |= {each.closing_asked_by for each in agreements if each.closing_asked_by}
    tied = {each.purpose_id for each in agreements if each.purpose_id}
    named: dict[UUID | None, str] = {}
    for query in (
        organizations.names(groups),
        communities.names({each.community_id for each in agreements}),
        people.names(signers),
        purposes.names(tied),
    ):
        named |= {row[0]: row[1] for row in await work.rows(query)}
    return named
