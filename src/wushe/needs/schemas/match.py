"""What programs see of the match."""

from uuid import UUID

from wushe.kernel.schemas import Shown


class ProposalShown(Shown):
    """A need and an offer that fit. `points` of 100, `parts` what they are made of, by code."""

    need_id: UUID
    need: str
    offer_id: UUID
    offer: str
    organization: str
    points: float
    parts: dict[str, float]
    reasons: list[str]


class WhyNotShown(Shown):
    """An offer that was kept out, with everything that keeps it out."""

    offer_id: UUID
    title: str
    reasons: list[str]


class ProposalsShown(Shown):
    """Up to ten of each."""

    proposed: list[ProposalShown]
    kept_out: list[WhyNotShown]


class OpportunityMatches(Shown):
    """Who could do it, and the needs it would pay for."""

    offers: list[ProposalShown]
    needs: list[ProposalShown]
