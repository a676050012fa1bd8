"""Donors for programs."""

from uuid import UUID

from litestar import Request, Response, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.donations import service
from wushe.donations.errors import NoSuchDonor
from wushe.donations.permissions import Donations
from wushe.donations.queries import donors as queries
from wushe.donations.schemas.entered import DonorData
from wushe.donations.schemas.filters import DonorFilters
from wushe.donations.schemas.shown import DonorPage, DonorShown
from wushe.donations.showing import donor_shown
from wushe.kernel import paging
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.work import OpenWork


@get("/api/{tenant:str}/donors")
async def list_donors(request: Request, work: OpenWork) -> Response[DonorPage]:
    reach, filters = work.require(Donations.READ), query(request, DonorFilters)
    return json_page(request, await paging.page_json(work, queries.lines, reach, filters, queries.ORDER))


@post("/api/{tenant:str}/donors")
async def create_donor(work: OpenWork, data: JSONBody[DonorData]) -> DonorShown:
    return donor_shown(await service.record_donor(work, data))


@get("/api/{tenant:str}/donors/{donor_id:uuid}")
async def show_donor(donor_id: FromPath[UUID], work: OpenWork) -> DonorShown:
    return donor_shown(await work.one(queries.donor(work.require(Donations.READ), donor_id), NoSuchDonor))


@put("/api/{tenant:str}/donors/{donor_id:uuid}")
async def change_donor(donor_id: FromPath[UUID], work: OpenWork, data: JSONBody[DonorData]) -> DonorShown:
    return donor_shown(await service.edit_donor(work, donor_id, data))


ROUTES = [list_donors, create_donor, show_donor, change_donor]
