"""Mentors as JSON, and where they are sent."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.kernel.web.lists import query
from wushe.kernel.web.work import OpenWork
from wushe.mentoring import service
from wushe.mentoring.errors import NoSuchMentor
from wushe.mentoring.models import MentorGrant
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import mentors as queries
from wushe.mentoring.schemas.entered import Because, MentorData, MentorFilters, NewMentor, SendData
from wushe.mentoring.schemas.shown import GrantShown, MentorShown
from wushe.mentoring.showing import mentor_shown

MENTOR = "/api/{tenant:str}/mentoring/mentors/{mentor_id:uuid}"


@get("/api/{tenant:str}/mentoring/mentors")
async def list_mentors(request: Request[Any, Any, Any], work: OpenWork) -> list[MentorShown]:
    """By name, a hundred at most."""
    found = queries.mentors(work.require(Mentoring.ARRANGE), query(request, MentorFilters))
    return [mentor_shown(each) for each in await work.all(found.order_by(*queries.BY_NAME).limit(100))]


@post("/api/{tenant:str}/mentoring/mentors")
async def register(work: OpenWork, data: JSONBody[NewMentor]) -> MentorShown:
    return mentor_shown(await service.register(work, data))


@get(MENTOR)
async def show_mentor(mentor_id: FromPath[UUID], work: OpenWork) -> MentorShown:
    return mentor_shown(await work.one(queries.mentor(work.require(Mentoring.ARRANGE), mentor_id), NoSuchMentor))


@put(MENTOR)
async def edit_mentor(mentor_id: FromPath[UUID], work: OpenWork, data: JSONBody[MentorData]) -> MentorShown:
    return mentor_shown(await service.edit_mentor(work, mentor_id, data))


@post(f"{MENTOR}/retirement")
async def retire(mentor_id: FromPath[UUID], work: OpenWork) -> MentorShown:
    return mentor_shown(await service.retire(work, mentor_id))


@post(f"{MENTOR}/stays")
async def send(mentor_id: FromPath[UUID], work: OpenWork, data: JSONBody[SendData]) -> GrantShown:
    return _grant_shown(await service.send(work, mentor_id, data))


@post("/api/{tenant:str}/mentoring/stays/{mentor_grant_id:uuid}/revocation")
async def recall(mentor_grant_id: FromPath[UUID], work: OpenWork, data: JSONBody[Because]) -> GrantShown:
    return _grant_shown(await service.recall(work, mentor_grant_id, data))


def _grant_shown(grant: MentorGrant) -> GrantShown:
    named = {name: getattr(grant, name) for name in GrantShown.__struct_fields__ if name != "host_id"}
    return GrantShown(**named, host_id=grant.host_tenant_id)


ROUTES = [list_mentors, register, show_mentor, edit_mentor, retire, send, recall]
