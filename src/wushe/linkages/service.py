"""The verbs of linkages: from a need and an organisation to a need that is met."""

from uuid import UUID

from wushe.communities.societies import Society
from wushe.funds import service as funds
from wushe.funds.models import Award, Promise
from wushe.funds.models.promise import Cause
from wushe.funds.permissions import Funds
from wushe.funds.schemas import NewPromise
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.text import search_key
from wushe.kernel.work import Work
from wushe.linkages import queries
from wushe.linkages.errors import NoSuchLinkage, NotActive, NotFiled, OtherOrganization
from wushe.linkages.events import (
    LinkageAgreed,
    LinkageConfirmed,
    LinkageDeclined,
    LinkageProposed,
    LinkageSignedOff,
    LinkageStarted,
    LinkageWithdrawn,
)
from wushe.linkages.filling import enter, step_out
from wushe.linkages.kinds import Stage
from wushe.linkages.models import Linkage
from wushe.linkages.permissions import Linkages
from wushe.linkages.places import Places, places_of
from wushe.linkages.schemas import Ending, NewLinkage, TiedAward
from wushe.needs import service as needs
from wushe.needs.errors import NoSuchNeed
from wushe.needs.models import Need
from wushe.needs.permissions import Needs
from wushe.needs.queries import needs as need_queries
from wushe.organizations import queries as organizations
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.kinds import Stage as OrganizationStage
from wushe.organizations.models import Organization


async def propose(work: Work, data: NewLinkage) -> Linkage:
    """Bring a need and an organisation together; its own leader has agreed by proposing.

    Raises `NeedTaken`, `NotFiled`, `NotActive`, and what `needs.take_up` refuses.
    """
    reach = work.require(Linkages.PROPOSE)
    need = await work.one(need_queries.need(work.require(Needs.READ), data.need_id), NoSuchNeed)
    organization = await work.one(queries.askable(reach, data.organization_id), NoSuchOrganization)
    _must_be_able(organization)
    linkage = _new(work, need, organization)
    await work.flush()
    await needs.take_up(work, need.id, linkage.id, offer_id=data.offer_id)
    await enter(work, linkage, Society.ORGANIZATION, organization.id)
    work.record(LinkageProposed(linkage_id=linkage.id, need_id=need.id, organization_id=organization.id))
    await _bring_workers(work, linkage)
    if await _leads(work, organization.id):
        _agree(work, linkage)
    return linkage


def _new(work: Work, need: Need, organization: Organization) -> Linkage:
    return work.add(
        Linkage(
            id=new_id(),
            title=need.title,
            search=search_key(need.title, organization.name),
            need_id=need.id,
            organization_id=organization.id,
            community_id=need.community_id,
            stage=Stage.PROPOSED,
            proposed_on=clock.today(),
            proposed_by=work.person.person_id,
        )
    )


def _must_be_able(organization: Organization) -> None:
    if organization.stage is not OrganizationStage.ACTIVE:
        raise NotActive(name=organization.name)
    if not (organization.is_filed or organization.is_registered):
        raise NotFiled(name=organization.name)


async def _bring_workers(work: Work, linkage: Linkage) -> None:
    """The social workers who accompany the organisation are the support of its linkage from the start."""
    accompany = await work.rows(organizations.workers_of([linkage.organization_id], clock.today()))
    for person_id in dict.fromkeys(person_id for _organization, person_id, _name in accompany):
        await enter(work, linkage, Society.WORKER, person_id)


async def _leads(work: Work, organization_id: UUID) -> bool:
    person_id = work.person.person_id
    return person_id is not None and organization_id in await work.all(organizations.led_by(person_id))


async def agree(work: Work, linkage_id: UUID) -> Linkage:
    """The organisation takes the need up."""
    linkage = await _to_change(work, Linkages.AGREE, linkage_id)
    _agree(work, linkage)
    return linkage


def _agree(work: Work, linkage: Linkage) -> None:
    linkage.agree(clock.today())
    work.record(LinkageAgreed(linkage_id=linkage.id, need_id=linkage.need_id, organization_id=linkage.organization_id))


