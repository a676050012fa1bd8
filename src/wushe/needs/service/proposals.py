"""The match as the pages ask for it: the ten best, why, and what was kept out and why not."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

import anyio.to_thread

from wushe.kernel.late import Late
from wushe.kernel.work import Work
from wushe.needs.errors import NoSuchNeed, NoSuchOffer, NoSuchOpportunity
from wushe.needs.matching.facts import NeedFacts, OfferFacts
from wushe.needs.matching.proposal import Proposal, Reason
from wushe.needs.permissions import Needs
from wushe.needs.queries import needs as need_queries, opportunities as opportunity_queries
from wushe.needs.service import facts

if TYPE_CHECKING:
    from wushe.needs.matching.ranking import Match

ranking, reasons = Late("wushe.needs.matching.ranking"), Late("wushe.needs.matching.reasons")

MOST_KEPT_OUT = 10


class KeptOut(NamedTuple):
    """An offer of the same kind that is not proposed, with everything that keeps it out."""

    offer: OfferFacts
    reasons: list[Reason]


@dataclass(frozen=True, slots=True)
class Proposals:
    """Up to ten of each; `kept_out` are those of the same family that were not."""

    proposed: list[Proposal]
    kept_out: list[KeptOut]


async def offers_for_need(work: Work, need_id: UUID) -> Proposals:
    """The ten best offers for a need, and why others of its kind are none; raises `NoSuchNeed`."""
    work.require(Needs.READ_OFFERS)
    known = await facts.kinds(work)
    need = await _need(work, need_id, known)
    match = ranking.Match([need], await facts.offer_facts(work, known))
    return await anyio.to_thread.run_sync(_offers_of_first, match)


async def needs_for_offer(work: Work, offer_id: UUID) -> list[Proposal]:
    """The ten waiting needs within reach that the offer fits best; raises `NoSuchOffer`."""
    work.require(Needs.READ_OFFERS)
    reach = work.require(Needs.READ)
    known = await facts.kinds(work)
    offer = await _offer(work, offer_id, known)
    match = ranking.Match(await facts.need_facts(work, reach, known), [offer])
    return await anyio.to_thread.run_sync(_needs_of_first, match)


async def for_opportunity(work: Work, opportunity_id: UUID) -> tuple[Proposals, list[Proposal]]:
    """Who could do it, and the needs it would pay for, as far as the person reads them; raises `NoSuchOpportunity`."""
    work.require(Needs.READ_OFFERS)
    sheet = await work.one(opportunity_queries.opportunity(opportunity_id), NoSuchOpportunity)
    known = await facts.kinds(work)
    offers = ranking.Match([facts.as_need(sheet, known)], await facts.offer_facts(work, known))
    doers = await anyio.to_thread.run_sync(_offers_of_first, offers)
    if not work.may(Needs.READ):
        return doers, []
    waiting = await facts.need_facts(work, work.require(Needs.READ), known)
    needs = ranking.Match(waiting, [facts.as_offer(sheet, known)])
    return doers, await anyio.to_thread.run_sync(_needs_of_first, needs)


async def why_not_this(work: Work, need_id: UUID, offer_id: UUID) -> KeptOut:
    """Everything that keeps one offer from one need, whatever its state; no reasons where nothing does."""
    work.require(Needs.READ_OFFERS)
    known = await facts.kinds(work)
    need, asked = await _need(work, need_id, known), await _offer(work, offer_id, known)
    others = [offer for offer in await facts.offer_facts(work, known) if offer.id != asked.id]
    match = ranking.Match([need], [asked, *others])
    return KeptOut(asked, reasons.why_not(match, 0, 0))


async def _need(work: Work, need_id: UUID, known: facts.Kinds) -> NeedFacts:
    reach = work.require(Needs.READ)
    await work.one(need_queries.need(reach, need_id), NoSuchNeed)
    [need] = await facts.need_facts(work, reach, known, need_id)
    return need


async def _offer(work: Work, offer_id: UUID, known: facts.Kinds) -> OfferFacts:
    found = await facts.offer_facts(work, known, offer_id)
    if not found:
        raise NoSuchOffer
    return found[0]


# --- the match itself, in a thread: a tenth of a second with three thousand offers


def _offers_of_first(match: "Match") -> Proposals:
    proposed = reasons.offers_for(match, 0, match.offers_for_needs())
    return Proposals(proposed, _kept_out(match, {proposal.offer.id for proposal in proposed}))


def _needs_of_first(match: "Match") -> list[Proposal]:
    return reasons.needs_for(match, 0, match.needs_for_offers())


def _kept_out(match: "Match", proposed: set[UUID]) -> list[KeptOut]:
    kind = match.needs[0].kind
    alike = [
        place
        for place, offer in enumerate(match.offers)
        if kind and offer.kind and offer.kind.family_id == kind.family_id and offer.id not in proposed
    ]
    out: list[KeptOut] = []
    for place in alike:
        if len(out) < MOST_KEPT_OUT and (apart := reasons.why_not(match, 0, place)):
            out.append(KeptOut(match.offers[place], apart))
    return out
