"""Agreements: drafted, signed by three, cancelled before they come into force."""

from uuid import UUID

from wushe.custody import queries
from wushe.custody.errors import HubNeeded, NoSuchAgreement, NotTheirs, OwnDraft, PeriodReversed, SameParty
from wushe.custody.events import AgreementCancelled, AgreementDrafted, AgreementInForce, AgreementSigned
from wushe.custody.kinds import AgreementState, Party
from wushe.custody.models import Agreement
from wushe.custody.permissions import Custody
from wushe.custody.schemas import NewAgreement, Signing
from wushe.custody.service.closing import refuse_waiting
from wushe.custody.service.refunding import refund
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Reach, Work
from wushe.ledger import posting, queries as ledger
from wushe.ledger.errors import NothingToPost
from wushe.ledger.kinds import AccountKind, EntryKind
from wushe.ledger.posting import Move
from wushe.organizations import queries as organizations
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.kinds import OrganizationKind
from wushe.organizations.models import Organization
from wushe.organizations.service import require_leader
from wushe.people import queries as people
from wushe.people.acting import acting
from wushe.people.errors import NoSuchPerson

BOOK = "custody"


async def draft(work: Work, data: NewAgreement) -> Agreement:
    """Ask three parties to sign. Deposits may come in from now on, and nothing can be spent.

    Raises `HubNeeded`, `SameParty`, `PeriodReversed`, `Dissolved`.
    """
    reach = work.require(Custody.DRAFT)
    hub = await work.one(organizations.changeable_organization(reach, data.hub_id), NoSuchOrganization)
    owner = await work.get(Organization, data.owner_id)
    for party in (hub, owner):
        party.refuse_if_dissolved()
    _check(data, hub)
    agreement = await _entered(work, data)
    work.record(
        AgreementDrafted(
            agreement_id=agreement.id, organization_id=owner.id, hub_id=hub.id,
            community_id=agreement.community_id, amount_fen=agreement.amount_fen,
        )
    )  # fmt: skip
    return agreement


def _check(data: NewAgreement, hub: Organization) -> None:
    if hub.kind is not OrganizationKind.HUB:
        raise HubNeeded
    if data.owner_id == data.hub_id:
        raise SameParty
    if data.amount <= 0:
        raise NothingToPost
    if data.since and data.until and data.until < data.since:
        raise PeriodReversed


async def _entered(work: Work, data: NewAgreement) -> Agreement:
    agreement_id, today = new_id(), clock.today()
    held = posting.open_account(work, AccountKind.HELD, data.title, holder_id=agreement_id)
    agreement = work.add(
        Agreement(
            id=agreement_id, number=f"DG{today.year}-{await posting.next_number(work, BOOK, today.year):04}",
            owner_id=data.owner_id, community_id=data.community_id, hub_id=data.hub_id, purpose=data.purpose,
            amount_fen=data.amount, purpose_id=data.purpose_id, group=data.group or "", since=data.since,
            until=data.until, state=AgreementState.SIGNING, held_id=held.id, drafted_by=work.person.person_id,
            drafted_on=today,
        )
    )  # fmt: skip
    agreement.call(data.title)
    await work.flush()
    return agreement


async def sign(work: Work, agreement_id: UUID, data: Signing) -> Agreement:
    """One party signs; with the third signature the agreement is in force and what was deposited can be spent.

    Raises `AlreadySigned`, `OnePerson`, `NotTheirs`, `NoLeader`, `AgreementOver`, `NotAPerson`.
    """
    reach = work.require(Custody.SIGN)
    agreement = await work.one(queries.agreement_to_change(reach, agreement_id), NoSuchAgreement)
    agreement.refuse_unless(AgreementState.SIGNING)
    signer = await _signer(work, reach, agreement, data)
    agreement.sign(data.party, signer)
    await work.flush()
    work.record(
        AgreementSigned(
            agreement_id=agreement.id, organization_id=agreement.owner_id, party=data.party, person_id=signer
        )
    )
    if not agreement.missing:
        await _come_into_force(work, agreement)
    return agreement


async def _signer(work: Work, reach: Reach, agreement: Agreement, data: Signing) -> UUID:
    """Who signs: for an organisation whoever leads it, for the community its staff.

    Only who answers for the whole township enters what somebody else signed on paper.
    """
    me = acting(work)
    signer = data.person_id or me
    if signer != me and not reach.whole_tenant:
        raise NotTheirs(party=data.party.label)
    if data.party is not Party.COMMUNITY:
        led_id = agreement.owner_id if data.party is Party.OWNER else agreement.hub_id
        if await require_leader(work, led_id) != signer:
            raise NotTheirs(party=data.party.label)
    elif not reach.whole_tenant and agreement.community_id not in reach.communities:
        raise NotTheirs(party=data.party.label)
    elif not await work.rows(people.names([signer])):
        raise NoSuchPerson
    return signer


async def _come_into_force(work: Work, agreement: Agreement) -> None:
    """There is a custody account now, and what was held lies in it."""
    account = posting.open_account(work, AccountKind.CUSTODY, agreement.title, holder_id=agreement.id)
    await work.flush()
    agreement.come_into_force(account.id)
    await work.flush()
    await posting.hold(work, agreement.held_id)
    held = sum(lot.fen for lot in await ledger.lots(work, agreement.held_id))
    if held:
        move = Move(held, agreement.held_id, account.id)
        await posting.transfer(work, EntryKind.TRANSFER, move, about_id=agreement.id, on=clock.today())
    work.record(AgreementInForce(agreement_id=agreement.id, organization_id=agreement.owner_id, amount_fen=held))


async def cancel(work: Work, agreement_id: UUID) -> Agreement:
    """It will not come into force; what was deposited is given back.

    Raises `AgreementOver`, `DepositsWaiting`, and `OwnDraft` where the drafter would give money back alone.
    """
    reach = work.require(Custody.DRAFT)
    agreement = await work.one(queries.agreement_to_change(reach, agreement_id), NoSuchAgreement)
    work.check_version(agreement)
    agreement.refuse_unless(AgreementState.SIGNING)
    await refuse_waiting(work, agreement)
    given_back = await refund(work, agreement, agreement.held_id)
    if given_back and agreement.drafted_by == work.person.person_id:
        raise OwnDraft
    agreement.end(AgreementState.CANCELLED, work.person.person_id, clock.today())
    await work.flush()
    work.record(
        AgreementCancelled(agreement_id=agreement.id, organization_id=agreement.owner_id, amount_fen=given_back)
    )
    return agreement
