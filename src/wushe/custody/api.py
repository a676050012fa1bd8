"""Money in custody for programs."""

from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath, JSONBody

from wushe.custody import drawing, queries, service
from wushe.custody.errors import NoSuchAgreement
from wushe.custody.figures import figures_of
from wushe.custody.models import Agreement, Deposit
from wushe.custody.permissions import Custody
from wushe.custody.schemas import (
    AgreementFilters,
    AgreementPage,
    AgreementShown,
    DepositShown,
    NewAgreement,
    NewDeposit,
    Signing,
)
from wushe.kernel import paging
from wushe.kernel.web.answers import Download
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work

AGREEMENT = "/api/{tenant:str}/custody/{agreement_id:uuid}"


@get("/api/{tenant:str}/custody")
async def list_agreements(request: Request, work: OpenWork) -> Response[AgreementPage]:
    reach, filters = work.require(Custody.READ), query(request, AgreementFilters)
    return json_page(request, await paging.page_json(work, queries.lines, reach, filters, queries.ORDER))


@post("/api/{tenant:str}/custody")
async def draft(work: OpenWork, data: JSONBody[NewAgreement]) -> AgreementShown:
    return await shown(work, await service.draft(work, data))


@get(AGREEMENT)
async def show_agreement(agreement_id: FromPath[UUID], work: OpenWork) -> AgreementShown:
    return await shown(work, await _agreement(work, agreement_id))


@post(f"{AGREEMENT}/signatures")
async def sign(agreement_id: FromPath[UUID], work: OpenWork, data: JSONBody[Signing]) -> AgreementShown:
    return await shown(work, await service.sign(work, agreement_id, data))


@get(f"{AGREEMENT}/deposits")
async def list_deposits(agreement_id: FromPath[UUID], work: OpenWork) -> list[DepositShown]:
    agreement = await _agreement(work, agreement_id)
    return [deposit_shown(each) for each in await work.all(queries.deposits_of(agreement.id))]


@post(f"{AGREEMENT}/deposits")
async def deposit(agreement_id: FromPath[UUID], work: OpenWork, data: JSONBody[NewDeposit]) -> DepositShown:
    return deposit_shown(await service.deposit(work, agreement_id, data))


@post(f"{AGREEMENT}/deposits/{{deposit_id:uuid}}/confirmation")
async def confirm_deposit(agreement_id: FromPath[UUID], deposit_id: FromPath[UUID], work: OpenWork) -> DepositShown:
    return deposit_shown(await service.confirm_deposit(work, agreement_id, deposit_id))


@post(f"{AGREEMENT}/deposits/{{deposit_id:uuid}}/removal")
async def drop_deposit(agreement_id: FromPath[UUID], deposit_id: FromPath[UUID], work: OpenWork) -> DepositShown:
    return deposit_shown(await service.drop_deposit(work, agreement_id, deposit_id))


@post(f"{AGREEMENT}/cancellation")
async def cancel(agreement_id: FromPath[UUID], work: OpenWork) -> AgreementShown:
    return await shown(work, await service.cancel(work, agreement_id))


@post(f"{AGREEMENT}/closing-request")
async def ask_to_close(agreement_id: FromPath[UUID], work: OpenWork) -> AgreementShown:
    return await shown(work, await service.ask_to_close(work, agreement_id))


@post(f"{AGREEMENT}/closing-request/removal")
async def keep_open(agreement_id: FromPath[UUID], work: OpenWork) -> AgreementShown:
    return await shown(work, await service.keep_open(work, agreement_id))


@post(f"{AGREEMENT}/closing")
async def close(agreement_id: FromPath[UUID], work: OpenWork) -> AgreementShown:
    return await shown(work, await service.close(work, agreement_id))


@get(f"{AGREEMENT}/report.pdf")
async def report(agreement_id: FromPath[UUID], work: OpenWork) -> Download:
    agreement = await _agreement(work, agreement_id)
    return Download(await drawing.report_pdf(work, agreement), f"{agreement.number}.pdf", "application/pdf")


async def _agreement(work: Work, agreement_id: UUID) -> Agreement:
    return await work.one(queries.agreement(work.require(Custody.READ), agreement_id), NoSuchAgreement)


async def shown(work: Work, agreement: Agreement) -> AgreementShown:
    figures = (await figures_of(work, [agreement]))[agreement.id]._asdict()
    said = {name: getattr(agreement, name) for name in AgreementShown.__struct_fields__ if name not in figures}
    return AgreementShown(**said | figures)


def deposit_shown(deposit: Deposit) -> DepositShown:
    return DepositShown(**{name: getattr(deposit, name) for name in DepositShown.__struct_fields__})


ROUTES = [
    list_agreements, draft, show_agreement, sign, list_deposits, deposit, confirm_deposit, drop_deposit, cancel,
    ask_to_close, keep_open, close, report,
]  # fmt: skip
