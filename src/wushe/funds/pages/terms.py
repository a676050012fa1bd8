"""Whom a fund is for, and its rounds."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.funds import queries, service
from wushe.funds.errors import NoSuchFund
from wushe.funds.pages.choices import purposes_of
from wushe.funds.permissions import Funds
from wushe.funds.queries import awards as found
from wushe.funds.schemas.awards import RoundData, TermsData
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.ledger.pots import pot_of
from wushe.organizations import queries as organizations
from wushe.organizations.kinds import OrganizationKind

AnyRequest = Request[Any, Any, Any]
ONE = "/{tenant:str}/funds/{fund_id:uuid}"


@get(f"{ONE}/terms")
async def terms_form(request: AnyRequest, fund_id: FromPath[UUID], work: OpenWork) -> Page:
    fund = await work.one(queries.fund(work.require(Funds.EDIT), fund_id), NoSuchFund)
    terms = await work.one_or_none(found.terms_of(fund.id))
    before = {} if terms is None else {
        "least_months": terms.least_months, "most_months": terms.most_months, "kinds": terms.kinds,
        "type_ids": terms.type_ids, "most": terms.most_fen,
    }  # fmt: skip
    return Page(
        work, "funds/terms.html", fund=fund, kinds=list(OrganizationKind),
        types=[(kept.id, kept.name) for kept in await work.all(organizations.types())],
        form=Form.of(request, TermsData, before, version=terms.version if terms else None),
    )  # fmt: skip


@post(f"{ONE}/terms", opt=redisplay("/{tenant}/funds/{fund_id}/terms"))
async def set_terms(
    tenant: FromPath[str], fund_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[TermsData]
) -> See:
    await service.set_terms(work, fund_id, data)
    return See(f"/{tenant}/funds/{fund_id}", notice=_("已设定资助条件").say())


@get(f"{ONE}/rounds/new")
async def new_round(request: AnyRequest, fund_id: FromPath[UUID], work: OpenWork) -> Page:
    fund = await work.one(queries.fund(work.require(Funds.EDIT), fund_id), NoSuchFund)
    return Page(
        work, "funds/round.html", fund=fund, pot=await pot_of(work, fund.account_id),
        purposes=await purposes_of(work), form=Form.of(request, RoundData, {"purpose_id": fund.purpose_id}),
    )  # fmt: skip


@post(f"{ONE}/rounds", opt=redisplay("/{tenant}/funds/{fund_id}/rounds/new"))
async def open_round(
    tenant: FromPath[str], fund_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[RoundData]
) -> See:
    await service.open_round(work, fund_id, data)
    return See(f"/{tenant}/funds/{fund_id}", notice=_("已开设资助批次").say())


@post("/{tenant:str}/award-rounds/{award_round_id:uuid}/closing")
async def close_round(tenant: FromPath[str], award_round_id: FromPath[UUID], work: OpenWork) -> See:
    closed = await service.close_round(work, award_round_id)
    return See(f"/{tenant}/funds/{closed.fund_id}", notice=_("已截止，未用资金退回基金").say())


ROUTES = [terms_form, set_terms, new_round, open_round, close_round]
