"""Terms, rounds, awards and instalments for programs."""

from uuid import UUID

from litestar import Request, Response, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.funds import queries, service
from wushe.funds.errors import NoSuchAward, NoSuchFund
from wushe.funds.models import Terms
from wushe.funds.permissions import Funds
from wushe.funds.queries import awards as found
from wushe.funds.schemas.awards import (
    AwardFilters,
    AwardPage,
    AwardShown,
    InstalmentData,
    InstalmentShown,
    NewAward,
    Proof,
    Refusing,
    RoundData,
    RoundShown,
    TermsData,
    TermsShown,
)
from wushe.funds.showing import award_shown, instalments_shown, rounds_shown
from wushe.kernel import paging
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.uploads import LARGEST_UPLOAD, uploaded
from wushe.kernel.web.work import OpenWork

FUND, AWARD = "/api/{tenant:str}/funds/{fund_id:uuid}", "/api/{tenant:str}/awards/{award_id:uuid}"
INSTALMENT = "/api/{tenant:str}/instalments/{instalment_id:uuid}"


@get(f"{FUND}/terms")
async def show_terms(fund_id: FromPath[UUID], work: OpenWork) -> TermsShown:
    fund = await work.one(queries.fund(work.require(Funds.READ), fund_id), NoSuchFund)
    terms = await work.one_or_none(found.terms_of(fund.id))
    return terms_shown(terms or Terms(fund_id=fund.id, kinds=[], type_ids=[]))


@put(f"{FUND}/terms")
async def set_terms(fund_id: FromPath[UUID], work: OpenWork, data: JSONBody[TermsData]) -> TermsShown:
    return terms_shown(await service.set_terms(work, fund_id, data))


@get(f"{FUND}/rounds")
async def list_rounds(fund_id: FromPath[UUID], work: OpenWork) -> list[RoundShown]:
    fund = await work.one(queries.fund(work.require(Funds.READ), fund_id), NoSuchFund)
    return await rounds_shown(work, await work.all(found.rounds_of(fund.id)))


@post(f"{FUND}/rounds")
async def open_round(fund_id: FromPath[UUID], work: OpenWork, data: JSONBody[RoundData]) -> RoundShown:
    return (await rounds_shown(work, [await service.open_round(work, fund_id, data)]))[0]


@post("/api/{tenant:str}/award-rounds/{award_round_id:uuid}/closing")
async def close_round(award_round_id: FromPath[UUID], work: OpenWork) -> RoundShown:
    return (await rounds_shown(work, [await service.close_round(work, award_round_id)]))[0]


@get("/api/{tenant:str}/awards")
async def list_awards(request: Request, work: OpenWork) -> Response[AwardPage]:
    reach, filters = work.require(Funds.READ_AWARDS), query(request, AwardFilters)
    return json_page(request, await paging.page_json(work, found.award_lines, reach, filters, found.AWARDS_IN_ORDER))


@post("/api/{tenant:str}/awards")
async def ask(work: OpenWork, data: JSONBody[NewAward]) -> AwardShown:
    return await award_shown(work, await service.ask_award(work, data))


@get(AWARD)
async def show_award(award_id: FromPath[UUID], work: OpenWork) -> AwardShown:
    return await award_shown(work, await work.one(found.award(work.require(Funds.READ_AWARDS), award_id), NoSuchAward))


@post(f"{AWARD}/approval")
async def approve(award_id: FromPath[UUID], work: OpenWork) -> AwardShown:
    return await award_shown(work, await service.approve_award(work, award_id))


@post(f"{AWARD}/refusal")
async def refuse(award_id: FromPath[UUID], work: OpenWork, data: JSONBody[Refusing]) -> AwardShown:
    return await award_shown(work, await service.refuse_award(work, award_id, data))


@post(f"{AWARD}/withdrawal")
async def withdraw(award_id: FromPath[UUID], work: OpenWork) -> AwardShown:
    return await award_shown(work, await service.withdraw_award(work, award_id))


@post(f"{AWARD}/closing")
async def close(award_id: FromPath[UUID], work: OpenWork) -> AwardShown:
    return await award_shown(work, await service.close_award(work, award_id))


@get(f"{AWARD}/instalments")
async def list_instalments(award_id: FromPath[UUID], work: OpenWork) -> list[InstalmentShown]:
    award = await work.one(found.award(work.require(Funds.READ_AWARDS), award_id), NoSuchAward)
    return await instalments_shown(work, await work.all(found.instalments_of(award.id)))


@post(f"{AWARD}/instalments")
async def plan(award_id: FromPath[UUID], work: OpenWork, data: JSONBody[InstalmentData]) -> InstalmentShown:
    return (await instalments_shown(work, [await service.plan(work, award_id, data)]))[0]


@post(f"{INSTALMENT}/removal")
async def drop(instalment_id: FromPath[UUID], work: OpenWork) -> AwardShown:
    return await award_shown(work, await service.drop(work, instalment_id))


@post(f"{INSTALMENT}/reaching")
async def reach(instalment_id: FromPath[UUID], work: OpenWork, data: JSONBody[Proof]) -> InstalmentShown:
    return (await instalments_shown(work, [await service.reach(work, instalment_id, data)]))[0]


@post(f"{INSTALMENT}/proof", request_max_body_size=LARGEST_UPLOAD)
async def prove(request: Request, instalment_id: FromPath[UUID], work: OpenWork) -> InstalmentShown:
    """The same with a file. Multipart: `evidence` and `file`, which is PDF, JPG or PNG by its content, at most 5 MB."""
    work.require(Funds.ASK_AWARD)
    reached = await service.reach(work, instalment_id, *await uploaded(request, Proof))
    return (await instalments_shown(work, [reached]))[0]


@post(f"{INSTALMENT}/confirmation")
async def confirm(instalment_id: FromPath[UUID], work: OpenWork) -> InstalmentShown:
    return (await instalments_shown(work, [await service.confirm(work, instalment_id)]))[0]


def terms_shown(terms: Terms) -> TermsShown:
    return TermsShown(**{name: getattr(terms, name) for name in TermsShown.__struct_fields__})


ROUTES = [
    show_terms, set_terms, list_rounds, open_round, close_round, list_awards, ask, show_award, approve, refuse,
    withdraw, close, list_instalments, plan, drop, reach, prove, confirm,
]  # fmt: skip
