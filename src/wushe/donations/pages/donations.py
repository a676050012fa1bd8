"""Donations for people: the list, the form, the page of one, and what is done with it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.donations import service
from wushe.donations.errors import NoSuchDonation, NoSuchLetter
from wushe.donations.kinds import ConsentForm, DonationState, Rhythm, Way
from wushe.donations.models import Donation, DonationChange
from wushe.donations.pages.choices import designations, donor_called, donors_of, funds_given_to, tied
from wushe.donations.permissions import Donations
from wushe.donations.queries import changes as change_queries, channels, donations as queries, dues, sources
from wushe.donations.schemas.entered import Letter, NewDonation, NewOrder, NewReceiving, Rededication, Refund
from wushe.donations.schemas.filters import DonationFilters
from wushe.donations.showing import stepper, whole
from wushe.funds.opening import opens
from wushe.kernel import paging
from wushe.kernel.clock import today
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Download, Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.uploads import LARGEST_UPLOAD, brought
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.people import queries as people
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]
SHOW = "/{tenant}/donations/{donation_id}"


@get("/{tenant:str}/donations")
async def list_donations(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Donations.READ), query(request, DonationFilters)
    page = await paging.page(work, queries.bundled(reach, filters), queries.ORDER, filters.cursor, filters.limit)
    [(number, pledged_fen, received_fen)] = await work.rows(queries.sums(reach))
    return Page(
        work, "donations/list.html", page=page, filters=filters, states=list(DonationState), rhythms=list(Rhythm),
        funds=await funds_given_to(work, reach), number=number, pledged_fen=pledged_fen, received_fen=received_fen,
        late=await work.scalar(queries.overdue_count(reach)),
    )  # fmt: skip


@get("/{tenant:str}/donations/due")
async def list_due(work: OpenWork) -> Page:
    """What is overdue or falls due within weeks, the earliest first."""
    rows = await work.rows(dues.falling_due(work.require(Donations.READ), today()).limit(200))
    return Page(work, "donations/due.html", rows=rows, today=today())


@get("/{tenant:str}/donations/new")
async def new_donation(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Donations.EDIT)
    form = Form.of(request, NewDonation, {"donor_id": request.query_params.get("donor_id", "")})
    return Page(
        work, "donations/form.html", form=form, donors=await donors_of(work), rhythms=list(Rhythm),
        **await designations(work),
    )  # fmt: skip


@post("/{tenant:str}/donations", opt=redisplay("/{tenant}/donations/new"))
async def create_donation(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewDonation]) -> See:
    donation = await service.pledge(work, data)
    return See(f"/{tenant}/donations/{donation.id}", notice=_("已登记认捐，款项到账后请登记到账").say())


@get("/{tenant:str}/donations/{donation_id:uuid}")
async def show_donation(request: AnyRequest, donation_id: FromPath[UUID], work: OpenWork) -> Page:
    donation = await _donation(work, donation_id)
    known = await whole(work, donation)
    left_fen = donation.amount_fen - known.where.received_fen
    return Page(
        work, "donations/show.html", donation=donation, known=known, steps=stepper(known), left_fen=left_fen,
        donor=await donor_called(work, donation.donor_id), tied=await tied(work, donation), ways=list(Way),
        fund_opens=await opens(work, donation.fund_id),
        receiving=Form.of(request, NewReceiving, {"amount": left_fen, "on": today()}, id="r"),
        ordering=Form.of(request, NewOrder, {"amount": left_fen}, id="o"), orders=await _orders(work, donation),
        channels=await work.rows(channels.open_choices()), entries=await work.rows(sources.entries(donation.id)),
        key=str(uuid4()), refusal=refusal_in(request), history=await history(work, donation.id),
        people=await _recorders(work, known.changes), adding=Form.of(request, Letter, id="l"),
        letters=set(await work.all(change_queries.letters([each.id for each in known.changes]))),
    )  # fmt: skip


async def _recorders(work: Work, changes: Sequence[DonationChange]) -> dict[UUID, str]:
    """Who recorded a consent, by id; only for those who may change as well."""
    if not work.may(Donations.CHANGE):
        return {}
    return dict(await work.rows(people.names({each.recorded_by for each in changes if each.recorded_by})))


async def _orders(work: Work, donation: Donation) -> Any:
    return await work.all(channels.orders_of(donation.id)) if work.may(Donations.RECEIVE) else []


@post("/{tenant:str}/donations/{donation_id:uuid}/receivings", opt=redisplay(SHOW))
async def receive(
    tenant: FromPath[str], donation_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[NewReceiving]
) -> See:
    await service.receive(work, donation_id, data)
    return See(f"/{tenant}/donations/{donation_id}", notice=_("已登记到账，可以开具票据").say())


@post("/{tenant:str}/donations/{donation_id:uuid}/cancellation", opt=redisplay(SHOW))
async def cancel(tenant: FromPath[str], donation_id: FromPath[UUID], work: OpenWork) -> See:
    await service.cancel(work, donation_id)
    return See(f"/{tenant}/donations/{donation_id}", notice=_("已取消认捐").say())


@post("/{tenant:str}/receivings/{receiving_id:uuid}/reversal")
async def take_back(tenant: FromPath[str], receiving_id: FromPath[UUID], work: OpenWork) -> See:
    receiving = await service.take_back(work, receiving_id)
    return See(f"/{tenant}/donations/{receiving.donation_id}", notice=_("已冲正这笔到账").say())


@post("/{tenant:str}/donations/{donation_id:uuid}/orders", opt=redisplay(SHOW))
async def place_order(
    tenant: FromPath[str], donation_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[NewOrder]
) -> See:
    await service.place_order(work, donation_id, data)
    return See(f"/{tenant}/donations/{donation_id}", notice=_("已生成支付订单").say())


@get("/{tenant:str}/donations/{donation_id:uuid}/refund")
async def new_refund(request: AnyRequest, donation_id: FromPath[UUID], work: OpenWork) -> Page:
    donation = await work.one(queries.donation(work.require(Donations.CHANGE), donation_id), NoSuchDonation)
    known = await whole(work, donation)
    form = Form.of(request, Refund, {"amount": known.where.free_fen, "consent_on": today()})
    return Page(
        work, "donations/refund.html", form=form, donation=donation, known=known, forms=list(ConsentForm),
        donor=await donor_called(work, donation.donor_id),
    )  # fmt: skip


@post("/{tenant:str}/donations/{donation_id:uuid}/refund", opt=redisplay("/{tenant}/donations/{donation_id}/refund"))
async def refund(
    tenant: FromPath[str], donation_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Refund]
) -> See:
    await service.refund(work, donation_id, data)
    return See(f"/{tenant}/donations/{donation_id}", notice=_("已登记退款").say())


@get("/{tenant:str}/donations/{donation_id:uuid}/purpose")
async def new_purpose(request: AnyRequest, donation_id: FromPath[UUID], work: OpenWork) -> Page:
    donation = await work.one(queries.donation(work.require(Donations.CHANGE), donation_id), NoSuchDonation)
    before = donation.restriction._asdict() | {"fund_id": donation.fund_id, "consent_on": today()}
    return Page(
        work, "donations/purpose.html", form=Form.of(request, Rededication, before), donation=donation,
        known=await whole(work, donation), forms=list(ConsentForm), tied=await tied(work, donation),
        donor=await donor_called(work, donation.donor_id), **await designations(work),
    )  # fmt: skip


@post("/{tenant:str}/donations/{donation_id:uuid}/purpose", opt=redisplay("/{tenant}/donations/{donation_id}/purpose"))
async def change_purpose(
    tenant: FromPath[str], donation_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Rededication]
) -> See:
    await service.change_purpose(work, donation_id, data)
    return See(f"/{tenant}/donations/{donation_id}", notice=_("已变更用途").say())


@post(
    "/{tenant:str}/donations/changes/{change_id:uuid}/letter",
    opt=redisplay("/{tenant}/donations"),
    request_max_body_size=LARGEST_UPLOAD,
)
async def bring_letter(request: AnyRequest, tenant: FromPath[str], change_id: FromPath[UUID], work: OpenWork) -> See:
    work.require(Donations.CHANGE)
    await service.bring_letter(work, change_id, await brought(request))
    [(_change, donation)] = await work.rows(change_queries.change(work.require(Donations.READ), change_id))
    return See(f"/{tenant}/donations/{donation.id}", notice=_("已上传同意书").say())


@get("/{tenant:str}/donations/changes/{change_id:uuid}/letter")
async def download_letter(change_id: FromPath[UUID], work: OpenWork) -> Download:
    if not await work.rows(change_queries.change(work.require(Donations.READ), change_id)):
        raise NoSuchLetter
    file = await work.one(change_queries.letter_of(change_id), NoSuchLetter)
    return Download(file.content, file.name, file.media_type)


async def _donation(work: Work, donation_id: UUID) -> Donation:
    return await work.one(queries.donation(work.require(Donations.READ), donation_id), NoSuchDonation)


ROUTES = [
    list_donations, list_due, new_donation, create_donation, show_donation, receive, cancel,
    take_back, place_order, new_refund, refund, new_purpose, change_purpose,
    bring_letter, download_letter,
]  # fmt: skip
