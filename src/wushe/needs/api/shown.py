"""Rows as programs see them."""

from wushe.kernel.work import Work
from wushe.needs import service
from wushe.needs.kinds import Group
from wushe.needs.matching.proposal import Proposal
from wushe.needs.models import Need, Opportunity, ServiceOffer
from wushe.needs.permissions import Needs
from wushe.needs.queries import needs as need_queries, offers as offer_queries
from wushe.needs.schemas.match import ProposalShown
from wushe.needs.schemas.needs import NeedShown, SourceShown
from wushe.needs.schemas.offers import OfferShown, OpportunityShown

_OF_NEED = [name for name in NeedShown.__struct_fields__ if name not in {"groups", "sources"}]
_OF_OFFER = [name for name in OfferShown.__struct_fields__ if name not in {"left", "community_ids"}]


async def need_shown(work: Work, need: Need) -> NeedShown:
    """Whether somebody may be called is said only to who may ask who."""
    rows = await work.rows(need_queries.sources(need.id))
    told = work.may(Needs.REVEAL)
    sources = [
        SourceShown(
            id=source.id, channel=source.channel, heard_at=source.heard_at, note=source.note,
            merged=known.id != need.id, has_contact=told and contact is not None,
        )
        for source, known, contact in rows
    ]  # fmt: skip
    groups = [Group(code) for code in need.groups]
    return NeedShown(**{name: getattr(need, name) for name in _OF_NEED}, groups=groups, sources=sources)


async def offer_shown(work: Work, offer: ServiceOffer) -> OfferShown:
    places = [community_id for _offer, community_id in await work.rows(offer_queries.areas([offer.id]))]
    left = await service.left_of(work, [offer])
    return OfferShown(
        **{name: getattr(offer, name) for name in _OF_OFFER}, left=left[offer.id], community_ids=places
    )  # fmt: skip


def opportunity_shown(sheet: Opportunity) -> OpportunityShown:
    return OpportunityShown(**{name: getattr(sheet, name) for name in OpportunityShown.__struct_fields__})


def proposal_shown(proposal: Proposal) -> ProposalShown:
    return ProposalShown(
        need_id=proposal.need.id,
        need=proposal.need.title,
        offer_id=proposal.offer.id,
        offer=proposal.offer.title,
        organization=proposal.offer.organization,
        points=proposal.points,
        parts={part.value: points for part, points in proposal.parts.items()},
        reasons=proposal.why,
    )
