"""A township where 龙舟协会 has its money kept by a hub, and everybody who signs, asks, approves and pays.

custody = await kept.custody(sessions)
agreement_id = await kept.agreed(sessions, custody)        # three signatures
await kept.deposited(sessions, custody, agreement_id, 190_000)
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
import requested
from wushe.access.roles import Role
from wushe.communities.furnishing import FURNISHER as COMMUNITIES
from wushe.custody import service
from wushe.custody.kinds import Party
from wushe.custody.schemas import NewAgreement, NewDeposit, Signing
from wushe.kernel.work import Visitor
from wushe.organizations.furnishing import FURNISHER as ORGANIZATIONS
from wushe.organizations.kinds import OrganizationKind
from wushe.payments import service as payments
from wushe.payments.schemas import NewInvoice, NewPayment
from wushe.tenancy.places import Place

Sessions = async_sessionmaker[AsyncSession]
AMOUNT = 19_000_000
"""19 万元 in fen."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Who there is. `owner`, `staff` and `hub` sign; `admin` and `second` decide and pay; all are people."""

    place: Place
    admin: Visitor
    second: Visitor
    owner: Visitor
    staff: Visitor
    hub: Visitor
    owner_id: UUID
    hub_id: UUID
    community_id: UUID


async def custody(sessions: Sessions) -> Parties:
    place = await given.township(
        sessions, communities=("檀木桥社区", "高峰社区"), furnishers=[COMMUNITIES, ORGANIZATIONS]
    )
    admin = await given.registered(sessions, place, Role.TOWNSHIP_ADMIN)
    second = await given.registered(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        community_id = (await given.community_ids(work))[0]
        coxswain, keeper = await given.resident(work, "易测试"), await given.resident(work, "胡测试")
        owner = await given.organization(work, "龙舟协会", leader=coxswain, community_id=community_id)
        hub = await given.organization(
            work, "社会组织联合会", kind="公共事务", leader=keeper, is_a=OrganizationKind.HUB
        )
        people = coxswain.id, keeper.id
        groups = owner.id, hub.id
    staff = await given.registered(sessions, place, Role.COMMUNITY_STAFF, communities=[community_id])
    leaders = [
        await given.visitor(sessions, place, Role.ORGANIZATION_LEADER, person=given.as_person(person_id))
        for person_id in people
    ]
    return Parties(place, admin, second, leaders[0], staff, leaders[1], *groups, community_id)


def wanted(parties: Parties, fen: int = AMOUNT, **said: object) -> NewAgreement:
    fields = {
        "title": "龙舟协会端午资金代管", "owner_id": parties.owner_id, "hub_id": parties.hub_id,
        "community_id": parties.community_id, "purpose": "端午龙舟和日常训练",
    } | said  # fmt: skip
    return NewAgreement(amount=fen, **fields)  # type: ignore[arg-type]


async def drafted(sessions: Sessions, parties: Parties, fen: int = AMOUNT, **said: object) -> UUID:
    async with given.work(sessions, parties.admin) as work:
        return (await service.draft(work, wanted(parties, fen, **said))).id


async def signed(sessions: Sessions, who: Visitor, agreement_id: UUID, party: Party) -> None:
    async with given.work(sessions, who) as work:
        await service.sign(work, agreement_id, Signing(party=party))


async def agreed(sessions: Sessions, parties: Parties, fen: int = AMOUNT, **said: object) -> UUID:
    """Drafted and signed by all three."""
    agreement_id = await drafted(sessions, parties, fen, **said)
    for who, party in ((parties.hub, Party.HUB), (parties.owner, Party.OWNER), (parties.staff, Party.COMMUNITY)):
        await signed(sessions, who, agreement_id, party)
    return agreement_id


async def entered(sessions: Sessions, parties: Parties, agreement_id: UUID, yuan: int) -> UUID:
    """By one person, and not yet in the books."""
    async with given.work(sessions, parties.admin) as work:
        made = await service.deposit(work, agreement_id, NewDeposit(amount=yuan * 100, payer="檀木桥村民"))
        return made.id


async def deposited(sessions: Sessions, parties: Parties, agreement_id: UUID, yuan: int) -> UUID:
    """Entered by one person, confirmed by another."""
    deposit_id = await entered(sessions, parties, agreement_id, yuan)
    async with given.work(sessions, parties.second) as work:
        await service.confirm_deposit(work, agreement_id, deposit_id)
    return deposit_id


async def closed(sessions: Sessions, parties: Parties, agreement_id: UUID) -> None:
    """Asked for by one person, carried out by another."""
    async with given.work(sessions, parties.admin) as work:
        await service.ask_to_close(work, agreement_id)
    async with given.work(sessions, parties.second) as work:
        await service.close(work, agreement_id)


def request_of(agreement_id: UUID, fen: int) -> NewPayment:
    return NewPayment(pot_kind="custody", holder_id=agreement_id, amount=fen, what="龙舟维修和训练服")


async def asked(sessions: Sessions, parties: Parties, agreement_id: UUID, fen: int, number: str = "") -> UUID:
    """The owner's leader asks, with an invoice of that number where one is given."""
    async with given.work(sessions, parties.owner) as work:
        request = await payments.ask(work, request_of(agreement_id, fen))
        if number:
            invoice = NewInvoice(number=number, amount=fen)
            await payments.add_invoice(work, request.id, invoice, requested.paper())
        return request.id


async def finished(sessions: Sessions, parties: Parties, agreement_id: UUID, fen: int, number: str) -> UUID:
    """Asked, approved by another person, paid, closed."""
    payment_id = await asked(sessions, parties, agreement_id, fen, number)
    for verb, who in (
        (payments.approve, parties.admin),
        (payments.pay, parties.second),
        (payments.close, parties.second),
    ):
        async with given.work(sessions, who) as work:
            await verb(work, payment_id)
    return payment_id
