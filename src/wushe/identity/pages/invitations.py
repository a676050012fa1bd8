"""Accepting an invitation: with a new account, or with the one that somebody has already."""

from litestar import get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.identity import doorway
from wushe.identity.doorway import AnyRequest
from wushe.identity.protection import strictest_days
from wushe.identity.schemas import NewAccount
from wushe.identity.service import invitations, sessions
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork

PAGE = "/{tenant}/invitations/{token}"


@get("/{tenant:str}/invitations/{token:str}", opt={"public": True, "account": True})
async def show_invitation(request: AnyRequest, token: FromPath[str], work: OpenWork) -> Page:
    invitation = await invitations.find_invitation(work, token)
    form = Form.of(request, NewAccount)
    form.idempotency_key = ""
    days = await strictest_days(work, None, work.tenant.id)
    shown = {"invitation": invitation, "tenant_name": work.tenant.name, "composed": days is not None}
    return Page(work, "identity/invitation.html", form=form, **shown)


@post("/{tenant:str}/invitations/{token:str}", opt={"public": True} | redisplay(PAGE))
async def accept_as_new(
    request: AnyRequest, tenant: FromPath[str], token: FromPath[str], work: OpenWork, data: URLEncodedBody[NewAccount]
) -> See:
    proof = await invitations.accept_with_new_account(work, token, data)
    opened = await sessions.sign_in(work, proof, doorway.browser_of(request), tenant_id=work.tenant.id)
    return _welcome(request, tenant, opened)


@post("/{tenant:str}/invitations/{token:str}/membership", opt={"account": True})
async def accept_as_known(request: AnyRequest, tenant: FromPath[str], token: FromPath[str], work: OpenWork) -> See:
    await invitations.accept_with_present_account(work, token)
    return _welcome(request, tenant, await sessions.enter_township(work))


def _welcome(request: AnyRequest, tenant: str, opened: sessions.Opened) -> See:
    answer = See(f"/{tenant}/", notice=_("欢迎加入，账号已开通").say())
    doorway.keep(request, answer, opened)
    return answer


ROUTES = [show_invitation, accept_as_new, accept_as_known]
