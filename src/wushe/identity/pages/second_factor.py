"""Codes from the telephone: scanned, confirmed, and stopped again."""

from litestar import get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.identity import doorway
from wushe.identity.doorway import AnyRequest
from wushe.identity.protection import strictest_days
from wushe.identity.schemas import Code, PresentPassword
from wushe.identity.service import door, second_factor
from wushe.identity.service.current import current_account, current_account_id
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.charts import qr
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork

PAGE = "/{tenant}/me/second-factor"
ENROLMENT = {"enrolment": True}
"""Open to whoever must set the second factor up before anything else; see `access.entrance`."""


@get("/{tenant:str}/me/second-factor", opt=ENROLMENT)
async def show_second_factor(request: AnyRequest, work: OpenWork) -> Page:
    account = await current_account(work)
    proposed = await second_factor.proposed(work)
    removal = Form.of(request, PresentPassword)
    removal.idempotency_key = ""
    return Page(
        work,
        "identity/second_factor.html",
        is_on=account.has_second_factor,
        must=not work.visitor.roles and await strictest_days(work, account.id) is not None,
        secret=proposed.secret if proposed else None,
        code=qr(proposed.url, _("用手机验证器扫描").say()) if proposed else None,
        form=Form.of(request, Code),
        removal=removal,
    )


@post("/{tenant:str}/me/second-factor", opt=ENROLMENT)
async def propose(tenant: FromPath[str], work: OpenWork) -> See:
    await second_factor.propose(work)
    return See(f"/{tenant}/me/second-factor")


@post("/{tenant:str}/me/second-factor/confirmation", opt=ENROLMENT | redisplay(PAGE))
async def confirm(request: AnyRequest, tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[Code]) -> See:
    opened = await second_factor.confirm(work, data.code)
    answer = See(f"/{tenant}/me", notice=_("动态码已启用，下次登录时使用").say())
    doorway.keep(request, answer, opened)
    return answer


@post("/{tenant:str}/me/second-factor/removal", opt=redisplay(PAGE))
async def remove(
    request: AnyRequest, tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[PresentPassword]
) -> See:
    proof = await door.prove_again(doorway.opener(request), current_account_id(work), data.current)
    await second_factor.remove(work, proof)
    return See(f"/{tenant}/me", notice=_("动态码已停用").say())


ROUTES = [show_second_factor, propose, confirm, remove]
