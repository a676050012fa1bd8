"""Money in custody for people."""

from typing import Any
from uuid import UUID, uuid4

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.communities import queries as communities
from wushe.custody import drawing, queries, service, words
from wushe.custody.errors import NoSuchAgreement
from wushe.custody.figures import figures_of
from wushe.custody.kinds import AgreementState, Party
from wushe.custody.models import Agreement
from wushe.custody.naming import names_in
from wushe.custody.permissions import Custody
from wushe.custody.schemas import AgreementFilters, NewAgreement, NewDeposit, Signing, TemplateUpload
from wushe.custody.steps import stepper
from wushe.kernel import paging
from wushe.kernel.files.evidence import WORD
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Download, Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.menu import Entry
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.uploads import LARGEST_UPLOAD, uploaded
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.ledger import purposes
from wushe.organizations.service import leader_of
from wushe.payments import queries as payments
from wushe.payments.permissions import Payments
from wushe.people.groups import Group
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]
SHOW = "/{tenant}/custody/{agreement_id}"
PDF = "application/pdf"

MENU = (Entry("money", _("资金代管"), "/custody", "lock", Custody.READ, rank=25),)


@get("/{tenant:str}/custody")
async def list_agreements(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Custody.READ), query(request, AgreementFilters)
    page = await paging.page(work, queries.agreements(reach, filters), queries.ORDER, filters.cursor, filters.limit)
    return Page(
        work, "custody/list.html", page=page, filters=filters, states=list(AgreementState),
        names=await names_in(work, page.rows), figures=await figures_of(work, page.rows),
        communities=await work.rows(communities.choices()),
    )  # fmt: skip


@get("/{tenant:str}/custody/new")
async def new_agreement(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Custody.DRAFT)
    return Page(
        work, "custody/form.html", form=Form.of(request, NewAgreement), groups=list(Group),
        owners=await work.rows(queries.owners()), hubs=await work.rows(queries.hubs()),
        communities=await work.rows(communities.choices()), purposes=await work.rows(purposes.choices()),
    )  # fmt: skip


@post("/{tenant:str}/custody", opt=redisplay("/{tenant}/custody/new"))
async def draft(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewAgreement]) -> See:
    agreement = await service.draft(work, data)
    return See(f"/{tenant}/custody/{agreement.id}", notice=_("已起草协议，请三方签署").say())


@get("/{tenant:str}/custody/{agreement_id:uuid}")
async def show_agreement(request: AnyRequest, agreement_id: FromPath[UUID], work: OpenWork) -> Page:
    agreement = await _agreement(work, agreement_id)
    return Page(
        work, "custody/show.html", agreement=agreement, names=await names_in(work, [agreement]),
        figures=(await figures_of(work, [agreement]))[agreement.id], steps=stepper(agreement),
        parties=list(Party), signs=await _signs(work, agreement), can=_possible(work, agreement),
        me=work.person.person_id,
        deposits=await work.all(queries.deposits_of(agreement.id)),
        payments=await _payments(work, agreement), signing=Form.of(request, Signing, id="s"),
        depositing=Form.of(request, NewDeposit, id="d"), refusal=refusal_in(request),
        keys={verb: str(uuid4()) for verb in (*Party, "cancellation", "closing")},
        history=await history(work, agreement.id),
    )  # fmt: skip


async def _agreement(work: Work, agreement_id: UUID) -> Agreement:
    return await work.one(queries.agreement(work.require(Custody.READ), agreement_id), NoSuchAgreement)


async def _payments(work: Work, agreement: Agreement) -> Any:
    return await work.all(payments.payments_of(agreement.id)) if work.may(Payments.READ) else ()


async def _signs(work: Work, agreement: Agreement) -> dict[Party, UUID | None]:
    """Parties that can be signed for on this page, each with the person who signs; None is whoever reads it."""
    me = work.person.person_id
    if me is None or not work.may(Custody.SIGN) or agreement.state is not AgreementState.SIGNING:
        return {}
    reach = work.require(Custody.SIGN)
    signs: dict[Party, UUID | None] = {}
    for party, led_id in ((Party.OWNER, agreement.owner_id), (Party.HUB, agreement.hub_id)):
        leader = await leader_of(work, led_id)
        if leader and party in agreement.missing and (leader == me or reach.whole_tenant):
            signs[party] = None if leader == me else leader
    if Party.COMMUNITY in agreement.missing and (reach.whole_tenant or agreement.community_id in reach.communities):
        signs[Party.COMMUNITY] = None
    return signs


def _possible(work: Work, agreement: Agreement) -> dict[str, bool]:
    """What this person can do now besides signing."""
    signing, in_force = (agreement.state is state for state in (AgreementState.SIGNING, AgreementState.IN_FORCE))
    return {
        "deposit": work.may(Custody.KEEP) and (signing or in_force),
        "cancel": work.may(Custody.DRAFT) and signing,
        "close": work.may(Custody.KEEP) and in_force,
        "confirm": work.may(Custody.KEEP) and (signing or in_force),
        "ask": work.may(Payments.ASK) and in_force,
    }


@post("/{tenant:str}/custody/{agreement_id:uuid}/signatures", opt=redisplay(SHOW))
async def sign(
    tenant: FromPath[str], agreement_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Signing]
) -> See:
    agreement = await service.sign(work, agreement_id, data)
    notice = _("已签署") if agreement.missing else _("三方签署完成，协议生效")
    return See(f"/{tenant}/custody/{agreement_id}", notice=notice.say())


