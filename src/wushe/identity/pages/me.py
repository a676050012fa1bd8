"""My account: who I am here, where I am signed in."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from wushe.identity import doorway
from wushe.identity.doorway import AnyRequest
from wushe.identity.permissions import Identity
from wushe.identity.service import accounts, sessions, tokens
from wushe.identity.service.current import current_account
from wushe.kernel.i18n import _
from wushe.kernel.personal.masks import mask_phone
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.work import OpenWork


@get("/me", opt={"account": True})
async def find_me(request: AnyRequest) -> See:
    """The same page in whichever township the session stands."""
    home = doorway.home_of(request.scope["state"]["visitor"])
    return See(home if home == "/townships" else home + "me")


@get("/{tenant:str}/me")
async def show_me(work: OpenWork) -> Page:
    account = await current_account(work)
    phone = accounts.phone_of(work, account)
    return Page(
        work,
        "identity/me.html",
        account=account,
        phone=mask_phone(phone) if phone else None,
        devices=await sessions.devices(work),
        tokens=await tokens.own_tokens(work) if work.may(Identity.ISSUE_TOKEN) else None,
    )


@post("/{tenant:str}/me/devices/{session_id:uuid}/revocation")
async def revoke_device(tenant: FromPath[str], session_id: FromPath[UUID], work: OpenWork) -> See:
    await sessions.revoke_device(work, session_id)
    return See(f"/{tenant}/me", notice=_("已让该设备退出登录").say())


@post("/{tenant:str}/me/other-devices/revocation")
async def revoke_others(tenant: FromPath[str], work: OpenWork) -> See:
    count = await sessions.revoke_others(work)
    return See(f"/{tenant}/me", notice=_("已让其他 {count} 台设备退出登录").say(count=count))


ROUTES = [find_me, show_me, revoke_device, revoke_others]
