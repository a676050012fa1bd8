"""Choosing a new password: when somebody wants to, and when somebody else has given them theirs."""

from litestar import get, post
from litestar.params import URLEncodedBody

from wushe.identity import doorway
from wushe.identity.doorway import AnyRequest
from wushe.identity.protection import strictest_days
from wushe.identity.schemas import NewPassword
from wushe.identity.service import door
from wushe.identity.service.current import current_account, current_account_id
from wushe.identity.service.password import change_password
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork

ACCOUNT = {"account": True}


@get("/me/password", opt=ACCOUNT)
async def show_password(request: AnyRequest, work: OpenWork) -> Page:
    account = await current_account(work)
    form = Form.of(request, NewPassword)
    form.idempotency_key = ""
    days = await strictest_days(work, account.id)
    return Page(work, "identity/password.html", form=form, must=account.must_change_password, days=days)


@post("/me/password", opt=ACCOUNT | redisplay("/me/password"))
async def change(request: AnyRequest, work: OpenWork, data: URLEncodedBody[NewPassword]) -> See:
    proof = await door.prove_again(doorway.opener(request), current_account_id(work), data.current)
    opened = await change_password(work, proof, data.password)
    answer = See(doorway.home_of(work.visitor), notice=_("密码已修改，其他设备已退出登录").say())
    doorway.keep(request, answer, opened)
    return answer


ROUTES = [show_password, change]
