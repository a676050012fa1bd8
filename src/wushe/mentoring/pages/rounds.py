"""Rounds: the list, preparing one in the open, its page with the next step, its way, the public list."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import paging
from wushe.kernel.i18n import _
from wushe.kernel.jobs.progress import progress_of
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import REFUSED, Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.mentoring import service
from wushe.mentoring.errors import NoSuchRound
from wushe.mentoring.kinds import BEFORE_PUBLISHING, LIVE, Field, MentorshipState, RoundState
from wushe.mentoring.models import PairingRound
from wushe.mentoring.pages.choices import available_mentors, groups_to_apply_for, groups_without
from wushe.mentoring.pairing import Factor
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import pairs, rounds as queries
from wushe.mentoring.schemas.entered import RoundData, RoundFilters
from wushe.mentoring.schemas.shown import MentorshipShown
from wushe.mentoring.showing import mentor_names, mentorships_shown, round_shown, rounds_shown
from wushe.mentoring.steps import Standing, next_of_round, stepper
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]
ROUND = "/{tenant:str}/mentoring/rounds/{pairing_round_id:uuid}"
BACK = redisplay("/{tenant}/mentoring/rounds/{pairing_round_id}")


@get("/{tenant:str}/mentoring/rounds")
async def list_rounds(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Mentoring.ROUNDS)
    filters = query(request, RoundFilters)
    page = await paging.page(work, queries.rounds(filters), queries.NEWEST, filters.cursor, filters.limit)
    return Page(
        work, "mentoring/rounds.html", page=page, filters=filters, states=RoundState,
        counts={row.id: row for row in await rounds_shown(work, page.rows)},
    )  # fmt: skip


@get("/{tenant:str}/mentoring/rounds/new")
async def new_round(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Mentoring.ARRANGE)
    return Page(work, "mentoring/round_form.html", form=Form.of(request, RoundData), round=None, factors=list(Factor))


@post("/{tenant:str}/mentoring/rounds", opt=redisplay("/{tenant}/mentoring/rounds/new"))
async def create_round(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[RoundData]) -> See:
    round_ = await service.prepare(work, data)
    return See(f"/{tenant}/mentoring/rounds/{round_.id}", notice=_("已保存，权重从现在起公示").say())


@get(ROUND)
async def show_round(request: AnyRequest, pairing_round_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Mentoring.ROUNDS)
    round_ = await work.one(queries.round_(pairing_round_id), NoSuchRound)
    arranges, applies = work.may(Mentoring.ARRANGE), work.may(Mentoring.APPLY)
    mine = {each[0] for each in await groups_to_apply_for(work)} if applies else set()
    open_ = await groups_without(work, round_) if applies else []
    applied = await _applied(work, round_, mine, arranges=arranges)
    standing, refusal = await _standing(work, round_), request.scope["state"].get(REFUSED)
    return Page(
        work, "mentoring/round.html", round=await round_shown(work, round_), version=round_.version,
        steps=stepper(round_), arranges=arranges, applied=applied, open=bool(open_), standing=standing,
        next=next_of_round(round_, standing, arranges=arranges, applies=bool(open_), applied=bool(applied)),
        factors=[(factor, round_.weights[factor.value]) for factor in Factor], pairs=await _pairs(work, round_),
        mentors=await work.rows(queries.mentors_in(round_.id)), out=round_.state not in BEFORE_PUBLISHING,
        others=await _others(work, round_) if arranges else [], job=await _job(work, round_),
        outcome=round_.outcome if arranges else None,
        history=await history(work, round_.id) if arranges else [], refusal=refusal.message if refusal else "",
        last_day=round_.last_day, fields=list(Field),
    )  # fmt: skip


async def _applied(work: Work, round_: PairingRound, mine: set[UUID], *, arranges: bool) -> list[Any]:
    """(application, group, names of those wished for): all for the township, else one's own."""
    rows = [row for row in await work.rows(queries.groups_in(round_.id)) if arranges or row[0].organization_id in mine]
    names = await mentor_names(work, [id_ for group, _name in rows for id_ in group.wishes])
    return [(group, name, [names[id_] for id_ in group.wishes if id_ in names]) for group, name in rows]


async def _standing(work: Work, round_: PairingRound) -> Standing:
    states = {row[0]: row[1] for row in await work.rows(pairs.states_in(round_.id))}
    return Standing(
        live=sum(number for state, number in states.items() if state in LIVE),
        unanswered=states.get(MentorshipState.OFFERED, 0), given_up=await service.is_given_up(work, round_),
    )  # fmt: skip


