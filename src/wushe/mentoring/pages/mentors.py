"""Mentors: the list with their load, registering one, their page, sending them to another township, one's own page."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import clock, paging
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.mentoring import service
from wushe.mentoring.errors import NoSuchMentor
from wushe.mentoring.kinds import Field, MentorState
from wushe.mentoring.models import Mentor
from wushe.mentoring.pages.choices import WORDS, all_communities, all_groups, townships
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import mentors as queries, pairs, rounds
from wushe.mentoring.schemas.entered import (
    Because,
    MentorData,
    MentorFilters,
    MentorshipFilters,
    NewMentor,
    SendData,
)
from wushe.mentoring.showing import loads, mentorships_shown
from wushe.people.history import history
from wushe.tenancy import queries as tenancy

AnyRequest = Request[Any, Any, Any]
MENTOR = "/{tenant:str}/mentoring/mentors/{mentor_id:uuid}"
BACK = redisplay("/{tenant}/mentoring/mentors/{mentor_id}")


@get("/{tenant:str}/mentoring/mentors")
async def list_mentors(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Mentoring.ARRANGE), query(request, MentorFilters)
    page = await paging.page(work, queries.mentors(reach, filters), queries.BY_NAME, filters.cursor, filters.limit)
    [(number, visiting)] = await work.rows(queries.counted(clock.today()))
    return Page(
        work, "mentoring/mentors.html", page=page, filters=filters, rows=await loads(work, page.rows), fields=Field,
        states=MentorState, number=number, visiting=visiting,
    )  # fmt: skip


class Looked(MentorFilters):
    """Whom somebody looks for in the register."""


@get("/{tenant:str}/mentoring/mentors/new")
async def new_mentor(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Mentoring.ARRANGE)
    asked = query(request, Looked)
    return Page(
        work, "mentoring/mentor_form.html", form=Form.of(request, NewMentor), mentor=None, asked=asked, own=False,
        people=[(row[0], row[1]) for row in await work.rows(queries.candidates(asked.q))],
        communities=await all_communities(work), groups=await all_groups(work), words=WORDS,
    )  # fmt: skip


@post("/{tenant:str}/mentoring/mentors", opt=redisplay("/{tenant}/mentoring/mentors/new"))
async def register(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewMentor]) -> See:
    mentor = await service.register(work, data)
    return See(f"/{tenant}/mentoring/mentors/{mentor.id}", notice=_("已登记").say())


@get(MENTOR)
async def show_mentor(request: AnyRequest, mentor_id: FromPath[UUID], work: OpenWork) -> Page:
    mentor = await work.one(queries.mentor(work.require(Mentoring.ARRANGE), mentor_id), NoSuchMentor)
    filters = MentorshipFilters(mentor_id=mentor.id)
    found = await work.all(pairs.mentorships(work.require(Mentoring.READ), filters).order_by(*pairs.NEWEST))
    grants = await work.all(queries.grants(mentor.id))
    names = await work.rows(tenancy.place_names({grant.host_tenant_id for grant in grants}))
    return Page(
        work, "mentoring/mentor.html", mentor=mentor, load=(await loads(work, [mentor]))[0],
        pairs=await mentorships_shown(work, found), grants=grants, hosts={row[0]: row[1] for row in names},
        sending=Form.of(request, SendData, id="send"),
        recalling={each.id: Form.of(request, Because, noun=f"{each.id}/revocation") for each in grants},
        townships=await townships(work), places=dict(await all_communities(work)), words=WORDS, today=clock.today(),
        history=await history(work, mentor.id), refusal=refusal_in(request, Because),
    )  # fmt: skip


@get(f"{MENTOR}/edit")
async def edit_form(request: AnyRequest, mentor_id: FromPath[UUID], work: OpenWork) -> Page:
    arranges = work.may(Mentoring.ARRANGE)
    reach = work.require(Mentoring.ARRANGE if arranges else Mentoring.OFFER)
    mentor = await work.one(queries.mentor(reach, mentor_id), NoSuchMentor)
    if mentor.is_visiting:
        raise NoSuchMentor
    before = {name: getattr(mentor, name) for name in MentorData.__struct_fields__}
    return Page(
        work, "mentoring/mentor_form.html", form=Form.of(request, MentorData, before, version=mentor.version),
        mentor=mentor, people=[], communities=await all_communities(work), words=WORDS, asked=None, own=not arranges,
        groups=await all_groups(work) if arranges else await _no_go(work, mentor),
    )  # fmt: skip


async def _no_go(work: Work, mentor: Mentor) -> list[tuple[UUID, str]]:
    """A mentor keeps what was declared; further groups the township enters."""
    names = await work.rows(pairs.names_of_groups(mentor.no_go))
    return [(row[0], row[1]) for row in names]


@post(f"{MENTOR}/edit", opt=redisplay("/{tenant}/mentoring/mentors/{mentor_id}/edit"))
async def edit_mentor(
    tenant: FromPath[str], mentor_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[MentorData]
) -> See:
    await service.edit_mentor(work, mentor_id, data)
    back = f"mentors/{mentor_id}" if work.may(Mentoring.ARRANGE) else "me"
    return See(f"/{tenant}/mentoring/{back}", notice=_("已保存").say())


@post(f"{MENTOR}/retirement", opt=BACK)
async def retire(tenant: FromPath[str], mentor_id: FromPath[UUID], work: OpenWork) -> See:
    await service.retire(work, mentor_id)
    return See(f"/{tenant}/mentoring/mentors/{mentor_id}", notice=_("已退出").say())


@post(f"{MENTOR}/stays", opt=BACK)
async def send(tenant: FromPath[str], mentor_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[SendData]) -> See:
    await service.send(work, mentor_id, data)
    return See(f"/{tenant}/mentoring/mentors/{mentor_id}", notice=_("已派出，对方现在就能为组织结对").say())


@post(f"{MENTOR}/stays/{{mentor_grant_id:uuid}}/revocation", opt=BACK)
async def recall(
    tenant: FromPath[str],
    mentor_id: FromPath[UUID],
    mentor_grant_id: FromPath[UUID],
    work: OpenWork,
    data: URLEncodedBody[Because],
) -> See:
    await service.recall(work, mentor_grant_id, data)
    return See(f"/{tenant}/mentoring/mentors/{mentor_id}", notice=_("已收回，导师在那里的结对已结束").say())


@get("/{tenant:str}/mentoring/me")
async def show_me(work: OpenWork) -> Page:
    """What somebody offers as a mentor here, and the rounds that ask for their wishes."""
    reach = work.require(Mentoring.OFFER)
    person_id = work.person.person_id
    mentor = await work.one_or_none(queries.of_person(person_id)) if person_id else None
    if mentor is not None and not mentor.is_there():
        mentor = None
    asks = await work.all(rounds.with_mentor(person_id)) if mentor and person_id and not mentor.is_visiting else []
    found = await work.all(pairs.mentorships(reach, MentorshipFilters()).order_by(*pairs.NEWEST)) if mentor else []
    return Page(
        work, "mentoring/me.html", mentor=mentor, rounds=asks, words=WORDS, pairs=await mentorships_shown(work, found),
        places=dict(await all_communities(work)),
    )  # fmt: skip


ROUTES = [list_mentors, new_mentor, register, show_mentor, edit_form, edit_mentor, retire, send, recall, show_me]
