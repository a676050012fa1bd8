"""The HTML face of people: the register, one person, and what may be done with them."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.communities import queries as communities
from wushe.communities.permissions import Communities
from wushe.kernel.errors import Invalid
from wushe.kernel.i18n import _
from wushe.kernel.reading import read
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.imports import import_pages
from wushe.kernel.web.lists import query
from wushe.kernel.web.menu import Entry
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.people import kinds, queries, service
from wushe.people.consent_pages import ROUTES as CONSENT_ROUTES
from wushe.people.detail import person_detail
from wushe.people.errors import NoSuchPerson
from wushe.people.faces import PersonFilters, around, called, person_page
from wushe.people.imports import PEOPLE
from wushe.people.models import Person
from wushe.people.permissions import People
from wushe.people.profile_pages import ROUTES as PROFILE_ROUTES
from wushe.people.schemas import NewPerson, PersonData, RevealData
from wushe.people.society_pages import ROUTES as SOCIETY_ROUTES
from wushe.people.wording import Purpose, in_force

MENU = (
    Entry("people", _("社会工作者"), "/social-workers", "worker", People.READ, rank=20),
    Entry("activities", _("志愿者"), "/volunteers", "heart", People.READ, rank=40),
    Entry("people", _("人员"), "/people", "people", People.READ, rank=60),
    Entry("system", _("我的资料"), "/profile", "person", People.PROFILE, rank=90),
)


@get("/{tenant:str}/people")
async def list_people(request: Request[Any, Any, Any], work: OpenWork) -> Page:
    filters = query(request, PersonFilters)
    page = await person_page(work, filters)
    return Page(
        work,
        "people/list.html",
        page=page,
        filters=filters,
        known=await around(work, page.rows),
        communities=await community_choices(work),
        kinds=kinds,
    )


@get("/{tenant:str}/people/new")
async def new_person(request: Request[Any, Any, Any], work: OpenWork) -> Page:
    work.require(People.RECORD)
    form = Form.of(request, NewPerson)
    known = await _already_known(work, form)
    return Page(
        work,
        "people/new.html",
        form=form,
        known=known,
        around=await around(work, known),
        communities=await community_choices(work),
        kinds=kinds,
        purposes=Purpose,
        wording=in_force(Purpose.SERVICE),
    )


@post("/{tenant:str}/people", opt=redisplay("/{tenant}/people/new"))
async def record_person(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewPerson]) -> See:
    person = await service.record_person(work, data)
    return See(f"/{tenant}/people/{person.id}", notice=_("已登记").say())


@get("/{tenant:str}/people/{person_id:uuid}")
async def show_person(person_id: FromPath[UUID], request: Request[Any, Any, Any], work: OpenWork) -> Page:
    return await person_detail(work, request, await _person(work, person_id))


@post("/{tenant:str}/people/{person_id:uuid}/reveal", opt=redisplay("/{tenant}/people/{person_id}"), status_code=200)
async def reveal_person(
    person_id: FromPath[UUID], request: Request[Any, Any, Any], work: OpenWork, data: URLEncodedBody[RevealData]
) -> Page:
    """The page with everything on it, for this one answer: nothing is kept, not even beside an idempotency key."""
    revealed = await service.reveal(work, person_id, data.reason)
    return await person_detail(work, request, await _person(work, person_id), revealed=revealed)


@get("/{tenant:str}/people/{person_id:uuid}/edit")
async def edit_form(person_id: FromPath[UUID], request: Request[Any, Any, Any], work: OpenWork) -> Page:
    person = await work.one(queries.person(work.require(People.EDIT), person_id), NoSuchPerson)
    person.refuse_if_erased()
    said = {"gender": person.gender, "birth_date": person.birth_date, "status": person.status}
    form = Form.of(request, PersonData, said | {"community_id": person.community_id}, version=person.version)
    return Page(
        work,
        "people/edit.html",
        form=form,
        person=person,
        name=called(work, person),
        communities=await community_choices(work),
        kinds=kinds,
        statuses=[status for status in kinds.PersonStatus if status is not kinds.PersonStatus.ERASED],
    )


@post("/{tenant:str}/people/{person_id:uuid}", opt=redisplay("/{tenant}/people/{person_id}/edit"))
async def edit_person(
    tenant: FromPath[str], person_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[PersonData]
) -> See:
    await service.edit_person(work, person_id, data)
    return See(f"/{tenant}/people/{person_id}", notice=_("已保存").say())


async def community_choices(work: Work) -> list[tuple[UUID, str]]:
    """The communities the person may choose from, for the filter and for forms."""
    reach = work.require(Communities.READ)
    return [(row[0], row[1]) for row in await work.rows(communities.choices(reach))]


async def _person(work: Work, person_id: UUID) -> Person:
    return await work.one(queries.person(work.require(People.READ), person_id), NoSuchPerson)


async def _already_known(work: Work, form: Form) -> list[Person]:
    """Who it may be, when the form came back because the telephone or the ID number is known."""
    if not {"phone", "id_number"} & form.field_errors.keys() or form.typed is None:
        return []
    numbers = {name: form.typed.get(name, "") for name in ("phone", "id_number")}
    try:
        data = read(NewPerson, {"name": "—", **numbers}, form=True)
    except Invalid:
        return []
    return list(await service.known_people(work, phone=data.phone, id_number=data.id_number))


ROUTES = [
    list_people, new_person, record_person, show_person, reveal_person, edit_form, edit_person,
    *CONSENT_ROUTES, *SOCIETY_ROUTES, *PROFILE_ROUTES, *import_pages(PEOPLE),
]  # fmt: skip
