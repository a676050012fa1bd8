"""The list of awards, one award, and what becomes of it."""

from typing import Any
from uuid import UUID, uuid4

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.funds import service
from wushe.funds.errors import NoSuchAward, NoSuchFund
from wushe.funds.kinds import AwardState
from wushe.funds.models import Award
from wushe.funds.opening import opens
from wushe.funds.pages.choices import purposes_of
from wushe.funds.permissions import Funds
from wushe.funds.queries import awards as found
from wushe.funds.schemas.awards import AwardFilters, InstalmentData, NewAward, Refusing
from wushe.funds.showing import award_shown, instalments_shown, pots_by_account
from wushe.kernel import paging
from wushe.kernel.clock import today
from wushe.kernel.i18n import _
from wushe.kernel.journal import naming
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.organizations import queries as organizations
from wushe.people.groups import Group
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]
ONE, SHOW = "/{tenant:str}/awards/{award_id:uuid}", "/{tenant}/awards/{award_id}"
VERBS = ("approval", "withdrawal", "closing")


@get("/{tenant:str}/awards")
async def list_awards(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Funds.READ_AWARDS), query(request, AwardFilters)
    page = await paging.page(
        work, found.awards(reach, filters), found.AWARDS_IN_ORDER, filters.cursor, filters.limit
    )  # fmt: skip
    number, fen = (await work.rows(found.award_sums(reach, filters)))[0]
    return Page(
        work, "funds/awards.html", page=page, filters=filters, states=list(AwardState), number=number, fen=fen,
        names=await _names(work, page.rows), funds=await work.rows(found.funds_awarded(reach)),
        pots=await pots_by_account(work, [award.account_id for award in page.rows if award.account_id]),
    )  # fmt: skip


@get("/{tenant:str}/awards/new")
async def new_award(request: AnyRequest, work: OpenWork) -> Page:
    """A form for one fund, which the fund's page and the list lead to."""
    reach = work.require(Funds.ASK_AWARD)
    form = Form.of(request, NewAward, {"fund_id": request.query_params.get("fund_id", "")})
    chosen = _id(form.value("fund_id"))
    return Page(
        work, "funds/award_form.html", form=form, funds=await work.rows(found.funds_to_ask()),
        rounds=await work.rows(found.open_rounds(chosen)) if chosen else [],
        terms=await work.one_or_none(found.terms_of(chosen)) if chosen else None,
        organizations=await work.rows(organizations.choices(reach)), purposes=await purposes_of(work),
        groups=list(Group),
    )  # fmt: skip


def _id(written: str) -> UUID | None:
    try:
        return UUID(written) if written else None
    except ValueError as error:
        raise NoSuchFund from error


@post("/{tenant:str}/awards", opt=redisplay("/{tenant}/awards/new"))
async def ask(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewAward]) -> See:
    award = await service.ask_award(work, data)
    return See(f"/{tenant}/awards/{award.id}", notice=_("已提出资助申请").say())


@get(ONE)
async def show_award(request: AnyRequest, award_id: FromPath[UUID], work: OpenWork) -> Page:
    award = await work.one(found.award(work.require(Funds.READ_AWARDS), award_id), NoSuchAward)
    instalments = await work.all(found.instalments_of(award.id))
    return Page(
        work, "funds/award.html", award=award, shown=await award_shown(work, award),
        instalments=await instalments_shown(work, instalments), names=await _names(work, [award]),
        reported={each.id: each.reached_by for each in instalments}, group=_group(award), own=_is_own(work, award),
        planning=Form.of(request, InstalmentData, {"due_on": today()}, id="i"),
        refusing=Form.of(request, Refusing, id="r"), keys={verb: str(uuid4()) for verb in VERBS},
        refusal=refusal_in(request), fund_opens=await opens(work, award.fund_id),
        history=await history(work, award.id),
    )  # fmt: skip


@post(f"{ONE}/approval", opt=redisplay(SHOW))
async def approve(tenant: FromPath[str], award_id: FromPath[UUID], work: OpenWork) -> See:
    await service.approve_award(work, award_id)
    return See(f"/{tenant}/awards/{award_id}", notice=_("已批准，资金已预留").say())


@post(f"{ONE}/refusal", opt=redisplay(SHOW))
async def refuse(
    tenant: FromPath[str], award_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Refusing]
) -> See:
    await service.refuse_award(work, award_id, data)
    return See(f"/{tenant}/awards/{award_id}", notice=_("未通过").say())


@post(f"{ONE}/withdrawal", opt=redisplay(SHOW))
async def withdraw(tenant: FromPath[str], award_id: FromPath[UUID], work: OpenWork) -> See:
    await service.withdraw_award(work, award_id)
    return See(f"/{tenant}/awards/{award_id}", notice=_("已撤回").say())


@post(f"{ONE}/closing", opt=redisplay(SHOW))
async def close(tenant: FromPath[str], award_id: FromPath[UUID], work: OpenWork) -> See:
    await service.close_award(work, award_id)
    return See(f"/{tenant}/awards/{award_id}", notice=_("已结项，未用资金已退回").say())


async def _names(work: Work, rows: Any) -> dict[UUID, str]:
    """What the organisations, funds, rounds, purposes, linkages and persons of these awards are called."""
    ids = ("organization_id", "fund_id", "award_round_id", "purpose_id", "linkage_id", "community_id")
    facts = [{name: getattr(award, name) for name in ids} for award in rows]
    people = [{"person_id": person} for award in rows for person in (award.asked_by, award.decided_by) if person]
    return await naming.names_in(work, [*facts, *people])


def _group(award: Award) -> str:
    return Group(award.group).label.say() if award.group else ""


def _is_own(work: Work, award: Award) -> bool:
    return work.person.person_id == award.asked_by


ROUTES = [list_awards, new_award, ask, show_award, approve, refuse, withdraw, close]
