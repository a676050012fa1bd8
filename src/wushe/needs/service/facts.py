"""Loading what the match needs to know."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wushe.kernel.clock import Month
from wushe.kernel.work import Reach, Work
from wushe.needs.kinds import Group, Mobility, OfferState, Time
from wushe.needs.matching.facts import Kind, NeedFacts, OfferFacts
from wushe.needs.matching.rules import Bar
from wushe.needs.models import Opportunity
from wushe.needs.queries import facts as queries, offers as offer_queries
from wushe.needs.rated import ask_ratings

Kinds = Mapping[UUID, Kind]


async def kinds(work: Work) -> Kinds:
    return {row.id: Kind(*row) for row in await work.rows(queries.kinds())}


async def offer_facts(work: Work, known: Kinds, only: UUID | None = None) -> list[OfferFacts]:
    """Every offer that can be proposed, or `only` one whatever its state."""
    rows = await work.rows(queries.offers(only))
    ids = [row.id for row in rows]
    used = dict(await work.rows(offer_queries.used(Month.current(), ids)))
    rated = await ask_ratings(work, ids)
    places: dict[UUID, set[UUID]] = defaultdict(set)
    for offer_id, community_id in await work.rows(offer_queries.areas(ids)):
        places[offer_id].add(community_id)
    return [
        _offer(
            row, known, used.get(row.id, 0), rated.get(row.id), None if row.everywhere else frozenset(places[row.id])
        )
        for row in rows
    ]  # fmt: skip


def _offer(
    row: Any, known: Kinds, used: int, rating: float | None, communities: frozenset[UUID] | None
) -> OfferFacts:  # fmt: skip
    return OfferFacts(
        id=row.id, title=row.title, story=row.story, kind=known[row.service_type_id],
        organization_id=row.organization_id, organization=row.organization, communities=communities,
        groups=[Group(code) for code in row.groups], age_from=row.age_from, age_to=row.age_to,
        mobility=row.mobility, times=[Time(code) for code in row.times], capacity=row.capacity,
        left=max(0, row.capacity - used), rating=rating, bar=_bar(row),
    )  # fmt: skip


def _bar(row: Any) -> Bar | None:
    if not row.on_record:
        return Bar.NOT_ON_RECORD
    return {OfferState.PAUSED: Bar.PAUSED, OfferState.ENDED: Bar.ENDED}.get(row.state)


async def need_facts(work: Work, reach: Reach, known: Kinds, only: UUID | None = None) -> list[NeedFacts]:
    """Every need within reach that waits, or `only` one whatever its state."""
    return [
        NeedFacts(
            id=row.id, title=row.title, story=row.story, community_id=row.community_id,
            kind=known.get(row.service_type_id), groups=[Group(code) for code in row.groups], age=row.age,
            mobility=row.mobility, urgency=row.urgency, times=[Time(code) for code in row.times],
            heard_at=row.heard_at,
        )
        for row in await work.rows(queries.needs(reach, only))
    ]  # fmt: skip


def as_need(sheet: Opportunity, known: Kinds) -> NeedFacts:
    """An opportunity asks for offers as a need does, for nobody in particular."""
    kind = known[sheet.service_type_id] if sheet.service_type_id else None
    return NeedFacts(sheet.id, sheet.title, sheet.story, sheet.community_id, kind)


def as_offer(sheet: Opportunity, known: Kinds) -> OfferFacts:
    """An opportunity would pay for needs as an offer answers them, without bounds of its own."""
    kind = known[sheet.service_type_id] if sheet.service_type_id else None
    places = frozenset({sheet.community_id}) if sheet.community_id else None
    return OfferFacts(
        sheet.id, sheet.title, kind, sheet.story, communities=places, mobility=Mobility.HOMEBOUND
    )  # fmt: skip
