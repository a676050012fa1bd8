"""What a face answers with: a page, a way to another page, a file, or a struct as JSON."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from litestar import Litestar, Request
from litestar.enums import MediaType
from litestar.response import Response
from litestar.response.base import ASGIResponse

from wushe.kernel.files.models import StoredFile
from wushe.kernel.web.rendering import render
from wushe.kernel.work import Work

ANSWER = "answer"
"""Where the finished answer stands in the scope's state, for `provide_work` to keep beside an idempotency key."""


class Answer(Response[Any]):
    """JSON, with an ETag when the thing shown has a version."""

    def to_asgi_response(self, app: Litestar | None, request: Request[Any, Any, Any], **how: Any) -> ASGIResponse:
        if (version := getattr(self.content, "version", None)) is not None:
            self.headers["etag"] = f'"{version}"'
        answer = super().to_asgi_response(app, request, **how)
        request.scope["state"][ANSWER] = answer
        return answer


class Page(Response[Any]):
    """An HTML page: a template and what it shows. `work` is None only where there is none, as on error pages."""

    def __init__(self, work: Work | None, template: str, *, status_code: int = 200, **shown: Any) -> None:
        super().__init__(content=None, media_type=MediaType.HTML, status_code=status_code)
        self.work = work
        self.template = template
        self.shown = shown

    def to_asgi_response(self, app: Litestar | None, request: Request[Any, Any, Any], **_how: Any) -> ASGIResponse:
        body = render(request, self.template, self.shown)
        return ASGIResponse(
            body=body.encode(), status_code=self.status_code, media_type=MediaType.HTML, headers=self.headers
        )


class See(Answer):
    """303: done, look there. `notice` is shown once on the next page."""

    def __init__(self, path: str, *, notice: str | None = None) -> None:
        super().__init__(content=None, status_code=303, headers={"location": quote(path, safe="/?&=#%:")})
        if notice:
            self.set_cookie("notice", quote(notice), httponly=True, samesite="lax", max_age=60, path="/")

    def to_asgi_response(self, app: Litestar | None, request: Request[Any, Any, Any], **how: Any) -> ASGIResponse:
        return super().to_asgi_response(app, request, **how | {"media_type": MediaType.TEXT})


class Download(Response[bytes]):
    """A file that the browser keeps and never shows inline, under a Chinese name."""

    def __init__(self, content: bytes, name: str, media_type: str, headers: Mapping[str, str] | None = None) -> None:
        disposition = f"attachment; filename*=UTF-8''{quote(name)}"
        super().__init__(
            content=content,
            media_type=media_type,
            headers={"content-disposition": disposition, "x-content-type-options": "nosniff"} | dict(headers or {}),
        )


class Picture(Response[bytes]):
    """A picture that pages show. It was drawn anew, and is asked for each time, so that it can be taken away."""

    def __init__(self, file: StoredFile) -> None:
        super().__init__(content=file.content, media_type=file.media_type)


EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
