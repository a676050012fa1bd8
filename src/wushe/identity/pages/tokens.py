"""Tokens for programs, made and ended by their owner."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.identity.doorway import AnyRequest
from wushe.identity.permissions import Identity
from wushe.identity.schemas import NewToken
from wushe.identity.service import tokens
from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work


@get("/{tenant:str}/me/tokens/new")
async def new_token(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Identity.ISSUE_TOKEN)
    return Page(work, "identity/new_token.html", form=_form(request), scopes=_scopes(work))


def _form(request: AnyRequest) -> Form:
    """The answer holds a secret, and answers to keyed requests are kept for a day: so this one has no key."""
    form = Form.of(request, NewToken)
    form.idempotency_key = ""
    return form


def _scopes(work: Work) -> list[tuple[str, str]]:
    """All that the person may do themselves, in words."""
    labels = {permission.value: permission.label.say() for kind in Permission.__subclasses__() for permission in kind}
    return [(code, labels.get(code, code)) for code in sorted(work.visitor.grants)]


@post("/{tenant:str}/me/tokens", opt=redisplay("/{tenant}/me/tokens/new"))
async def issue(work: OpenWork, data: URLEncodedBody[NewToken]) -> Page:
    """Shows the token on this page and never again."""
    issued = await tokens.issue(work, data)
    return Page(work, "identity/token_issued.html", token=issued.token, secret=issued.secret)


@post("/{tenant:str}/me/tokens/{token_id:uuid}/revocation")
async def revoke(tenant: FromPath[str], token_id: FromPath[UUID], work: OpenWork) -> See:
    await tokens.revoke(work, token_id)
    return See(f"/{tenant}/me", notice=_("令牌已撤销").say())


ROUTES = [new_token, issue, revoke]
