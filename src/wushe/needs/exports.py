"""The lists of needs, offers and opportunities as files; whoever said a need is not in them."""

from typing import Any

from sqlalchemy import Select

from wushe.kernel.exporting.declared import Export, each
from wushe.kernel.work import Work
from wushe.needs.permissions import Needs
from wushe.needs.queries import listing, offers, opportunities
from wushe.needs.schemas.needs import NeedFilters
from wushe.needs.schemas.offers import OfferFilters, OpportunityFilters
from wushe.needs.sheets import NEED_LIST, OFFER_LIST, OPPORTUNITY_LIST, need_row, offer_row, opportunity_row


def _needs(work: Work, filters: NeedFilters) -> Select[Any]:
    return listing.bundled(work.require(Needs.READ), filters).order_by(*listing.order(filters))


def _offers(_work: Work, filters: OfferFilters) -> Select[Any]:
    return offers.bundled(filters).order_by(*offers.order())


def _opportunities(_work: Work, filters: OpportunityFilters) -> Select[Any]:
    return opportunities.bundled(filters).order_by(*opportunities.order())


NEEDS = Export(
    kind="needs", back="/needs", permissions=(Needs.EXPORT, Needs.READ), approval=None, sheet=NEED_LIST,
    filters=NeedFilters, found=_needs, as_rows=each(need_row),
)  # fmt: skip
OFFERS = Export(
    kind="offers", back="/offers", permissions=(Needs.EXPORT,), approval=None, sheet=OFFER_LIST,
    filters=OfferFilters, found=_offers, as_rows=each(offer_row),
)  # fmt: skip
OPPORTUNITIES = Export(
    kind="opportunities", back="/opportunities", permissions=(Needs.EXPORT,), approval=None, sheet=OPPORTUNITY_LIST,
    filters=OpportunityFilters, found=_opportunities, as_rows=each(opportunity_row),
)  # fmt: skip
