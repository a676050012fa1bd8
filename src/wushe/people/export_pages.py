"""Taking a list of people out of the product: masked, names too, or whole for a reason."""

from typing import Any

import msgspec
from litestar import Request, get, post
from litestar.params import URLEncodedBody

from wushe.kernel import exporting
from wushe.kernel.web.answers import EXCEL, Download, Page
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.people import kinds, service
from wushe.people.faces import PersonFilters, around, filtered_people
from wushe.people.models import Person
from wushe.people.permissions import People
from wushe.people.schemas import WholeExport
from wushe.people.sheets import LIST, WHOLE, as_row


@get("/{tenant:str}/people.xlsx")
async def export_people(request: Request[Any, Any, Any], work: OpenWork) -> Download:
    """Masked, since paper goes round: names as well."""
    found = filtered_people(work, query(request, PersonFilters), People.EXPORT)
    known = await around(work, await work.all(found.limit(exporting.MOST_ROWS)))
    body = await exporting.export(
        work, "people", LIST, found.order_by(Person.id.desc()), lambda person: as_row(person, known)
    )
    return Download(body, f"{LIST.title.say()}.xlsx", EXCEL)


@get("/{tenant:str}/people/export")
async def ask_reason(request: Request[Any, Any, Any], work: OpenWork) -> Page:
    """The filters of the list come along, so that what was on the screen is what is taken."""
    work.require(People.EXPORT)
    work.require(People.REVEAL)
    filters = query(request, PersonFilters)
    said = {name: getattr(filters, name) for name in ("q", "community_id", "role", "status")}
    return Page(work, "people/export.html", form=Form.of(request, WholeExport, said), kinds=kinds)


@post("/{tenant:str}/people/export", opt=redisplay("/{tenant}/people/export"), status_code=200)
async def export_whole(work: OpenWork, data: URLEncodedBody[WholeExport]) -> Download:
    filters = PersonFilters(q=data.q, community_id=data.community_id, role=data.role, status=data.status)
    found = filtered_people(work, filters, People.REVEAL).order_by(Person.id.desc())
    rows = [msgspec.structs.asdict(one) for one in await service.export_whole(work, found, data.reason)]
    return Download(await exporting.write(WHOLE, rows), f"{WHOLE.title.say()}.xlsx", EXCEL)


ROUTES = [export_people, ask_reason, export_whole]
