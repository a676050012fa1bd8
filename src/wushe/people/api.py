"""The JSON face of people: masked, except where a reason was given."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post, put
from litestar.params import FromPath, JSONBody
from litestar.response import Response

from wushe.kernel.web.answers import Answer, Download
from wushe.kernel.web.imports import import_api
from wushe.kernel.web.lists import link_headers, query
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.people import queries, service
from wushe.people.consent_pages import ZIP
from wushe.people.errors import NoSuchPerson
from wushe.people.faces import (
    PersonFilters,
    VolunteerFilters,
    WorkerFilters,
    around,
    around_ids,
    consent_shown,
    person_page,
    person_shown,
    volunteer_page,
    volunteer_shown,
    worker_page,
    worker_shown,
)
from wushe.people.imports import PEOPLE
from wushe.people.models import Person
from wushe.people.permissions import People
from wushe.people.schemas import (
    ConsentData,
    ConsentShown,
    NewPerson,
    Offering,
    PersonData,
    PersonShown,
    RevealData,
    Revealed,
    VolunteerData,
    VolunteerShown,
    WorkerData,
    WorkerShown,
)


@get("/api/{tenant:str}/people")
async def list_people(request: Request[Any, Any, Any], work: OpenWork) -> Response[list[PersonShown]]:
    page = await person_page(work, query(request, PersonFilters))
    known = await around(work, page.rows)
    return Answer([person_shown(person, known) for person in page.rows], headers=link_headers(request, page))


@post("/api/{tenant:str}/people")
async def record_person(work: OpenWork, data: JSONBody[NewPerson]) -> PersonShown:
    return await _shown(work, await service.record_person(work, data))


@get("/api/{tenant:str}/people/{person_id:uuid}")
async def show_person(person_id: FromPath[UUID], work: OpenWork) -> PersonShown:
    return await _shown(work, await _person(work, person_id))


@put("/api/{tenant:str}/people/{person_id:uuid}")
async def edit_person(person_id: FromPath[UUID], work: OpenWork, data: JSONBody[PersonData]) -> PersonShown:
    return await _shown(work, await service.edit_person(work, person_id, data))


@post("/api/{tenant:str}/people/{person_id:uuid}/reveal", status_code=200)
async def reveal_person(person_id: FromPath[UUID], work: OpenWork, data: JSONBody[RevealData]) -> Response[Revealed]:
    """Not an `Answer`, which would be kept beside an idempotency key for a day."""
    return Response(await service.reveal(work, person_id, data.reason))


@post("/api/{tenant:str}/people/{person_id:uuid}/copy", status_code=200)
async def copy_person(person_id: FromPath[UUID], work: OpenWork) -> Download:
    """All that is kept of the person, as a ZIP."""
    return Download(await service.export_subject(work, person_id), "copy.zip", ZIP)


@post("/api/{tenant:str}/people/{person_id:uuid}/erasure", status_code=204)
async def erase_person(person_id: FromPath[UUID], work: OpenWork) -> None:
    await service.erase_person(work, person_id)


@post("/api/{tenant:str}/people/{person_id:uuid}/guardianship/withdrawal", status_code=204)
async def withdraw_guardianship(person_id: FromPath[UUID], work: OpenWork) -> None:
    await service.withdraw_guardianship(work, person_id)


@get("/api/{tenant:str}/people/{person_id:uuid}/consents")
async def list_consents(person_id: FromPath[UUID], work: OpenWork) -> list[ConsentShown]:
    person = await _person(work, person_id)
    return [consent_shown(consent) for consent in await work.all(queries.consents(person.id))]


@post("/api/{tenant:str}/people/{person_id:uuid}/consents")
async def give_consent(person_id: FromPath[UUID], work: OpenWork, data: JSONBody[ConsentData]) -> ConsentShown:
    return consent_shown(await service.give_consent(work, person_id, data))


@post("/api/{tenant:str}/people/{person_id:uuid}/consents/{consent_id:uuid}/withdrawal", status_code=200)
async def withdraw_consent(person_id: FromPath[UUID], consent_id: FromPath[UUID], work: OpenWork) -> ConsentShown:
    return consent_shown(await service.withdraw_consent(work, person_id, consent_id))


@get("/api/{tenant:str}/volunteers")
async def list_volunteers(request: Request[Any, Any, Any], work: OpenWork) -> Response[list[VolunteerShown]]:
    page = await volunteer_page(work, query(request, VolunteerFilters))
    known = await around_ids(work, [one.person_id for one in page.rows])
    shown = [volunteer_shown(one, known) for one in page.rows]
    return Answer(shown, headers=link_headers(request, page))


@post("/api/{tenant:str}/people/{person_id:uuid}/volunteer", status_code=200)
async def make_volunteer(person_id: FromPath[UUID], work: OpenWork, data: JSONBody[VolunteerData]) -> VolunteerShown:
    volunteer = await service.make_volunteer(work, person_id, data)
    return volunteer_shown(volunteer, await around_ids(work, [person_id]))


@post("/api/{tenant:str}/people/{person_id:uuid}/volunteer/leaving", status_code=204)
async def leave_volunteers(person_id: FromPath[UUID], work: OpenWork) -> None:
    await service.leave_volunteers(work, person_id)


@get("/api/{tenant:str}/profile/volunteer")
async def volunteer_myself(work: OpenWork) -> VolunteerShown:
    """What the signed-in person offers."""
    volunteer = await service.volunteer_myself(work)
    return volunteer_shown(volunteer, await around_ids(work, [volunteer.person_id]))


@put("/api/{tenant:str}/profile/volunteer")
async def offer_myself(work: OpenWork, data: JSONBody[Offering]) -> VolunteerShown:
    volunteer = await service.offer_myself(work, data)
    return volunteer_shown(volunteer, await around_ids(work, [volunteer.person_id]))


@get("/api/{tenant:str}/social-workers")
async def list_workers(request: Request[Any, Any, Any], work: OpenWork) -> Response[list[WorkerShown]]:
    page = await worker_page(work, query(request, WorkerFilters))
    known = await around_ids(work, [one.person_id for one in page.rows])
    shown = [worker_shown(one, known.people[one.person_id]) for one in page.rows]
    return Answer(shown, headers=link_headers(request, page))


@post("/api/{tenant:str}/people/{person_id:uuid}/social-worker", status_code=200)
async def make_social_worker(person_id: FromPath[UUID], work: OpenWork, data: JSONBody[WorkerData]) -> WorkerShown:
    worker = await service.make_social_worker(work, person_id, data)
    return worker_shown(worker, await work.get(Person, person_id))


@post("/api/{tenant:str}/people/{person_id:uuid}/social-worker/leaving", status_code=204)
async def end_social_worker(person_id: FromPath[UUID], work: OpenWork) -> None:
    await service.end_social_worker(work, person_id)


async def _person(work: Work, person_id: UUID) -> Person:
    return await work.one(queries.person(work.require(People.READ), person_id), NoSuchPerson)


async def _shown(work: Work, person: Person) -> PersonShown:
    return person_shown(person, await around(work, [person]))


ROUTES = [
    list_people, record_person, show_person, edit_person, reveal_person, copy_person, erase_person,
    withdraw_guardianship, list_consents, give_consent, withdraw_consent, list_volunteers, make_volunteer,
    leave_volunteers, volunteer_myself, offer_myself, list_workers, make_social_worker, end_social_worker,
    *import_api(PEOPLE),
]  # fmt: skip