async def _pairs(work: Work, round_: PairingRound) -> list[MentorshipShown]:
    """All for the township, else one's own."""
    if round_.state in BEFORE_PUBLISHING or not work.may(Mentoring.READ):
        return []
    found = await work.all(pairs.in_round(work.require(Mentoring.READ), round_.id))
    return await mentorships_shown(work, found)


async def _others(work: Work, round_: PairingRound) -> list[tuple[UUID, str]]:
    """Mentors who came after the gathering began."""
    there = {mentor.id for _place, mentor in await work.rows(queries.mentors_in(round_.id))}
    return [each for each in await available_mentors(work) if each[0] not in there]


async def _job(work: Work, round_: PairingRound) -> Any:
    if round_.job_id is None or round_.state is not RoundState.SCORED:
        return None
    job = await work.one_or_none(progress_of(work, round_.job_id))
    return job if job and not job.state.is_final else None


@get(f"{ROUND}/edit")
async def edit_form(request: AnyRequest, pairing_round_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Mentoring.ARRANGE)
    round_ = await work.one(queries.round_(pairing_round_id), NoSuchRound)
    before = {f"weight_{name}": weight for name, weight in round_.weights.items()} | {
        "name": round_.name, "gather_until": round_.gather_until, "since": round_.since, "until": round_.last_day,
        "stable": round_.stable, "needs_licence": round_.needs_licence,
    }  # fmt: skip
    form = Form.of(request, RoundData, before, version=round_.version)
    return Page(work, "mentoring/round_form.html", form=form, round=round_, factors=list(Factor))


@post(f"{ROUND}/edit", opt=redisplay("/{tenant}/mentoring/rounds/{pairing_round_id}/edit"))
async def edit_round(
    tenant: FromPath[str], pairing_round_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[RoundData]
) -> See:
    await service.edit_round(work, pairing_round_id, data)
    return _see(tenant, pairing_round_id, _("已保存").say())


@post(f"{ROUND}/gathering", opt=BACK)
async def gather(tenant: FromPath[str], pairing_round_id: FromPath[UUID], work: OpenWork) -> See:
    await service.gather(work, pairing_round_id)
    return _see(tenant, pairing_round_id, _("征集开始了，组织负责人现在可以申请").say())


@post(f"{ROUND}/pairing", opt=BACK)
async def pair(tenant: FromPath[str], pairing_round_id: FromPath[UUID], work: OpenWork) -> See:
    round_ = await service.pair(work, pairing_round_id)
    notice = _("配对完成，请审核") if round_.state is RoundState.PAIRED else _("正在后台配对")
    return _see(tenant, pairing_round_id, notice.say())


@post(f"{ROUND}/publication", opt=redisplay("/{tenant}/mentoring/rounds/{pairing_round_id}/review"))
async def publish(tenant: FromPath[str], pairing_round_id: FromPath[UUID], work: OpenWork) -> See:
    await service.publish(work, pairing_round_id)
    return _see(tenant, pairing_round_id, _("已公布，双方都收到了通知").say())


@post(f"{ROUND}/beginning", opt=BACK)
async def begin(tenant: FromPath[str], pairing_round_id: FromPath[UUID], work: OpenWork) -> See:
    await service.begin(work, pairing_round_id)
    return _see(tenant, pairing_round_id, _("结对开始").say())


@post(f"{ROUND}/closing", opt=BACK)
async def close(tenant: FromPath[str], pairing_round_id: FromPath[UUID], work: OpenWork) -> See:
    await service.close(work, pairing_round_id)
    return _see(tenant, pairing_round_id, _("本轮已结束").say())


@get(f"{ROUND}/list")
async def public_list(pairing_round_id: FromPath[UUID], work: OpenWork) -> Page:
    """To be printed and put up; only once it is published."""
    work.require(Mentoring.ROUNDS)
    round_ = await work.one(queries.round_(pairing_round_id), NoSuchRound)
    if round_.published_at is None:
        raise NoSuchRound
    rows = [(*row, number) for number, row in enumerate(await work.rows(queries.public_list(round_.id)), start=1)]
    return Page(work, "mentoring/public_list.html", round=round_, rows=rows)


def _see(tenant: str, round_id: UUID, notice: str) -> See:
    return See(f"/{tenant}/mentoring/rounds/{round_id}", notice=notice)


ROUTES = [
    list_rounds, new_round, create_round, show_round, edit_form, edit_round, gather, pair, publish, begin, close,
    public_list,
]  # fmt: skip