@post("/{tenant:str}/custody/{agreement_id:uuid}/deposits", opt=redisplay(SHOW))
async def deposit(
    tenant: FromPath[str], agreement_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[NewDeposit]
) -> See:
    await service.deposit(work, agreement_id, data)
    return See(f"/{tenant}/custody/{agreement_id}", notice=_("已登记存入，请另一个人复核").say())


@post("/{tenant:str}/custody/{agreement_id:uuid}/deposits/{deposit_id:uuid}/confirmation", opt=redisplay(SHOW))
async def confirm_deposit(
    tenant: FromPath[str], agreement_id: FromPath[UUID], deposit_id: FromPath[UUID], work: OpenWork
) -> See:
    await service.confirm_deposit(work, agreement_id, deposit_id)
    return See(f"/{tenant}/custody/{agreement_id}", notice=_("已复核，存入已入账").say())


@post("/{tenant:str}/custody/{agreement_id:uuid}/deposits/{deposit_id:uuid}/removal", opt=redisplay(SHOW))
async def drop_deposit(
    tenant: FromPath[str], agreement_id: FromPath[UUID], deposit_id: FromPath[UUID], work: OpenWork
) -> See:
    await service.drop_deposit(work, agreement_id, deposit_id)
    return See(f"/{tenant}/custody/{agreement_id}", notice=_("已撤销这笔存入").say())


@post("/{tenant:str}/custody/{agreement_id:uuid}/cancellation", opt=redisplay(SHOW))
async def cancel(tenant: FromPath[str], agreement_id: FromPath[UUID], work: OpenWork) -> See:
    await service.cancel(work, agreement_id)
    return See(f"/{tenant}/custody/{agreement_id}", notice=_("协议已作废").say())


@post("/{tenant:str}/custody/{agreement_id:uuid}/closing-request", opt=redisplay(SHOW))
async def ask_to_close(tenant: FromPath[str], agreement_id: FromPath[UUID], work: OpenWork) -> See:
    await service.ask_to_close(work, agreement_id)
    return See(f"/{tenant}/custody/{agreement_id}", notice=_("已提出结项，请另一个人复核").say())


@post("/{tenant:str}/custody/{agreement_id:uuid}/closing-request/removal", opt=redisplay(SHOW))
async def keep_open(tenant: FromPath[str], agreement_id: FromPath[UUID], work: OpenWork) -> See:
    await service.keep_open(work, agreement_id)
    return See(f"/{tenant}/custody/{agreement_id}", notice=_("已撤回结项").say())


@post("/{tenant:str}/custody/{agreement_id:uuid}/closing", opt=redisplay(SHOW))
async def close(tenant: FromPath[str], agreement_id: FromPath[UUID], work: OpenWork) -> See:
    await service.close(work, agreement_id)
    return See(f"/{tenant}/custody/{agreement_id}", notice=_("已结项，可以下载结项报告").say())


@get("/{tenant:str}/custody/{agreement_id:uuid}/agreement.pdf")
async def agreement_pdf(agreement_id: FromPath[UUID], work: OpenWork) -> Download:
    agreement = await _agreement(work, agreement_id)
    return Download(await drawing.agreement_pdf(work, agreement), _named(_("代管协议").say(), agreement, "pdf"), PDF)


@get("/{tenant:str}/custody/{agreement_id:uuid}/agreement.docx")
async def agreement_word(agreement_id: FromPath[UUID], work: OpenWork) -> Download:
    """In the township's own template where there is one."""
    agreement = await _agreement(work, agreement_id)
    return Download(await drawing.agreement_word(work, agreement), _named(_("代管协议").say(), agreement, "docx"), WORD)


@get("/{tenant:str}/custody/{agreement_id:uuid}/report.pdf")
async def report_pdf(agreement_id: FromPath[UUID], work: OpenWork) -> Download:
    agreement = await _agreement(work, agreement_id)
    return Download(await drawing.report_pdf(work, agreement), _named(_("代管收支报告").say(), agreement, "pdf"), PDF)


def _named(kind: str, agreement: Agreement, suffix: str) -> str:
    return f"{kind}-{agreement.number}.{suffix}"


@get("/{tenant:str}/custody/template")
async def show_template(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Custody.TEMPLATE)
    own = await work.one_or_none(queries.template())
    return Page(
        work, "custody/template.html", form=Form.of(request, TemplateUpload), own=own,
        fields=[(name, text.say()) for name, text in words.FIELDS.items()],
    )  # fmt: skip


@post(
    "/{tenant:str}/custody/template", opt=redisplay("/{tenant}/custody/template"),
    request_max_body_size=LARGEST_UPLOAD,
)  # fmt: skip
async def upload_template(request: AnyRequest, tenant: FromPath[str], work: OpenWork) -> See:
    work.require(Custody.TEMPLATE)
    _data, file = await uploaded(request, TemplateUpload)
    await service.upload_template(work, file)
    return See(f"/{tenant}/custody/template", notice=_("已更换模板").say())


@get("/{tenant:str}/custody/template.docx")
async def download_template(work: OpenWork) -> Download:
    """The one in use, to be changed and uploaded again."""
    work.require(Custody.TEMPLATE)
    own = await work.one_or_none(queries.template())
    content = own.content if own else words.DEFAULT.read_bytes()
    return Download(content, _("代管协议模板").say() + ".docx", WORD)


ROUTES = [
    list_agreements, new_agreement, draft, show_agreement, sign, deposit, confirm_deposit,
    drop_deposit, cancel, ask_to_close, keep_open, close,
    agreement_pdf, agreement_word, report_pdf, show_template, upload_template, download_template,
]  # fmt: skip
