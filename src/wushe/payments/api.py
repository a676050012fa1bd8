"""Payment requests for programs."""

from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath, JSONBody

from wushe.kernel import paging
from wushe.kernel.files.models import StoredFile
from wushe.kernel.web.answers import Download
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.uploads import LARGEST_UPLOAD, uploaded
from wushe.kernel.web.work import OpenWork
from wushe.payments import queries, service
from wushe.payments.errors import NoSuchInvoice, NoSuchPayment
from wushe.payments.models import Invoice, PaymentRequest
from wushe.payments.permissions import Payments
from wushe.payments.schemas import (
    InvoiceShown,
    NewInvoice,
    NewPayment,
    PaymentFilters,
    PaymentPage,
    PaymentShown,
    Refusing,
)

PAYMENT = "/api/{tenant:str}/payments/{payment_id:uuid}"


@get("/api/{tenant:str}/payments")
async def list_payments(request: Request, work: OpenWork) -> Response[PaymentPage]:
    reach = work.require(Payments.READ)
    filters = queries.as_read_by(work.person.person_id, query(request, PaymentFilters))
    return json_page(request, await paging.page_json(work, queries.lines, reach, filters, queries.ORDER))


@post("/api/{tenant:str}/payments")
async def ask(work: OpenWork, data: JSONBody[NewPayment]) -> PaymentShown:
    return shown(await service.ask(work, data))


@get(PAYMENT)
async def show_payment(payment_id: FromPath[UUID], work: OpenWork) -> PaymentShown:
    return shown(await work.one(queries.payment(work.require(Payments.READ), payment_id), NoSuchPayment))


@post(f"{PAYMENT}/approval")
async def approve(payment_id: FromPath[UUID], work: OpenWork) -> PaymentShown:
    return shown(await service.approve(work, payment_id))


@post(f"{PAYMENT}/refusal")
async def refuse(payment_id: FromPath[UUID], work: OpenWork, data: JSONBody[Refusing]) -> PaymentShown:
    return shown(await service.refuse(work, payment_id, data))


@post(f"{PAYMENT}/withdrawal")
async def withdraw(payment_id: FromPath[UUID], work: OpenWork) -> PaymentShown:
    return shown(await service.withdraw(work, payment_id))


@post(f"{PAYMENT}/payment")
async def pay(payment_id: FromPath[UUID], work: OpenWork) -> PaymentShown:
    return shown(await service.pay(work, payment_id))


@post(f"{PAYMENT}/closing")
async def close(payment_id: FromPath[UUID], work: OpenWork) -> PaymentShown:
    return shown(await service.close(work, payment_id))


@get(f"{PAYMENT}/invoices")
async def list_invoices(payment_id: FromPath[UUID], work: OpenWork) -> list[InvoiceShown]:
    payment = await work.one(queries.payment(work.require(Payments.READ), payment_id), NoSuchPayment)
    return [invoice_shown(*row) for row in await work.rows(queries.invoices_of(payment.id))]


@post(f"{PAYMENT}/invoices", request_max_body_size=LARGEST_UPLOAD)
async def add_invoice(request: Request, payment_id: FromPath[UUID], work: OpenWork) -> InvoiceShown:
    """Multipart: `number`, `amount` and `file`, which is PDF, JPG or PNG by its content, at most 5 MB."""
    work.require(Payments.ASK)
    invoice = await service.add_invoice(work, payment_id, *await uploaded(request, NewInvoice))
    return invoice_shown(invoice, await work.get(StoredFile, invoice.file_id))


@get(f"{PAYMENT}/invoices/{{invoice_id:uuid}}")
async def show_invoice(payment_id: FromPath[UUID], invoice_id: FromPath[UUID], work: OpenWork) -> Download:
    found = queries.invoice_file(work.require(Payments.READ), payment_id, invoice_id)
    file = await work.one(found, NoSuchInvoice)
    return Download(file.content, file.name, file.media_type)


def shown(request: PaymentRequest) -> PaymentShown:
    return PaymentShown(**{name: getattr(request, name) for name in PaymentShown.__struct_fields__})


def invoice_shown(invoice: Invoice, file: StoredFile) -> InvoiceShown:
    return InvoiceShown(
        id=invoice.id, number=invoice.number, amount_fen=invoice.amount_fen, file_name=file.name, size=file.size,
        void=invoice.void,
    )  # fmt: skip


ROUTES = [
    list_payments, ask, show_payment, approve, refuse, withdraw, pay, close, list_invoices, add_invoice, show_invoice,
]  # fmt: skip
