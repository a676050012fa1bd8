"""Coming into a round: a group's application, a mentor's places and wishes."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel.i18n import _
from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Entered
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.mentoring import service
from wushe.mentoring.errors import NoSuchMentor, NoSuchRound, NotInRound
from wushe.mentoring.models import PairingGroup
from wushe.mentoring.pages.choices import WORDS, called, groups_to_apply_for, groups_without
from wushe.mentoring.pages.rounds import BACK, ROUND
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import mentors, rounds as queries
from wushe.mentoring.schemas.entered import GroupData, MentorWishes

AnyRequest = Request[Any, Any, Any]
FORM = "/{tenant}/mentoring/rounds/{pairing_round_id}/application"


class Chosen(Filters):
    """Whose application."""

    organization_id: UUID | None = None


class Joining(Entered, kw_only=True):
    """Who takes part as well."""

    mentor_id: UUID


@get(f"{ROUND}/application")
async def application_form(request: AnyRequest, pairing_round_id: FromPath[UUID], work: OpenWork) -> Page:
    mine = dict(await groups_to_apply_for(work))
    round_ = await work.one(queries.round_(pairing_round_id), NoSuchRound)
    groups = await groups_without(work, round_)
    asked = query(request, Chosen).organization_id or (groups[0][0] if len(groups) == 1 else None)
    known = asked if asked in mine else None
    applied = await work.one_or_none(queries.group_in(round_.id, known)) if known else None
    before = _said(applied) if applied else {"organization_id": known} if known else {}
    form = Form.of(request, GroupData, before, version=applied.version if applied else None)
    weak = (await service.weak_fields(work, [known])).get(known, []) if known else []
    return Page(
        work, "mentoring/application.html", round=round_, form=form, groups=groups, applied=applied, weak=weak,
        mentors=await _mentors(work, round_.id), words=WORDS,
        group=mine.get(known, "") if known else "",
    )  # fmt: skip


def _said(applied: PairingGroup) -> dict[str, Any]:
    return {name: getattr(applied, name) for name in GroupData.__struct_fields__}


async def _mentors(work: Work, round_id: UUID) -> list[tuple[UUID, str, str]]:
    return [
        (mentor.id, called(mentor.name, mentor.home), mentor.headline)
        for _place, mentor in await work.rows(queries.mentors_in(round_id))
    ]


@post(f"{ROUND}/applications", opt=redisplay(FORM))
async def apply(
    tenant: FromPath[str], pairing_round_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[GroupData]
) -> See:
    await service.apply(work, pairing_round_id, data)
    return _see(tenant, pairing_round_id, _("已申请，截止前可以修改").say())


@post(f"{ROUND}/applications/edit", opt=redisplay(FORM))
async def edit_application(
    tenant: FromPath[str], pairing_round_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[GroupData]
) -> See:
    await service.edit_application(work, pairing_round_id, data)
    return _see(tenant, pairing_round_id, _("已保存").say())


@post(f"{ROUND}/groups/{{organization_id:uuid}}/withdrawal", opt=BACK)
async def withdraw(
    tenant: FromPath[str], pairing_round_id: FromPath[UUID], organization_id: FromPath[UUID], work: OpenWork
) -> See:
    await service.withdraw_application(work, pairing_round_id, organization_id)
    return _see(tenant, pairing_round_id, _("已撤回申请").say())


# --- mentors


@post(f"{ROUND}/mentors", opt=BACK)
async def join(
    tenant: FromPath[str], pairing_round_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Joining]
) -> See:
    await service.join(work, pairing_round_id, data.mentor_id)
    return _see(tenant, pairing_round_id, _("已参加").say())


@get(f"{ROUND}/mentors/{{mentor_id:uuid}}")
async def wishes_form(
    request: AnyRequest, pairing_round_id: FromPath[UUID], mentor_id: FromPath[UUID], work: OpenWork
) -> Page:
    arranges = work.may(Mentoring.ARRANGE)
    reach = work.require(Mentoring.ARRANGE if arranges else Mentoring.OFFER)
    mentor = await work.one(mentors.mentor(reach, mentor_id), NoSuchMentor)
    if mentor.is_visiting and not arranges:
        raise NoSuchMentor
    place = await work.one(queries.mentor_in(pairing_round_id, mentor.id), NotInRound)
    form = Form.of(request, MentorWishes, {"capacity": place.capacity, "wishes": place.wishes})
    return Page(
        work, "mentoring/wishes.html", round=await work.one(queries.round_(pairing_round_id), NoSuchRound),
        mentor=mentor, form=form, back="/mentoring/rounds/" + str(pairing_round_id) if arranges else "/mentoring/me",
        groups=[(group.organization_id, name) for group, name in await work.rows(queries.groups_in(pairing_round_id))],
    )  # fmt: skip


@post(
    f"{ROUND}/mentors/{{mentor_id:uuid}}",
    opt=redisplay("/{tenant}/mentoring/rounds/{pairing_round_id}/mentors/{mentor_id}"),
)
async def wish(
    tenant: FromPath[str],
    pairing_round_id: FromPath[UUID],
    mentor_id: FromPath[UUID],
    work: OpenWork,
    data: URLEncodedBody[MentorWishes],
) -> See:
    await service.wish(work, pairing_round_id, mentor_id, data)
    back = f"rounds/{pairing_round_id}" if work.may(Mentoring.ROUNDS) else "me"
    return See(f"/{tenant}/mentoring/{back}", notice=_("已保存").say())


@post(
    f"{ROUND}/mentors/{{mentor_id:uuid}}/leaving",
    opt=redisplay("/{tenant}/mentoring/rounds/{pairing_round_id}/mentors/{mentor_id}"),
)
async def leave(
    tenant: FromPath[str], pairing_round_id: FromPath[UUID], mentor_id: FromPath[UUID], work: OpenWork
) -> See:
    await service.leave(work, pairing_round_id, mentor_id)
    back = f"rounds/{pairing_round_id}" if work.may(Mentoring.ROUNDS) else "me"
    return See(f"/{tenant}/mentoring/{back}", notice=_("本轮不参加").say())


def _see(tenant: str, round_id: UUID, notice: str) -> See:
    return See(f"/{tenant}/mentoring/rounds/{round_id}", notice=notice)


ROUTES = [application_form, apply, edit_application, withdraw, join, wishes_form, wish, leave]
