"""The accounts of a township, for its admin: who has one, whose password is lost, who is invited, who has left."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.identity.doorway import AnyRequest
from wushe.identity.models import standing
from wushe.identity.permissions import Identity
from wushe.identity.schemas import Reset
from wushe.identity.service import accounts, invitations, password
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.lists import Filters, query
from wushe.kernel.web.work import OpenWork


@get("/{tenant:str}/accounts")
async def list_accounts(request: AnyRequest, work: OpenWork) -> Page:
    filters = query(request, Filters)
    page, memberships = await accounts.members(work, filters)
    invited = await invitations.open_invitations(work) if work.may(Identity.INVITE) else []
    shown = {"page": page, "memberships": memberships, "filters": filters, "invitations": invited, "standing": standing}
    return Page(work, "identity/accounts.html", **shown, usage=await accounts.quota_usage(work))


@get("/{tenant:str}/accounts/{account_id:uuid}")
async def show_account(account_id: FromPath[UUID], work: OpenWork) -> Page:
    account, membership = await accounts.member(work, account_id)
    return Page(
        work, "identity/account.html", account=account, membership=membership, state=standing(account, membership)
    )


@post("/{tenant:str}/accounts/{account_id:uuid}/password-reset")
async def reset_password(account_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Reset]) -> Page:
    """Shows the one-time password on this page and never again."""
    once = await password.reset_password(work, account_id, second_factor=data.second_factor)
    account = await accounts.account_under(work, account_id)
    return Page(work, "identity/password_reset.html", account=account, password=once)


@post("/{tenant:str}/accounts/{account_id:uuid}/departure")
async def end_membership(tenant: FromPath[str], account_id: FromPath[UUID], work: OpenWork) -> See:
    await accounts.end_membership(work, account_id)
    return See(f"/{tenant}/accounts", notice=_("该账号已不能进入本乡镇").say())


@post("/{tenant:str}/invitations/{invitation_id:uuid}/revocation")
async def revoke_invitation(tenant: FromPath[str], invitation_id: FromPath[UUID], work: OpenWork) -> See:
    await invitations.revoke_invitation(work, invitation_id)
    return See(f"/{tenant}/accounts", notice=_("邀请已撤回").say())


ROUTES = [list_accounts, show_account, reset_password, end_membership, revoke_invitation]
