"""Lists: their filters stand in the URL, so that a view can be kept, sent and opened again."""

from typing import Any, TypeVar
from urllib.parse import urlencode

from litestar import MediaType, Request, Response

from wushe.kernel.errors import Invalid
from wushe.kernel.paging import Filters, JsonPage, Slice
from wushe.kernel.reading import fields_of, read
from wushe.kernel.web.problems import is_api

__all__ = ["Filters", "json_page", "link_headers", "query"]

F = TypeVar("F", bound=Filters)


def query(request: Request[Any, Any, Any], schema: type[F]) -> F:
    """The filters in the URL. A program is told what cannot be read; for a person it is left out."""
    fields = fields_of(schema)
    given: dict[str, Any] = {}
    for name, value in request.query_params.multi_items():
        if name in fields and fields[name].many:
            given.setdefault(name, []).append(value)
        elif name in fields or is_api(request):
            given[name] = value
    try:
        return read(schema, given, form=True)
    except Invalid as invalid:
        if is_api(request):
            raise
        return read(schema, {name: value for name, value in given.items() if name not in invalid.fields}, form=True)


def link_headers(request: Request[Any, Any, Any], page: Slice[Any] | JsonPage) -> dict[str, str]:
    """RFC 8288 `Link` to the neighbours of an API's page."""
    links = [
        f'<{request.url.path}?{_with(request, cursor)}>; rel="{name}"'
        for name, cursor in (("next", page.next), ("prev", page.previous))
        if cursor
    ]
    return {"link": ", ".join(links)} if links else {}


def json_page(request: Request[Any, Any, Any], page: JsonPage) -> Response[Any]:
    """What `paging.page_json` made, with its `Link` header."""
    return Response(page.body, media_type=MediaType.JSON, headers=link_headers(request, page))


def _with(request: Request[Any, Any, Any], cursor: str) -> str:
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    return urlencode([*kept, ("cursor", cursor)])
