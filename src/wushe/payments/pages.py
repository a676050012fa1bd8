"""Payment requests for people."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.communities import queries as communities
from wushe.kernel import paging
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Download, Page, See
from wushe.kernel.web.forms import REFUSED, Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.menu import Entry
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.uploads import LARGEST_UPLOAD, uploaded
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.ledger import purposes
from wushe.payments import pots, queries, service
from wushe.payments.errors import NoSuchInvoice, NoSuchPayment, NoSuchPot
from wushe.payments.kinds import PaymentState
from wushe.payments.models import PaymentRequest
from wushe.payments.naming import names_in
from wushe.payments.permissions import Payments
from wushe.payments.pots import PotKind
from wushe.payments.schemas import NewInvoice, NewPayment, PaymentFilters, Refusing
from wushe.payments.steps import next_step, stepper
from wushe.people.groups import Group
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]
SHOW = "/{tenant}/payments/{payment_id}"
VERBS = ("approval", "payment", "closing", "refusal", "withdrawal")

MENU = (Entry("money", _("付款申请"), "/payments", "out", Payments.READ, rank=30),)


@get("/{tenant:str}/payments")
async def list_payments(request: AnyRequest, work: OpenWork) -> Page:
    reach = work.require(Payments.READ)
    filters = queries.as_read_by(work.person.person_id, query(request, PaymentFilters))
    page = await paging.page(work, queries.payments(reach, filters), queries.ORDER, filters.cursor, filters.limit)
    return Page(
        work, "payments/list.html", page=page, filters=filters, states=list(PaymentState), kinds=pots.kinds(),
        names=await names_in(work, page.rows), payees=await work.rows(queries.payees(reach)),
        waiting=await _waiting(work),
    )  # fmt: skip


async def _waiting(work: Work) -> dict[str, int]:
    """How many wait for this person: to be approved, to be paid."""
    steps = {PaymentState.ASKED: Payments.APPROVE, PaymentState.APPROVED: Payments.PAY}
    return {
        state.value: await work.scalar(queries.waiting_count(work.require(permission), state))
        for state, permission in steps.items()
        if work.may(permission)
    }


@get("/{tenant:str}/payments/new")
async def new_payment(request: AnyRequest, work: OpenWork) -> Page:
    """A form for one pot; before it is chosen, what there is to choose from."""
    reach = work.require(Payments.ASK)
    if not request.query_params and REFUSED not in request.scope["state"]:
        return Page(work, "payments/choose.html", choices=await _choices(work))
    asked = {name: request.query_params.get(name, "") for name in ("pot_kind", "holder_id")}
    form = Form.of(request, NewPayment, asked)
    kind = pots.kind_of(form.value("pot_kind"))
    holder_id = _id(form.value("holder_id"))
    pot = await kind.to_ask(work, holder_id)
    form.initial = asked | {
        "payee_id": pot.payee_id, "purpose_id": pot.purpose_id, "community_id": pot.community_id, "group": pot.group,
    }  # fmt: skip
    payees = await work.rows(queries.payees(reach))
    return Page(
        work, "payments/form.html", form=form, pot=pot, back=kind.path.format(holder_id=holder_id),
        payees=[row for row in payees if pot.payee_id in {None, row[0]}],
        purposes=await work.rows(purposes.choices()), communities=await work.rows(communities.choices()),
        groups=list(Group),
    )  # fmt: skip


async def _choices(work: Work) -> list[tuple[PotKind, Sequence[tuple[UUID, str]]]]:
    found = [(kind, await kind.choices(work)) for kind in pots.kinds() if kind.choices]
    return [(kind, rows) for kind, rows in found if rows]


def _id(written: str) -> UUID:
    try:
        return UUID(written)
    except ValueError as error:
        raise NoSuchPot from error


@post("/{tenant:str}/payments", opt=redisplay("/{tenant}/payments/new"))
async def ask(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewPayment]) -> See:
    request = await service.ask(work, data)
    return See(f"/{tenant}/payments/{request.id}", notice=_("已提出付款申请，请上传票据").say())


@get("/{tenant:str}/payments/{payment_id:uuid}")
async def show_payment(request: AnyRequest, payment_id: FromPath[UUID], work: OpenWork) -> Page:
    payment = await work.one(queries.payment(work.require(Payments.READ), payment_id), NoSuchPayment)
    names = await names_in(work, [payment])
    invoices = await work.rows(queries.invoices_of(payment.id))
    kind = pots.kind_of(payment.pot_kind)
    return Page(
        work, "payments/show.html", payment=payment, names=names, invoices=invoices, kind=kind,
        pot_path=kind.path.format(holder_id=payment.holder_id), group=_group(payment),
        steps=stepper(payment), next=next_step(payment, work.may, work.person.person_id, len(invoices)),
        can=_possible(work, payment), refusing=Form.of(request, Refusing, id="r"),
        adding=Form.of(request, NewInvoice, id="i"), keys={verb: str(uuid4()) for verb in VERBS},
        refusal=refusal_in(request), history=await history(work, payment.id),
    )  # fmt: skip


def _group(payment: PaymentRequest) -> str:
    return Group(payment.group).label.say() if payment.group else ""


def _possible(work: Work, payment: PaymentRequest) -> dict[str, bool]:
    """What besides the next step this person can do now."""
    own = work.person.person_id == payment.asked_by
    asks = work.may(Payments.ASK)
    refuses = payment.state is PaymentState.ASKED and work.may(Payments.APPROVE) and not own
    return {
        "refuse": refuses,
        "withdraw": payment.state.is_open and asks and not refuses,
        "add": asks and (payment.state.is_open or payment.state is PaymentState.PAID),
    }


@post("/{tenant:str}/payments/{payment_id:uuid}/approval", opt=redisplay(SHOW))
async def approve(tenant: FromPath[str], payment_id: FromPath[UUID], work: OpenWork) -> See:
    await service.approve(work, payment_id)
    return See(f"/{tenant}/payments/{payment_id}", notice=_("已批准，可以付款").say())


@post("/{tenant:str}/payments/{payment_id:uuid}/refusal", opt=redisplay(SHOW))
async def refuse(
    tenant: FromPath[str], payment_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Refusing]
) -> See:
    await service.refuse(work, payment_id, data)
    return See(f"/{tenant}/payments/{payment_id}", notice=_("未通过，金额已退回").say())


@post("/{tenant:str}/payments/{payment_id:uuid}/withdrawal", opt=redisplay(SHOW))
async def withdraw(tenant: FromPath[str], payment_id: FromPath[UUID], work: OpenWork) -> See:
    await service.withdraw(work, payment_id)
    return See(f"/{tenant}/payments/{payment_id}", notice=_("已撤回，金额已退回").say())


@post("/{tenant:str}/payments/{payment_id:uuid}/payment", opt=redisplay(SHOW))
async def pay(tenant: FromPath[str], payment_id: FromPath[UUID], work: OpenWork) -> See:
    await service.pay(work, payment_id)
    return See(f"/{tenant}/payments/{payment_id}", notice=_("已登记付款").say())


@post("/{tenant:str}/payments/{payment_id:uuid}/closing", opt=redisplay(SHOW))
async def close(tenant: FromPath[str], payment_id: FromPath[UUID], work: OpenWork) -> See:
    await service.close(work, payment_id)
    return See(f"/{tenant}/payments/{payment_id}", notice=_("已办结").say())


@post("/{tenant:str}/payments/{payment_id:uuid}/invoices", opt=redisplay(SHOW), request_max_body_size=LARGEST_UPLOAD)
async def add_invoice(request: AnyRequest, tenant: FromPath[str], payment_id: FromPath[UUID], work: OpenWork) -> See:
    work.require(Payments.ASK)
    await service.add_invoice(work, payment_id, *await uploaded(request, NewInvoice))
    return See(f"/{tenant}/payments/{payment_id}", notice=_("已上传票据").say())


@get("/{tenant:str}/payments/{payment_id:uuid}/invoices/{invoice_id:uuid}")
async def show_invoice(payment_id: FromPath[UUID], invoice_id: FromPath[UUID], work: OpenWork) -> Download:
    """The file, to be kept and never shown inline: somebody else brought it."""
    found = queries.invoice_file(work.require(Payments.READ), payment_id, invoice_id)
    file = await work.one(found, NoSuchInvoice)
    return Download(file.content, file.name, file.media_type)


ROUTES = [
    list_payments, new_payment, ask, show_payment, approve, refuse, withdraw, pay, close,
    add_invoice, show_invoice,
]  # fmt: skip
