"""Large text and language: kept with the account, and in a cookie for people without one."""

from litestar import post
from litestar.params import URLEncodedBody

from wushe.identity import doorway
from wushe.identity.cookie import LOCALE, TEXT_SIZE, preference_cookie
from wushe.identity.doorway import AnyRequest
from wushe.identity.schemas import Language, TextSize, TextSizeChoice
from wushe.identity.service import accounts
from wushe.kernel.i18n import CHINESE, LOCALES
from wushe.kernel.web.answers import See
from wushe.kernel.web.work import OpenWork

KNOWN_OR_NOT = {"public": True, "account": True}


@post("/preferences/text", opt=KNOWN_OR_NOT)
async def prefer_text(request: AnyRequest, work: OpenWork, data: URLEncodedBody[TextSize]) -> See:
    if work.visitor.session_id:
        await accounts.prefer_large_text(work, large=data.size is TextSizeChoice.LARGE)
    return _back(request, data.next, TEXT_SIZE, data.size)


@post("/preferences/locale", opt=KNOWN_OR_NOT)
async def prefer_locale(request: AnyRequest, work: OpenWork, data: URLEncodedBody[Language]) -> See:
    locale = data.locale if data.locale in LOCALES else CHINESE
    if work.visitor.session_id:
        await accounts.prefer_locale(work, locale)
    return _back(request, data.next, LOCALE, locale)


def _back(request: AnyRequest, path: str, name: str, value: str) -> See:
    answer = See(doorway.local_path(path, "/"))
    answer.set_cookie(preference_cookie(request.app.state.settings.public_url, name, value))
    return answer


ROUTES = [prefer_text, prefer_locale]
