"""A person's own page: what is kept of them, what they agreed to, and a copy of all of it."""

from litestar import get

from wushe.kernel.web.answers import Page
from wushe.kernel.web.work import OpenWork
from wushe.people import queries, service
from wushe.people.faces import around
from wushe.people.history import history
from wushe.people.service.revealing import whole
from wushe.people.wording import wording


@get("/{tenant:str}/profile")
async def show_profile(work: OpenWork) -> Page:
    """One's own data stand there whole: nobody needs a reason to see themselves."""
    person = await service.myself(work)
    consents = await work.all(queries.consents(person.id))
    return Page(
        work,
        "people/profile.html",
        person=person,
        whole=await whole(work, person),
        known=await around(work, [person]),
        consents=[(consent, wording(consent.purpose, consent.wording)) for consent in consents],
        history=await history(work, person.id),
    )


ROUTES = [show_profile]
