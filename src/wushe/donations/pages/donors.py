"""Donors for people."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.donations import service
from wushe.donations.errors import NoSuchDonor
from wushe.donations.kinds import DonorKind
from wushe.donations.models import Donor
from wushe.donations.on_paper import statement_pdf
from wushe.donations.permissions import Donations
from wushe.donations.queries import donations, donors as queries, in_kind
from wushe.donations.schemas.entered import DonorData, RevealDonor
from wushe.donations.schemas.filters import DonationFilters, DonorFilters, InKindFilters
from wushe.donations.yearly import statements
from wushe.funds import queries as funds
from wushe.kernel import paging
from wushe.kernel.clock import today
from wushe.kernel.errors import Missing
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Download, Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.people import queries as people
from wushe.people.history import history
from wushe.people.kinds import RevealReason

AnyRequest = Request[Any, Any, Any]
PDF = "application/pdf"
YEARS = range(2000, 2101)
MOST_SHOWN = 100


@get("/{tenant:str}/donors")
async def list_donors(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Donations.READ), query(request, DonorFilters)
    page = await paging.page(work, queries.bundled(reach, filters), queries.ORDER, filters.cursor, filters.limit)
    return Page(work, "donations/donors.html", page=page, filters=filters, kinds=list(DonorKind))


@get("/{tenant:str}/donors/new")
async def new_donor(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Donations.EDIT)
    return await _form_page(work, Form.of(request, DonorData))


@post("/{tenant:str}/donors", opt=redisplay("/{tenant}/donors/new"))
async def create_donor(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[DonorData]) -> See:
    donor = await service.record_donor(work, data)
    return See(f"/{tenant}/donors/{donor.id}", notice=_("已登记捐赠人").say())


@get("/{tenant:str}/donors/{donor_id:uuid}")
async def show_donor(request: AnyRequest, donor_id: FromPath[UUID], work: OpenWork) -> Page:
    return await _donor_page(work, request, await _donor(work, donor_id))


@get("/{tenant:str}/donors/{donor_id:uuid}/edit")
async def edit_donor(request: AnyRequest, donor_id: FromPath[UUID], work: OpenWork) -> Page:
    donor = await work.one(queries.donor(work.require(Donations.EDIT), donor_id), NoSuchDonor)
    before = {name: getattr(donor, name) for name in ("name", "kind", "contact", "person_id", "anonymous")}
    return await _form_page(work, Form.of(request, DonorData, before, version=donor.version), donor)


@post("/{tenant:str}/donors/{donor_id:uuid}/edit", opt=redisplay("/{tenant}/donors/{donor_id}/edit"))
async def change_donor(
    tenant: FromPath[str], donor_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[DonorData]
) -> See:
    await service.edit_donor(work, donor_id, data)
    return See(f"/{tenant}/donors/{donor_id}", notice=_("已保存").say())


@post("/{tenant:str}/donors/{donor_id:uuid}/reveal", opt=redisplay("/{tenant}/donors/{donor_id}"), status_code=200)
async def reveal_donor(
    request: AnyRequest, donor_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[RevealDonor]
) -> Page:
    """The telephone stands on this answer alone."""
    phone = await service.reveal_donor(work, donor_id, data)
    return await _donor_page(work, request, await _donor(work, donor_id), phone=phone)


@get("/{tenant:str}/donors/{donor_id:uuid}/statements/{year:int}")
async def download_statement(donor_id: FromPath[UUID], year: FromPath[int], work: OpenWork) -> Download:
    donor = await _donor(work, donor_id)
    if year not in YEARS:
        raise Missing
    statement = (await statements(work, [donor.id], year))[donor.id]
    body = await statement_pdf(work.tenant, statement)
    return Download(body, _("{year} 年度捐赠清单").say(year=year) + ".pdf", PDF)


async def _donor(work: Work, donor_id: UUID) -> Donor:
    return await work.one(queries.donor(work.require(Donations.READ), donor_id), NoSuchDonor)


async def _donor_page(work: Work, request: AnyRequest, donor: Donor, *, phone: str = "") -> Page:
    reach = work.require(Donations.READ)
    theirs = donations.bundled(reach, DonationFilters(donor_id=donor.id)).order_by(*donations.ORDER)
    gifts = in_kind.bundled(reach, InKindFilters()).where(in_kind.given_by(donor.id)).order_by(*in_kind.ORDER)
    person = dict(await work.rows(people.names([donor.person_id]))) if donor.person_id else {}
    [(received, refunded)] = await work.rows(queries.sums_of(donor.id))
    return Page(
        work, "donations/donor.html", donor=donor, phone=phone, person=person.get(donor.person_id),
        donations=await work.all(theirs.limit(MOST_SHOWN)), gifts=await work.all(gifts.limit(MOST_SHOWN)),
        receipts=await work.all(queries.receipts_of(donor.id).limit(MOST_SHOWN)), received=received, refunded=refunded,
        years=list(range(today().year, min(today().year, donor.recorded_on.year) - 1, -1)),
        reveal_form=Form.of(request, RevealDonor), reasons=list(RevealReason), history=await history(work, donor.id),
    )  # fmt: skip


async def _form_page(work: Work, form: Form, donor: Donor | None = None) -> Page:
    return Page(
        work, "donations/donor_form.html", form=form, donor=donor, kinds=list(DonorKind),
        funders=await work.rows(funds.funders()),
    )  # fmt: skip


ROUTES = [
    list_donors, new_donor, create_donor, show_donor, edit_donor, change_donor, reveal_donor,
    download_statement,
]  # fmt: skip
