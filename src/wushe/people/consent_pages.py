"""Consents, erasing, the person's own file and the invitation, as pages."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, FromQuery, URLEncodedBody

from wushe.access.roles import Role
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Download, Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.people import kinds, queries, service
from wushe.people.detail import person_detail
from wushe.people.errors import NoSuchPerson, RoleNotOffered
from wushe.people.faces import called
from wushe.people.permissions import People
from wushe.people.schemas import ConsentData, InvitationData
from wushe.people.wording import Purpose, in_force

ZIP = "application/zip"


@get("/{tenant:str}/people/{person_id:uuid}/consents/new")
async def new_consent(
    person_id: FromPath[UUID],
    request: Request[Any, Any, Any],
    work: OpenWork,
    purpose: FromQuery[Purpose] = Purpose.SERVICE,
) -> Page:
    """The text that is read out or signed stands above the form."""
    person = await work.one(queries.person(work.require(People.CONSENT), person_id), NoSuchPerson)
    person.refuse_if_erased()
    return Page(
        work,
        "people/consent.html",
        person=person,
        name=called(work, person),
        form=Form.of(request, ConsentData, {"purpose": purpose}),
        purposes=Purpose,
        wordings={one: in_force(one) for one in Purpose},
        kinds=kinds,
    )


@post(
    "/{tenant:str}/people/{person_id:uuid}/consents",
    opt=redisplay("/{tenant}/people/{person_id}/consents/new"),
)
async def give_consent(
    tenant: FromPath[str], person_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[ConsentData]
) -> See:
    await service.give_consent(work, person_id, data)
    return See(f"/{tenant}/people/{person_id}", notice=_("已登记同意").say())


@post("/{tenant:str}/people/{person_id:uuid}/consents/{consent_id:uuid}/withdrawal")
async def withdraw_consent(
    tenant: FromPath[str], person_id: FromPath[UUID], consent_id: FromPath[UUID], work: OpenWork
) -> See:
    """From the person's own page back to it, from the register back there."""
    await service.withdraw_consent(work, person_id, consent_id)
    own = person_id == work.person.person_id
    path = f"/{tenant}/profile" if own else f"/{tenant}/people/{person_id}"
    return See(path, notice=_("已撤回同意，相关信息已删除").say())


@post("/{tenant:str}/people/{person_id:uuid}/guardianship/withdrawal")
async def withdraw_guardianship(tenant: FromPath[str], person_id: FromPath[UUID], work: OpenWork) -> See:
    await service.withdraw_guardianship(work, person_id)
    return See(f"/{tenant}/people/{person_id}", notice=_("已删除资料").say())


@post("/{tenant:str}/people/{person_id:uuid}/erasure")
async def erase_person(tenant: FromPath[str], person_id: FromPath[UUID], work: OpenWork) -> See:
    await service.erase_person(work, person_id)
    return See(f"/{tenant}/people/{person_id}", notice=_("已删除资料").say())


@post("/{tenant:str}/people/{person_id:uuid}/copy", status_code=200)
async def export_subject(person_id: FromPath[UUID], work: OpenWork) -> Download:
    return Download(await service.export_subject(work, person_id), _("个人信息副本").say() + ".zip", ZIP)


@post(
    "/{tenant:str}/people/{person_id:uuid}/invitation",
    opt=redisplay("/{tenant}/people/{person_id}"),
    status_code=200,
)
async def invite(
    tenant: FromPath[str],
    person_id: FromPath[UUID],
    request: Request[Any, Any, Any],
    work: OpenWork,
    data: URLEncodedBody[InvitationData],
) -> Page:
    """The link is shown this once: only its hash is kept."""
    if data.role not in set(Role):
        raise RoleNotOffered
    link = await service.invite(work, person_id, Role(data.role))
    person = await work.one(queries.person(work.require(People.READ), person_id), NoSuchPerson)
    address = f"{request.base_url}".rstrip("/") + f"/{tenant}/invitations/{link.token}"
    return await person_detail(work, request, person, invitation=address)


ROUTES = [
    new_consent, give_consent, withdraw_consent, withdraw_guardianship, erase_person, export_subject, invite,
]  # fmt: skip
