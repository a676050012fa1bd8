"""Every way to fail becomes an answer: the form's page again, an error page, or RFC 9457 problem+json."""

from typing import Any

import structlog
from litestar import Request
from litestar.exceptions import HTTPException, ValidationException
from litestar.handlers import HTTPRouteHandler
from litestar.response import Response
from litestar.status_codes import HTTP_413_REQUEST_ENTITY_TOO_LARGE, HTTP_500_INTERNAL_SERVER_ERROR
from msgspec import Struct
from sqlalchemy.exc import DBAPIError, TimeoutError as PoolTimeoutError

from wushe.kernel.database.integrity import is_unavailable, may_be_retried, refusal_of, sqlstate
from wushe.kernel.errors import (
    Forbidden,
    Invalid,
    Missing,
    Refusal,
    Stale,
    Suspended,
    TooMany,
    Unauthenticated,
    Unavailable,
)
from wushe.kernel.files.errors import FileTooLarge
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Answer, Page, See
from wushe.kernel.web.forms import FORM, REFUSED, NotJson, refused
from wushe.kernel.web.idempotency import KeyReused, Replay
from wushe.kernel.web.redispatch import shown_again, tried_again
from wushe.kernel.web.work import VersionNeeded

STATUSES: dict[type[Refusal], int] = {
    Invalid: 422, Missing: 404, Forbidden: 403, Unauthenticated: 401, Stale: 412, TooMany: 429, Unavailable: 503,
    NotJson: 400, KeyReused: 422, Suspended: 423, VersionNeeded: 428, Refusal: 409,
}  # fmt: skip
"""The status of each kind of refusal; the nearest ancestor counts."""

REDISPLAY = "redisplay"
log = structlog.get_logger()


class Malformed(Refusal):
    """The request itself cannot be read; `STATUSES` does not apply, the server's own status is kept."""

    code = "malformed"
    sentence = _("请求无法识别")


class Broken(Refusal):
    """A defect of the product. What happened stands in the log under the request's id, and nowhere else."""

    code = "broken"
    sentence = _("系统出了问题，我们已记录。请稍后再试，或把编号 {request_id} 告诉管理员")


def redisplay(path: str, form: type[Struct] | None = None) -> dict[str, Any]:
    """`@post("/", opt=redisplay("/{tenant}/needs/new"))`: where the form of this handler stands.

    A handler that reads its `form` by itself names it, so that a file too large to be read is told beside its field.
    """
    return {REDISPLAY: path} | ({FORM: form} if form else {})


def status_of(refusal: Refusal) -> int:
    return next(STATUSES[kind] for kind in type(refusal).__mro__ if kind in STATUSES)


def answer_refusal(request: Request[Any, Any, Any], refusal: Refusal) -> Response[Any]:
    """A refusal, in the way of the face that was asked."""
    status = status_of(refusal)
    if is_api(request):
        return problem(request, refusal, status)
    handler = request.scope.get("route_handler")
    page = handler.opt.get(REDISPLAY) if handler else None
    if page and request.method != "GET":
        return shown_again(request, page, status_code=status, **{REFUSED: refused(request, refusal)})
    if isinstance(refusal, Unauthenticated):
        path = request.scope["path"] if request.method == "GET" else "/"
        return See(f"/sign-in?next={path}")
    return error_page(request, refusal, status)


def is_api(request: Request[Any, Any, Any]) -> bool:
    """Which of the two faces was asked: their paths tell them apart."""
    return request.scope["path"].startswith("/api/")


def problem(request: Request[Any, Any, Any], refusal: Refusal, status: int) -> Response[Any]:
    """RFC 9457. `errors` lists every field that is wrong; `code` is stable."""
    fields = refusal.fields if isinstance(refusal, Invalid) else {}
    body = {
        "type": "about:blank",
        "title": refusal.say(),
        "status": status,
        "code": refusal.code,
        "request_id": request.scope["state"].get("request_id", ""),
        "errors": [{"field": name, "code": e.code, "message": e.say()} for name, e in fields.items()],
    }
    if refusal.field:
        body["errors"] = [{"field": refusal.field, "code": refusal.code, "message": refusal.say()}]
    return Answer(body, status_code=status, media_type="application/problem+json", headers=_retry(refusal))


