"""The HTML face of access: who holds which role, inviting somebody into one, and why somebody may or may not."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.access import appointment_pages, permission_pages, service
from wushe.access.asking import ask_communities
from wushe.access.catalogue import labels
from wushe.access.explain import explain
from wushe.access.holders import are_divided, candidates, list_holders, roles_here
from wushe.access.inviting import invite
from wushe.access.permissions import Access
from wushe.access.schemas import NewHolding, NewInvitation, Question
from wushe.kernel.i18n import _, say
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import REFUSED, Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.menu import Entry
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork

MENU = (Entry("system", _("角色与权限"), "/roles", "shield", Access.READ, rank=20),)

AnyRequest = Request[Any, Any, Any]


@get("/{tenant:str}/roles")
async def show_roles(request: AnyRequest, work: OpenWork) -> Page:
    refused = request.scope["state"].get(REFUSED)
    return Page(work, "access/roles.html", holders=await list_holders(work), refused=refused)


@get("/{tenant:str}/roles/new")
async def new_holding(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Access.GIVE)
    return Page(
        work,
        "access/give.html",
        form=Form.of(request, NewHolding),
        accounts=await candidates(work),
        roles=(roles := await roles_here(work)),
        divided=are_divided(roles),
        communities=await ask_communities(work),
    )


@post("/{tenant:str}/roles", opt=redisplay("/{tenant}/roles/new"))
async def give_role(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewHolding]) -> See:
    await service.give_role(work, data)
    return See(f"/{tenant}/roles", notice=_("已授予角色，对方下一次操作起生效").say())


@post("/{tenant:str}/roles/{holding_id:uuid}/withdrawal", opt=redisplay("/{tenant}/roles"))
async def withdraw_role(tenant: FromPath[str], holding_id: FromPath[UUID], work: OpenWork) -> See:
    await service.withdraw_role(work, holding_id)
    return See(f"/{tenant}/roles", notice=_("已撤回角色，对方下一次操作起生效").say())


@get("/{tenant:str}/roles/invitation")
async def new_invitation(request: AnyRequest, work: OpenWork) -> Page:
    """Its answer holds a secret, and answers to keyed requests are kept for a day: so this form has no key."""
    work.require(Access.GIVE)
    form = Form.of(request, NewInvitation)
    form.idempotency_key = ""
    return Page(
        work,
        "access/invite.html",
        form=form,
        roles=(roles := await roles_here(work)),
        divided=are_divided(roles),
        communities=await ask_communities(work),
    )


@post("/{tenant:str}/roles/invitations", opt=redisplay("/{tenant}/roles/invitation"))
async def send_invitation(request: AnyRequest, work: OpenWork, data: URLEncodedBody[NewInvitation]) -> Page:
    """Shows the link on this page and never again."""
    link = await invite(work, data)
    address = f"{request.app.state.settings.public_url}/{work.tenant.slug}/invitations/{link.token}"
    return Page(work, "access/invited.html", invitation=link.invitation, address=address, back="/roles")


@get("/{tenant:str}/roles/explanation")
async def explain_why(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Access.READ)
    question = query(request, Question)
    answer = None
    if question.account_id and question.permission:
        answer = await explain(work, question.account_id, question.permission, question.thing_id)
    return Page(
        work,
        "access/explanation.html",
        filters=question,
        answer=answer,
        accounts=await candidates(work),
        permissions=[(code, say(label)) for code, label in labels().items()],
    )


ROUTES = [
    show_roles, new_holding, give_role, withdraw_role, new_invitation, send_invitation, explain_why,
    *permission_pages.ROUTES, *appointment_pages.ROUTES,
]  # fmt: skip
