"""What rows of a sheet are compared with."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Select, select

from wushe.kernel.work import Reach
from wushe.needs.kinds import OfferState
from wushe.needs.models import Need, ServiceOffer
from wushe.needs.queries.listing import UNANSWERED
from wushe.organizations.models import Organization


def living_with_titles(titles: Iterable[str]) -> Select[Need]:
    """The needs of these very words that are not answered yet, the first heard last, so that it is the one found."""
    found = select(Need).where(Need.title.in_(list(titles)), Need.state.in_(UNANSWERED))
    return found.order_by(Need.heard_at.desc(), Need.id.desc())


def reached_organizations(reach: Reach) -> Select[UUID]:
    """Whose offers a person may take over from a sheet: by community or township."""
    return select(Organization.id).where(reach.clause(community=Organization.community_id.in_))


def offers_of(organization_ids: Iterable[UUID]) -> Select[ServiceOffer]:
    """Everything these organisations offer and have not ended."""
    ids = list(organization_ids)
    return select(ServiceOffer).where(ServiceOffer.organization_id.in_(ids), ServiceOffer.state != OfferState.ENDED)
