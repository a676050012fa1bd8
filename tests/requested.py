"""A township with a pot of money, a group to pay, somebody who asks and two others who decide and pay.

desk = await requested.desk(sessions, yuan=1000)
payment_id = await requested.asked(sessions, desk, 300)
"""

import io
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from PIL import Image
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
from wushe.access.roles import Role
from wushe.kernel.clock import today
from wushe.kernel.database.model import new_id
from wushe.kernel.files.evidence import Brought
from wushe.kernel.i18n import Sentence
from wushe.kernel.work import Visitor, Work
from wushe.ledger import posting
from wushe.ledger.kinds import AccountKind, SourceKind
from wushe.ledger.models import Account
from wushe.ledger.posting import Origin
from wushe.ledger.restriction import Restriction
from wushe.organizations.furnishing import FURNISHER as ORGANIZATIONS
from wushe.organizations.kinds import MemberRole
from wushe.organizations.models import Organization
from wushe.organizations.schemas import NewMember
from wushe.organizations.service import enrol
from wushe.payments import pots, service
from wushe.payments.models import PaymentRequest
from wushe.payments.pots import Pot, PotKind
from wushe.payments.schemas import NewInvoice, NewPayment
from wushe.tenancy.places import Place

Sessions = async_sessionmaker[AsyncSession]

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


async def _to_ask(work: Work, holder_id: UUID) -> Pot:
    account = await work.one(select(Account).where(Account.holder_id == holder_id))
    return Pot(account.id, account.name)


def _names(ids: Collection[UUID]) -> Select[UUID, str]:
    return select(Account.holder_id, Account.name).where(Account.holder_id.in_(list(ids)))  # type: ignore[return-value]


TILL = pots.register(PotKind("till", Sentence("试验资金"), "/ledger", _to_ask, _names))
"""A pot of the tests: whoever may ask at all may ask out of it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Who and what there is. All visitors are people of the register; `asker` leads the payee."""

    place: Place
    asker: Visitor
    checker: Visitor
    payer: Visitor
    payee_id: UUID
    leader_id: UUID
    holder_id: UUID
    pot_id: UUID


async def desk(sessions: Sessions, *, yuan: int = 1000, **tied: object) -> Desk:
    """A township whose pot holds so much of one source."""
    place = await given.township(sessions, communities=("开元路社区",), furnishers=[ORGANIZATIONS])
    checker = await given.registered(sessions, place, Role.TOWNSHIP_ADMIN)
    payer = await given.registered(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, checker) as work:
        leader = await given.resident(work, "周测试")
        group = await given.organization(work, "龙舟协会")
        await enrol(work, group.id, NewMember(person_id=leader.id, role=MemberRole.LEADER))
        bank = await posting.main_bank(work)
        holder_id = new_id()
        pot = posting.open_account(work, AccountKind.FUND, "试验基金", holder_id=holder_id)
        await work.flush()
        origin = Origin(SourceKind.DONATION, new_id(), None, Restriction(**tied))  # type: ignore[arg-type]
        await posting.receive(work, yuan * 100, origin, into_id=pot.id, bank_id=bank.id, on=today())
        leader_id, group_id, pot_id = leader.id, group.id, pot.id
    asker = await given.visitor(sessions, place, Role.ORGANIZATION_LEADER, person=given.as_person(leader_id, "周测试"))
    return Desk(place, asker, checker, payer, group_id, leader_id, holder_id, pot_id)


def wanted(desk: Desk, fen: int, **said: object) -> NewPayment:
    """A request of the payee out of the desk's pot."""
    fields = {"pot_kind": TILL.code, "holder_id": desk.holder_id, "payee_id": desk.payee_id} | said
    return NewPayment(amount=fen, what="端午训练用桨", **fields)  # type: ignore[arg-type]


async def asked(sessions: Sessions, desk: Desk, yuan: int, *, number: str = "") -> UUID:
    """The id of a request, with an invoice of that number where one is given."""
    async with given.work(sessions, desk.asker) as work:
        request = await service.ask(work, wanted(desk, yuan * 100))
        if number:
            await service.add_invoice(work, request.id, NewInvoice(number=number, amount=yuan * 100), paper())
        return request.id


async def approved(sessions: Sessions, desk: Desk, yuan: int, number: str = "FP000001") -> UUID:
    payment_id = await asked(sessions, desk, yuan, number=number)
    async with given.work(sessions, desk.checker) as work:
        await service.approve(work, payment_id)
    return payment_id


async def paid(sessions: Sessions, desk: Desk, yuan: int, number: str = "FP000001") -> UUID:
    payment_id = await approved(sessions, desk, yuan, number)
    async with given.work(sessions, desk.payer) as work:
        await service.pay(work, payment_id)
    return payment_id


async def request(sessions: Sessions, desk: Desk, payment_id: UUID) -> PaymentRequest:
    async with given.work(sessions, desk.checker) as work:
        return await work.get(PaymentRequest, payment_id)


async def group(work: Work, desk: Desk) -> Organization:
    return await work.get(Organization, desk.payee_id)


def paper(name: str = "发票.pdf", content: bytes = PDF) -> Brought:
    return Brought(name, content)


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30), **saved: object) -> bytes:
    """A small picture of that kind."""
    target = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(target, kind, **saved)
    return target.getvalue()
