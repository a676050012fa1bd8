"""The operator's page for inviting who is to run a township or to watch a county."""

from typing import Any

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.access.inviting import RUNS, appoint
from wushe.access.permissions import Access
from wushe.access.schemas import NewInvitation
from wushe.kernel.web.answers import Page
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.tenancy.errors import NoSuchPlace
from wushe.tenancy.places import Place

AnyRequest = Request[Any, Any, Any]


@get("/{tenant:str}/townships/{slug:str}/appointment")
async def new_appointment(slug: FromPath[str], request: AnyRequest, work: OpenWork) -> Page:
    """Its answer holds a secret, and answers to keyed requests are kept for a day: so this form has no key."""
    work.require(Access.APPOINT)
    place = await _place(request, slug)
    roles = RUNS[place.kind]
    form = Form.of(request, NewInvitation, {"role": roles[0]})
    form.idempotency_key = ""
    return Page(work, "access/appoint.html", form=form, place=place, roles=roles)


@post("/{tenant:str}/townships/{slug:str}/appointments", opt=redisplay("/{tenant}/townships/{slug}/appointment"))
async def send_appointment(
    slug: FromPath[str], request: AnyRequest, work: OpenWork, data: URLEncodedBody[NewInvitation]
) -> Page:
    """Shows the link on this page and never again."""
    state = request.app.state
    place = await _place(request, slug)
    link = await appoint(work, state.sessions, state.vault, place, data)
    address = f"{state.settings.public_url}/{place.tenant.slug}/invitations/{link.token}"
    return Page(work, "access/invited.html", invitation=link.invitation, address=address, back="/townships")


async def _place(request: AnyRequest, slug: str) -> Place:
    place = await request.app.state.doorkeeper.directory.find(slug)
    if place is None:
        raise NoSuchPlace
    return place


ROUTES = [new_appointment, send_appointment]
