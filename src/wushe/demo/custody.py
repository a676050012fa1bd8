"""龙舟协会's 19 万元 in custody: three signatures, one payment that is closed, one to be paid, one to be decided."""

import io
from typing import NamedTuple
from uuid import UUID

from PIL import Image, ImageDraw

from wushe.custody import queries, service
from wushe.custody.kinds import Party
from wushe.custody.permissions import Custody
from wushe.custody.schemas import AgreementFilters, NewAgreement, NewDeposit, Signing
from wushe.demo.stage import Stage
from wushe.kernel.files.evidence import Brought
from wushe.organizations import queries as organizations, service as groups
from wushe.organizations.kinds import Level, MemberRole, OrganizationKind
from wushe.organizations.schemas import NewMember, OrganizationData
from wushe.payments import service as payments
from wushe.payments.schemas import NewInvoice, NewPayment
from wushe.people import service as people
from wushe.people.schemas import NewPerson

TITLE, OWNER, HUB, PLACE = "龙舟协会活动资金代管", "龙舟协会", "榔梨街道社会组织联合会", "檀木桥社区"
KEEPER, SECRETARY, ROWER = "胡松", "龚静", "易舟"
AMOUNT = 19_000_000
"""19 万元 in fen."""


class Spending(NamedTuple):
    """One request of the demo: fen, what for, and the number of its invoice."""

    fen: int
    what: str
    invoice: str


BOAT = Spending(8_600_000, "龙舟购置尾款：二十二人标准龙舟一条", "26432000000010000001")
OARS = Spending(3_400_000, "更换龙舟桨四十支、救生衣四十件", "26432000000010000002")
TRAINING = Spending(1_260_000, "冬季训练场地和教练补贴", "26432000000010000003")


async def agree(stage: Stage) -> None:
    """A hub with its leader, and an agreement that nobody has signed; the money has come in and is held."""
    async with stage.acting("director") as work:
        for name in (KEEPER, SECRETARY):
            home = stage.communities[PLACE]
            stage.people[name] = (await people.record_person(work, NewPerson(name=name, community_id=home))).id
        types = {kept.name: kept.id for kept in await work.all(organizations.types())}
        data = OrganizationData(
            name=HUB, type_id=types["公共事务"], kind=OrganizationKind.HUB, level=Level.TOWNSHIP,
            introduction="受街道委托培育社区社会组织，代管资金", public_affair="社会组织的孵化和资金代管",
        )  # fmt: skip
        hub = await groups.record(work, data)
        leads = NewMember(person_id=stage.people[KEEPER], role=MemberRole.LEADER)
        await groups.enrol(work, hub.id, leads)
        stage.groups[HUB] = hub.id
        agreed = NewAgreement(
            title=TITLE, owner_id=stage.groups[OWNER], hub_id=hub.id, community_id=stage.communities[PLACE],
            amount=AMOUNT, purpose="龙舟购置、日常训练和端午活动",
        )  # fmt: skip
        agreement = await service.draft(work, agreed)
        deposit = await service.deposit(work, agreement.id, NewDeposit(amount=AMOUNT, payer="檀木桥社区居民自筹"))
    async with stage.acting("checker") as work:
        await service.confirm_deposit(work, agreement.id, deposit.id)


async def sign(stage: Stage) -> None:
    """All three on paper; with the third the money can be used."""
    agreement_id = await _agreement(stage)
    async with stage.acting("director") as work:
        for party, name in ((Party.OWNER, ROWER), (Party.HUB, KEEPER), (Party.COMMUNITY, SECRETARY)):
            await service.sign(work, agreement_id, Signing(party=party, person_id=stage.people[name]))


async def buy_boat(stage: Stage) -> None:
    """From asking to closing, by two people."""
    payment_id = await _ask(stage, BOAT)
    for verb in (payments.approve, payments.pay, payments.close):
        async with stage.acting("checker") as work:
            await verb(work, payment_id)


async def buy_oars(stage: Stage) -> None:
    """Approved, and waiting to be paid."""
    payment_id = await _ask(stage, OARS)
    async with stage.acting("checker") as work:
        await payments.approve(work, payment_id)


async def train(stage: Stage) -> None:
    """Waiting for a second person to decide."""
    await _ask(stage, TRAINING)


async def begin_another(stage: Stage) -> None:
    """A second agreement: only its group has signed, and its money waits for somebody else to confirm that it came."""
    async with stage.acting("director") as work:
        agreed = NewAgreement(
            title="上门探访经费代管", owner_id=stage.groups["乐竹邻里互助队"], hub_id=stage.groups[HUB],
            community_id=stage.communities["大园社区"], amount=1_200_000, purpose="探访用品、志愿者误餐和交通补助",
        )  # fmt: skip
        agreement = await service.draft(work, agreed)
        await service.sign(work, agreement.id, Signing(party=Party.OWNER, person_id=stage.people["唐竹"]))
        await service.deposit(work, agreement.id, NewDeposit(amount=1_200_000, payer="大园社区居民委员会"))


async def _ask(stage: Stage, spending: Spending) -> UUID:
    agreement_id = await _agreement(stage)
    async with stage.acting("director") as work:
        wanted = NewPayment(pot_kind="custody", holder_id=agreement_id, amount=spending.fen, what=spending.what)
        request = await payments.ask(work, wanted)
        invoice = NewInvoice(number=spending.invoice, amount=spending.fen)
        await payments.add_invoice(work, request.id, invoice, Brought("发票.png", _paper(spending)))
        return request.id


async def _agreement(stage: Stage) -> UUID:
    """The only one there is."""
    async with stage.acting("director") as work:
        [agreement] = await work.all(queries.agreements(work.require(Custody.READ), AgreementFilters()))
        return agreement.id


def _paper(spending: Spending) -> bytes:
    """A picture that can be opened and says that it is invented."""
    picture = Image.new("RGB", (480, 300), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((10, 10, 470, 290), outline="black")
    draw.text((40, 60), f"INVOICE {spending.invoice}", fill="black")
    draw.text((40, 120), f"CNY {spending.fen / 100:,.2f}", fill="black")
    draw.text((40, 180), "DEMO - invented", fill="red")
    target = io.BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()
