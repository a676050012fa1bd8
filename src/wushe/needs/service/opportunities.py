"""项目机会: posted, settled with an organisation, or closed."""

from uuid import UUID

from wushe.communities import queries as communities
from wushe.communities.errors import NoSuchCommunity
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.needs.errors import DealIncomplete, NoSuchOpportunity, ReasonNeeded
from wushe.needs.events import OpportunityClosed, OpportunityDealt, OpportunityEdited, OpportunityPosted
from wushe.needs.kinds import OpportunityState
from wushe.needs.models import Opportunity
from wushe.needs.permissions import Needs
from wushe.needs.queries import opportunities as queries
from wushe.needs.schemas.offers import Closing, Deal, OpportunityData
from wushe.needs.service.offers import refuse_if_not_on_record
from wushe.needs.service.types import must_be_offered
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.models import Organization
from wushe.organizations.queries import names


async def post(work: Work, data: OpportunityData) -> Opportunity:
    """Put a sheet on the list."""
    work.require(Needs.POST)
    sheet = Opportunity(id=new_id(), posted_on=clock.today(), state=OpportunityState.OPEN)
    await _describe(work, sheet, data)
    work.add(sheet)
    work.record(OpportunityPosted(opportunity_id=sheet.id, amount_fen=sheet.amount_fen))
    await work.flush()
    return sheet


async def edit_opportunity(work: Work, opportunity_id: UUID, data: OpportunityData) -> Opportunity:
    """Raises `OpportunityOver`, `Stale`."""
    work.require(Needs.POST)
    sheet = await _to_change(work, opportunity_id)
    work.check_version(sheet)
    sheet.refuse_if_over()
    await _describe(work, sheet, data)
    work.record(OpportunityEdited(opportunity_id=sheet.id))
    await work.flush()
    return sheet


async def deal(work: Work, opportunity_id: UUID, data: Deal) -> Opportunity:
    """An organisation on record gets it; raises `DealIncomplete`, `OrganizationNotOnRecord`, `OpportunityOver`."""
    work.require(Needs.DEAL)
    sheet = await _to_change(work, opportunity_id)
    work.check_version(sheet)
    if data.organization_id is None:
        raise DealIncomplete
    if not await work.rows(names([data.organization_id])):
        raise NoSuchOrganization
    organization = await work.get(Organization, data.organization_id)
    refuse_if_not_on_record(organization)
    amount = sheet.amount_fen if data.amount_fen is None else int(data.amount_fen)
    sheet.deal(organization.id, amount, clock.today())
    work.record(OpportunityDealt(opportunity_id=sheet.id, organization_id=organization.id, amount_fen=amount))
    await work.flush()
    return sheet


async def close_opportunity(work: Work, opportunity_id: UUID, data: Closing) -> Opportunity:
    """Raises `ReasonNeeded`, `OpportunityOver`."""
    work.require(Needs.POST)
    sheet = await _to_change(work, opportunity_id)
    if not data.reason:
        raise ReasonNeeded
    sheet.close(data.reason, clock.today())
    work.record(OpportunityClosed(opportunity_id=sheet.id))
    await work.flush()
    return sheet


async def _to_change(work: Work, opportunity_id: UUID) -> Opportunity:
    return await work.one(queries.opportunity_to_change(opportunity_id), NoSuchOpportunity)


async def _describe(work: Work, sheet: Opportunity, data: OpportunityData) -> None:
    await must_be_offered(work, data.service_type_id)
    if data.community_id is not None and not await work.rows(communities.names([data.community_id])):
        raise NoSuchCommunity
    sheet.say(data.title, data.story, data.channel)
    sheet.category, sheet.amount_fen, sheet.deadline = data.category, int(data.amount_fen), data.deadline
    sheet.service_type_id, sheet.community_id = data.service_type_id, data.community_id
