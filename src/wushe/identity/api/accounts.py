"""The accounts of a township by JSON, for its admin; and of the installation, for the operator."""

from uuid import UUID

from litestar import Response, delete, get, post
from litestar.params import FromPath, JSONBody

from wushe.identity.doorway import AnyRequest
from wushe.identity.models import Account, Membership
from wushe.identity.schemas import AccountShown, OneTimePassword, QuotaShown, Reset
from wushe.identity.service import accounts, password
from wushe.kernel.web.lists import Filters, link_headers, query
from wushe.kernel.web.work import OpenWork


@get("/api/{tenant:str}/accounts")
async def list_accounts(request: AnyRequest, work: OpenWork) -> Response[list[AccountShown]]:
    """Who may enter this township, or could; the neighbouring pages stand in `Link`."""
    page, memberships = await accounts.members(work, query(request, Filters))
    shown = [_shown(account, memberships[account.id]) for account in page.rows]
    return Response(shown, headers=link_headers(request, page))


@get("/api/{tenant:str}/quotas")
async def list_quotas(work: OpenWork) -> list[QuotaShown]:
    """What this township uses of what it may."""
    return [QuotaShown(quota=one.quota, used=one.used, most=one.most) for one in await accounts.quota_usage(work)]


def _shown(account: Account, membership: Membership) -> AccountShown:
    return AccountShown(
        id=account.id,
        name=account.display_name,
        login_name=account.login_name,
        person_id=membership.person_id,
        status=account.status,
        membership=membership.status,
        joined_at=membership.joined_at,
    )


@post("/api/{tenant:str}/accounts/{account_id:uuid}/password-reset")
async def reset_password(
    account_id: FromPath[UUID], work: OpenWork, data: JSONBody[Reset]
) -> Response[OneTimePassword]:
    """The only answer that ever holds the one-time password, which is good for a day."""
    once = await password.reset_password(work, account_id, second_factor=data.second_factor)
    return Response(OneTimePassword(password=once), status_code=201)


@delete("/api/{tenant:str}/accounts/{account_id:uuid}")
async def end_membership(account_id: FromPath[UUID], work: OpenWork) -> None:
    """The account stays, and may not enter this township any more."""
    await accounts.end_membership(work, account_id)


@post("/api/{tenant:str}/accounts/{account_id:uuid}/suspension", status_code=204)
async def disable_account(account_id: FromPath[UUID], work: OpenWork) -> None:
    """For the operator: out of the whole installation, at once."""
    await accounts.disable_account(work, account_id)


@delete("/api/{tenant:str}/accounts/{account_id:uuid}/suspension")
async def enable_account(account_id: FromPath[UUID], work: OpenWork) -> None:
    await accounts.enable_account(work, account_id)


ROUTES = [list_accounts, list_quotas, reset_password, end_membership, disable_account, enable_account]