async def decline(work: Work, linkage_id: UUID, data: Ending) -> Linkage:
    """The organisation does not; the need is open for others again."""
    linkage = await _to_change(work, Linkages.AGREE, linkage_id)
    linkage.decline(data.reason, clock.today())
    await needs.release(work, linkage.need_id)
    work.record(
        LinkageDeclined(
            linkage_id=linkage.id,
            need_id=linkage.need_id,
            organization_id=linkage.organization_id,
            reason=data.reason,
        )
    )
    return linkage


async def start(work: Work, linkage_id: UUID) -> Linkage:
    """Raises `PlacesMissing` with the names of the places that cannot be done without."""
    linkage = await _to_change(work, Linkages.START, linkage_id)
    linkage.start(clock.today(), (await places(work, linkage)).missing)
    work.record(LinkageStarted(linkage_id=linkage.id, organization_id=linkage.organization_id))
    return linkage


async def confirm(work: Work, linkage_id: UUID) -> Linkage:
    """The community says for the resident that the need is met."""
    linkage = await _to_change(work, Linkages.CONFIRM, linkage_id)
    linkage.confirm(clock.today(), work.person.person_id)
    await needs.answer(work, linkage.need_id)
    work.record(
        LinkageConfirmed(linkage_id=linkage.id, need_id=linkage.need_id, organization_id=linkage.organization_id)
    )
    return linkage


async def sign_off(work: Work, linkage_id: UUID) -> Linkage:
    """A social worker has looked at what was done; raises `SameHand` for the one who confirmed."""
    linkage = await _to_change(work, Linkages.SIGN_OFF, linkage_id)
    linkage.sign_off(clock.today(), work.person.person_id)
    await needs.confirm(work, linkage.need_id)
    work.record(
        LinkageSignedOff(linkage_id=linkage.id, need_id=linkage.need_id, organization_id=linkage.organization_id)
    )
    return linkage


async def withdraw(work: Work, linkage_id: UUID, data: Ending) -> Linkage:
    """End it before the need is met. What was promised of funds is withdrawn by who promised it."""
    linkage = await _to_change(work, Linkages.WITHDRAW, linkage_id)
    linkage.withdraw(data.reason, clock.today())
    await needs.release(work, linkage.need_id)
    work.record(
        LinkageWithdrawn(
            linkage_id=linkage.id,
            need_id=linkage.need_id,
            organization_id=linkage.organization_id,
            reason=data.reason,
        )
    )
    return linkage


async def promise_money(work: Work, linkage_id: UUID, data: NewPromise) -> Promise:
    """Set a part of a fund aside for the linkage, which fills the fifth place; raises what `funds.promise` does.

    Whoever may promise of a fund may promise to any linkage of the township: the fund is what limits them.
    """
    work.require(Funds.PROMISE)
    linkage = await work.get(Linkage, linkage_id)
    linkage.must_be_open()
    cause = Cause(linkage.id, linkage.organization_id, linkage.community_id)
    promise = await funds.promise(work, data, cause)
    await enter(work, linkage, Society.RESOURCE, promise.id)
    return promise


async def tie_award(work: Work, linkage_id: UUID, data: TiedAward) -> Award:
    """An award of the linkage's own organisation pays for it, which fills the fifth place; it leaves the one before.

    Raises `OtherOrganization`, `AlreadyTakesPart`, and what `funds.tie_award` does.
    """
    linkage = await _to_change(work, Linkages.FILL, linkage_id)
    linkage.must_be_open()
    award = await funds.tie_award(work, data.award_id, linkage.id)
    if award.organization_id != linkage.organization_id:
        raise OtherOrganization
    before = await work.one_or_none(queries.money_place(award.id))
    if before is not None and before.linkage_id != linkage.id:
        step_out(work, before)
    await enter(work, linkage, Society.RESOURCE, award.id, column="award_id")
    return award


async def places(work: Work, linkage: Linkage) -> Places:
    """Its five places now."""
    return places_of(await work.all(queries.participants([linkage.id])))


async def _to_change(work: Work, permission: Linkages, linkage_id: UUID) -> Linkage:
    reach = work.require(permission)
    linkage = await work.one(queries.linkage_to_change(reach, linkage_id), NoSuchLinkage)
    work.check_version(linkage)
    return linkage
