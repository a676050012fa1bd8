"""Volunteers and social workers as pages: two lists, and what makes a person one of them."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.communities import queries as communities
from wushe.communities.permissions import Communities
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.people import kinds, queries, service
from wushe.people.errors import NoSuchPerson
from wushe.people.faces import (
    VolunteerFilters,
    WorkerFilters,
    around_ids,
    called,
    filtered_workers,
    volunteer_name,
    volunteer_page,
    worker_page,
)
from wushe.people.permissions import People
from wushe.people.schemas import VolunteerData, WorkerData


@get("/{tenant:str}/volunteers")
async def list_volunteers(request: Request[Any, Any, Any], work: OpenWork) -> Page:
    filters = query(request, VolunteerFilters)
    page = await volunteer_page(work, filters)
    return Page(
        work,
        "people/volunteers.html",
        page=page,
        filters=filters,
        known=await around_ids(work, [one.person_id for one in page.rows]),
        communities=await _communities(work),
        kinds=kinds,
        name=volunteer_name,
    )


@get("/{tenant:str}/social-workers")
async def list_workers(request: Request[Any, Any, Any], work: OpenWork) -> Page:
    filters = query(request, WorkerFilters)
    page = await worker_page(work, filters)
    ending = await work.all(filtered_workers(work, WorkerFilters(ending=True)))
    return Page(
        work,
        "people/workers.html",
        page=page,
        filters=filters,
        known=await around_ids(work, [one.person_id for one in page.rows]),
        communities=await _communities(work),
        ending=len(ending),
    )


@get("/{tenant:str}/people/{person_id:uuid}/volunteer")
async def volunteer_form(person_id: FromPath[UUID], request: Request[Any, Any, Any], work: OpenWork) -> Page:
    person = await work.one(queries.person(work.require(People.VOLUNTEERS), person_id), NoSuchPerson)
    volunteer = await work.one_or_none(queries.volunteer(person.id))
    present = volunteer is not None and not volunteer.has_left
    said = {} if volunteer is None else {
        "skills": volunteer.skills,
        "availability": volunteer.availability,
        "joined_on": volunteer.joined_on if present else None,
        "public": volunteer.is_public,
    }  # fmt: skip
    form = Form.of(request, VolunteerData, said, version=volunteer.version if volunteer else None)
    return Page(
        work, "people/volunteer.html", person=person, name=called(work, person), form=form, present=present, kinds=kinds
    )


@post(
    "/{tenant:str}/people/{person_id:uuid}/volunteer",
    opt=redisplay("/{tenant}/people/{person_id}/volunteer"),
)
async def make_volunteer(
    tenant: FromPath[str], person_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[VolunteerData]
) -> See:
    await service.make_volunteer(work, person_id, data)
    return See(f"/{tenant}/people/{person_id}", notice=_("已保存").say())


@post("/{tenant:str}/people/{person_id:uuid}/volunteer/leaving")
async def leave_volunteers(tenant: FromPath[str], person_id: FromPath[UUID], work: OpenWork) -> See:
    await service.leave_volunteers(work, person_id)
    return See(f"/{tenant}/people/{person_id}", notice=_("已退出志愿者").say())


@get("/{tenant:str}/people/{person_id:uuid}/social-worker")
async def worker_form(person_id: FromPath[UUID], request: Request[Any, Any, Any], work: OpenWork) -> Page:
    person = await work.one(queries.person(work.require(People.WORKERS), person_id), NoSuchPerson)
    worker = await work.one_or_none(queries.worker(person.id))
    form = Form.of(request, WorkerData, worker, version=worker.version if worker else None)
    return Page(
        work, "people/worker.html", person=person, name=called(work, person), form=form, worker=worker, kinds=kinds
    )


@post(
    "/{tenant:str}/people/{person_id:uuid}/social-worker",
    opt=redisplay("/{tenant}/people/{person_id}/social-worker"),
)
async def make_social_worker(
    tenant: FromPath[str], person_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[WorkerData]
) -> See:
    await service.make_social_worker(work, person_id, data)
    return See(f"/{tenant}/people/{person_id}", notice=_("已保存").say())


@post(
    "/{tenant:str}/people/{person_id:uuid}/social-worker/leaving",
    opt=redisplay("/{tenant}/people/{person_id}"),
)
async def end_social_worker(tenant: FromPath[str], person_id: FromPath[UUID], work: OpenWork) -> See:
    await service.end_social_worker(work, person_id)
    return See(f"/{tenant}/people/{person_id}", notice=_("已登记离岗").say())


async def _communities(work: Work) -> list[tuple[UUID, str]]:
    reach = work.require(Communities.READ)
    return [(row[0], row[1]) for row in await work.rows(communities.choices(reach))]


ROUTES = [
    list_volunteers, list_workers, volunteer_form, make_volunteer,
    leave_volunteers, worker_form, make_social_worker, end_social_worker,
]  # fmt: skip
