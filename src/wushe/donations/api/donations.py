"""Donations for programs."""

from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath, JSONBody

from wushe.donations import service
from wushe.donations.errors import NoSuchDonation
from wushe.donations.permissions import Donations
from wushe.donations.queries import donations as queries
from wushe.donations.schemas.entered import (
    Acceptance,
    NewDonation,
    NewOrder,
    NewReceiving,
    Rededication,
    Refund,
)
from wushe.donations.schemas.filters import DonationFilters
from wushe.donations.schemas.shown import (
    ChangeShown,
    DonationPage,
    DonationShown,
    OrderShown,
    ProposalShown,
    ReceivingShown,
)
from wushe.donations.showing import change_shown, donation_shown, order_shown, receiving_shown
from wushe.kernel import paging
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.work import OpenWork


@get("/api/{tenant:str}/donations")
async def list_donations(request: Request, work: OpenWork) -> Response[DonationPage]:
    reach, filters = work.require(Donations.READ), query(request, DonationFilters)
    return json_page(request, await paging.page_json(work, queries.lines, reach, filters, queries.ORDER))


@post("/api/{tenant:str}/donations")
async def create_donation(work: OpenWork, data: JSONBody[NewDonation]) -> DonationShown:
    return await donation_shown(work, await service.pledge(work, data))


@get("/api/{tenant:str}/donations/{donation_id:uuid}")
async def show_donation(donation_id: FromPath[UUID], work: OpenWork) -> DonationShown:
    donation = await work.one(queries.donation(work.require(Donations.READ), donation_id), NoSuchDonation)
    return await donation_shown(work, donation)


@post("/api/{tenant:str}/donations/{donation_id:uuid}/receivings")
async def receive(donation_id: FromPath[UUID], work: OpenWork, data: JSONBody[NewReceiving]) -> ReceivingShown:
    return receiving_shown(await service.receive(work, donation_id, data), None)


@post("/api/{tenant:str}/receivings/{receiving_id:uuid}/reversal", status_code=200)
async def take_back(receiving_id: FromPath[UUID], work: OpenWork) -> ReceivingShown:
    return receiving_shown(await service.take_back(work, receiving_id), None)


@post("/api/{tenant:str}/donations/{donation_id:uuid}/cancellation", status_code=200)
async def cancel(donation_id: FromPath[UUID], work: OpenWork) -> DonationShown:
    return await donation_shown(work, await service.cancel(work, donation_id))


@post("/api/{tenant:str}/donations/{donation_id:uuid}/refund")
async def refund(donation_id: FromPath[UUID], work: OpenWork, data: JSONBody[Refund]) -> ChangeShown:
    return change_shown(await service.refund(work, donation_id, data))


@post("/api/{tenant:str}/donations/{donation_id:uuid}/purpose")
async def change_purpose(donation_id: FromPath[UUID], work: OpenWork, data: JSONBody[Rededication]) -> ChangeShown:
    return change_shown(await service.change_purpose(work, donation_id, data))


@post("/api/{tenant:str}/donations/{donation_id:uuid}/orders")
async def place_order(donation_id: FromPath[UUID], work: OpenWork, data: JSONBody[NewOrder]) -> OrderShown:
    return order_shown(await service.place_order(work, donation_id, data))


@get("/api/{tenant:str}/donations/matching")
async def propose(work: OpenWork) -> list[ProposalShown]:
    return [
        ProposalShown(
            line_id=each.line.id, donation_id=one.donation.id, donor_id=one.donation.donor_id, score=one.score.points,
            fen=one.fen, reasons=[reason.say() for reason in one.score.reasons],
        )
        for each in await service.propose(work)
        for one in each.proposals
    ]  # fmt: skip


@post("/api/{tenant:str}/donations/matching")
async def accept(work: OpenWork, data: JSONBody[Acceptance]) -> ReceivingShown:
    return receiving_shown(await service.accept(work, data), None)


ROUTES = [
    list_donations, create_donation, show_donation, receive, take_back, cancel, refund, change_purpose, place_order,
    propose, accept,
]  # fmt: skip
