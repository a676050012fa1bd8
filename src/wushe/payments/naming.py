"""What the ids of requests are called, for pages and sheets."""

from collections.abc import Iterable
from uuid import UUID

from wushe.communities import queries as communities
from wushe.kernel.work import Work
from wushe.ledger import purposes
from wushe.organizations import queries as organizations
from wushe.payments import pots
from wushe.payments.models import PaymentRequest
from wushe.people import queries as people


async def names_in(work: Work, requests: Iterable[PaymentRequest]) -> dict[UUID | None, str]:
    """Pots, payees, purposes, communities and the people who acted."""
    requests = list(requests)
    actors = {who for each in requests for who in (each.asked_by, each.decided_by, each.paid_by, each.closed_by) if who}
    tied = {each.purpose_id for each in requests if each.purpose_id}
    places = {each.community_id for each in requests if each.community_id}
    named: dict[UUID | None, str] = {}
    named |= await pots.names_of(work, [(each.pot_kind, each.holder_id) for each in requests])
    for query in (
        organizations.names(each.payee_id for each in requests),
        people.names(actors),
        purposes.names(tied),
        communities.names(places),
    ):
        named |= {row[0]: row[1] for row in await work.rows(query)}
    return named
