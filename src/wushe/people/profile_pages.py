"""A person's own page: what is kept of them, what they agreed to and offer, and a copy of all of it."""

from typing import Any

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.people import kinds, queries, service
from wushe.people.faces import around, offers
from wushe.people.history import history
from wushe.people.schemas import Offering
from wushe.people.service.revealing import whole
from wushe.people.wording import wording


@get("/{tenant:str}/profile")
async def show_profile(work: OpenWork) -> Page:
    """One's own data stand there whole: nobody needs a reason to see themselves."""
    person = await service.myself(work)
    consents = await work.all(queries.consents(person.id))
    volunteer = await work.one_or_none(queries.volunteer(person.id))
    return Page(
        work,
        "people/profile.html",
        person=person,
        whole=await whole(work, person),
        known=await around(work, [person]),
        volunteer=volunteer if volunteer and not volunteer.has_left else None,
        offers=offers(volunteer),
        consents=[(consent, wording(consent.purpose, consent.wording)) for consent in consents],
        history=await history(work, person.id),
    )


@get("/{tenant:str}/profile/volunteer")
async def offering_form(request: Request[Any, Any, Any], work: OpenWork) -> Page:
    volunteer = await service.volunteer_myself(work)
    said = {"skills": volunteer.skills, "availability": volunteer.availability}
    form = Form.of(request, Offering, said, version=volunteer.version)
    return Page(work, "people/offering.html", form=form, kinds=kinds)


@post("/{tenant:str}/profile/volunteer", opt=redisplay("/{tenant}/profile/volunteer"))
async def offer_myself(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[Offering]) -> See:
    await service.offer_myself(work, data)
    return See(f"/{tenant}/profile", notice=_("已保存").say())


ROUTES = [show_profile, offering_form, offer_myself]
