"""The page of one person: masked, unless it is the answer to a reason."""

from typing import Any

from litestar import Request

from wushe.access.permissions import Access
from wushe.access.roles import Role
from wushe.identity.queries import account_of_person
from wushe.kernel.web.answers import Page
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.work import Work
from wushe.people import kinds, queries
from wushe.people.faces import around, called, masked_sensitive, offers
from wushe.people.history import history
from wushe.people.models import Guardianship, Person
from wushe.people.permissions import People
from wushe.people.schemas import InvitationData, RevealData, Revealed
from wushe.people.service.inviting import OFFERED


async def person_detail(
    work: Work,
    request: Request[Any, Any, Any],
    person: Person,
    *,
    revealed: Revealed | None = None,
    invitation: str = "",
) -> Page:
    """`invitation` is the address of a link just made, shown this once."""
    volunteer = await work.one_or_none(queries.volunteer(person.id))
    return Page(
        work,
        "people/detail.html",
        person=person,
        name=called(work, person),
        revealed=revealed,
        invitation=invitation,
        known=await around(work, [person]),
        sensitive=await masked_sensitive(work, person),
        guardianship=await _guardianship(work, person),
        consents=await work.all(queries.consents(person.id)),
        volunteer=volunteer,
        offers=offers(volunteer),
        worker=await work.one_or_none(queries.worker(person.id)),
        account=await work.one_or_none(account_of_person(work.tenant.id, person.id)),
        may_reveal=await _may_reveal(work, person),
        may_invite=work.may(People.INVITE) and work.may(Access.GIVE),
        reveal_form=Form.of(request, RevealData),
        invitation_form=Form.of(request, InvitationData),
        offered=[(role.value, role.label.say()) for role in OFFERED],
        history=await history(work, person.id),
        kinds=kinds,
        refusal=refusal_in(request),
        Role=Role,
    )


async def _may_reveal(work: Work, person: Person) -> bool:
    """A social worker reads of everybody what is masked, and all of it of those in their care."""
    if not work.may(People.REVEAL):
        return False
    return await work.one_or_none(queries.person(work.require(People.REVEAL), person.id)) is not None


async def _guardianship(work: Work, person: Person) -> Guardianship | None:
    return await work.get(Guardianship, person.guardianship_id) if person.guardianship_id else None