def error_page(request: Request[Any, Any, Any], refusal: Refusal, status: int) -> Response[Any]:
    shown = {"status": status, "message": refusal.say(), "code": refusal.code}
    request_id = request.scope["state"].get("request_id", "")
    page = Page(None, "error.html", status_code=status, **shown, request_id=request_id)
    page.headers.update(_retry(refusal))
    return page


def _retry(refusal: Refusal) -> dict[str, str]:
    if isinstance(refusal, TooMany):
        return {"retry-after": str(refusal.facts["retry_after"])}
    return {"retry-after": "2"} if isinstance(refusal, Unavailable) else {}


def answer_replay(request: Request[Any, Any, Any], replay: Replay) -> Response[Any]:
    """What was answered the first time; 409 for the instant in which that answer is not yet known."""
    kept = replay.kept
    if kept.status is None:
        return answer_refusal(request, Refusal())
    headers = {"idempotency-replayed": "true"} | ({"location": kept.location} if kept.location else {})
    return Response(content=kept.body or b"", status_code=kept.status, media_type=kept.media_type, headers=headers)


def answer_database(request: Request[Any, Any, Any], error: DBAPIError) -> Response[Any]:
    """What PostgreSQL refused: tried again, told by the constraint's name, unavailable, or a defect."""
    if may_be_retried(error) and (again := tried_again(request)):
        return again
    if refusal := refusal_of(error):
        return answer_refusal(request, refusal)
    if is_unavailable(error) or may_be_retried(error):
        log.warning("database unavailable", sqlstate=sqlstate(error))
        return answer_refusal(request, Unavailable())
    return answer_defect(request, error)


def answer_unavailable(request: Request[Any, Any, Any], _error: Exception) -> Response[Any]:
    return answer_refusal(request, Unavailable())


def answer_http(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """What Litestar itself refuses: an unknown path, a method, a body too large."""
    known: dict[int, Refusal] = {404: Missing(), 401: Unauthenticated(), 403: Forbidden()}
    status = error.status_code
    if status == HTTP_413_REQUEST_ENTITY_TOO_LARGE and (again := _form_again(request)):
        return again
    if isinstance(error, ValidationException) and "path_params" in request.scope and not is_api(request):
        known[400] = Missing()  # an id in the path that is no id: there is no such page
        status = 404
    refusal = known.get(error.status_code, Malformed())
    if status >= HTTP_500_INTERNAL_SERVER_ERROR:
        return answer_defect(request, error)
    return problem(request, refusal, status) if is_api(request) else error_page(request, refusal, status)


def _form_again(request: Request[Any, Any, Any]) -> Response[Any] | None:
    """More was sent than the handler takes: its form, empty, with what it takes beside the file."""
    handler = request.scope.get("route_handler")
    if not isinstance(handler, HTTPRouteHandler) or FORM not in handler.opt:
        return None
    megabytes = (handler.resolve_request_max_body_size() or 0) // (1024 * 1024)
    told = {REFUSED: refused(request, FileTooLarge(megabytes=megabytes))}
    return shown_again(request, handler.opt[REDISPLAY], status_code=HTTP_413_REQUEST_ENTITY_TOO_LARGE, **told)


def answer_defect(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    if is_unavailable(error):
        return answer_refusal(request, Unavailable())
    log.error("defect", exc_info=error)
    refusal = Broken(request_id=request.scope["state"].get("request_id", ""))
    return problem(request, refusal, 500) if is_api(request) else error_page(request, refusal, 500)


HANDLERS: dict[Any, Any] = {
    Refusal: answer_refusal,
    Replay: answer_replay,
    DBAPIError: answer_database,
    PoolTimeoutError: answer_unavailable,
    HTTPException: answer_http,
    Exception: answer_defect,
}
