"""Answering a request by asking the application once more: a refused form's page again, or the same request again."""

from typing import Any

from litestar import Litestar, Request
from litestar.response import Response
from litestar.status_codes import HTTP_200_OK
from litestar.types import Message, Receive, Scope, Send
from litestar.utils.scope.state import ScopeState

KEPT = ("type", "asgi", "http_version", "scheme", "headers", "client", "server", "root_path", "extensions")
CARRIED = ("visitor", "request_id", "large_text", "csrf_token", "csrf_source", "entered")
MOST_ATTEMPTS = 4


class Redispatch(Response[Any]):
    """Another request to the same application, whose answer becomes this one's."""

    def __init__(
        self, *, method: str, path: str, body: bytes = b"", status_code: int | None = None, **state: Any
    ) -> None:
        super().__init__(content=None)
        self.method, self.path, self.body, self.new_status, self.state = (
            method,
            path,
            body,
            status_code,
            state,
        )

    def to_asgi_response(self, app: Litestar | None, request: Request[Any, Any, Any], **_how: Any) -> Any:
        outer = request.scope
        inner: dict[str, Any] = {key: outer[key] for key in KEPT if key in outer}
        inner |= {
            "method": self.method,
            "path": self.path,
            "raw_path": self.path.encode(),
            "query_string": outer["query_string"] if self.method == outer["method"] else b"",
            "state": {k: outer["state"][k] for k in CARRIED if k in outer["state"]} | self.state,
        }
        application = request.app

        async def answer(*, send: Send, **_outer: Scope | Receive) -> None:
            await application(inner, self._receive, self._restated(send))  # type: ignore[arg-type]

        return answer

    async def _receive(self) -> Any:
        return {"type": "http.request", "body": self.body, "more_body": False}

    def _restated(self, send: Send) -> Send:
        async def restated(message: Message) -> None:
            if message["type"] == "http.response.start" and self.new_status and message["status"] == HTTP_200_OK:
                message["status"] = self.new_status
            await send(message)

        return restated


def shown_again(request: Request[Any, Any, Any], template: str, *, status_code: int, **state: Any) -> Redispatch:
    """The page at `template` (`/{tenant}/needs/new`) with `state`, as the answer to a refused form."""
    path = template.format(**{name: str(value) for name, value in request.path_params.items()})
    return Redispatch(method="GET", path=path, status_code=status_code, **state)


def tried_again(request: Request[Any, Any, Any]) -> Redispatch | None:
    """The same request once more after a serialization failure or deadlock; None after the fourth attempt."""
    attempt = request.scope["state"].get("attempt", 1)
    if attempt >= MOST_ATTEMPTS:
        return None
    body = ScopeState.from_scope(request.scope).body
    return Redispatch(
        method=request.method,
        path=request.scope["path"],
        body=body if isinstance(body, bytes) else b"",
        attempt=attempt + 1,
    )
