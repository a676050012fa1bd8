"""Income of a fund, and the purposes that money can be tied to."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.funds import queries, service
from wushe.funds.errors import NoSuchFund
from wushe.funds.pages.choices import communities_of, funders_of, purposes_of
from wushe.funds.permissions import Funds
from wushe.funds.schemas import Income, PurposeData
from wushe.kernel.clock import today
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.ledger import purposes
from wushe.ledger.kinds import SourceKind
from wushe.people.groups import Group

AnyRequest = Request[Any, Any, Any]
KINDS = [kind for kind in SourceKind if kind is not SourceKind.DEPOSIT]


@get("/{tenant:str}/funds/{fund_id:uuid}/income/new")
async def new_income(request: AnyRequest, fund_id: FromPath[UUID], work: OpenWork) -> Page:
    fund = await work.one(queries.fund(work.require(Funds.TAKE_IN), fund_id), NoSuchFund)
    before = {"on": today(), "giver_id": fund.funder_id, "purpose_id": fund.purpose_id}
    return Page(
        work, "funds/income.html", fund=fund, form=Form.of(request, Income, before), kinds=KINDS,
        purposes=await purposes_of(work), funders=await funders_of(work), groups=list(Group),
        communities=list((await communities_of(work)).items()),
    )  # fmt: skip


@post("/{tenant:str}/funds/{fund_id:uuid}/income", opt=redisplay("/{tenant}/funds/{fund_id}/income/new"))
async def take_in(tenant: FromPath[str], fund_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Income]) -> See:
    await service.take_in(work, fund_id, data)
    return See(f"/{tenant}/funds/{fund_id}", notice=_("已登记收入").say())


@get("/{tenant:str}/funds/purposes")
async def list_purposes(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Funds.READ)
    return Page(
        work, "funds/purposes.html", purposes=await work.all(purposes.purposes()), form=Form.of(request, PurposeData)
    )


@post("/{tenant:str}/funds/purposes", opt=redisplay("/{tenant}/funds/purposes"))
async def add_purpose(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[PurposeData]) -> See:
    await service.add_purpose(work, data)
    return See(f"/{tenant}/funds/purposes", notice=_("已增加用途").say())


@post("/{tenant:str}/funds/purposes/{purpose_id:uuid}/retirement")
async def retire_purpose(tenant: FromPath[str], purpose_id: FromPath[UUID], work: OpenWork) -> See:
    await service.retire_purpose(work, purpose_id)
    return See(f"/{tenant}/funds/purposes", notice=_("已停用").say())


ROUTES = [new_income, take_in, list_purposes, add_purpose, retire_purpose]
