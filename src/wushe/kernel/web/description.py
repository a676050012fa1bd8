"""What programs are told of lists: by what each can be narrowed.

A handler reads it out of the URL with `query`, which Litestar does not see.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from inspect import getclosurevars
from typing import Any

import msgspec
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.spec import Operation, Parameter

from wushe.kernel.paging import Filters

NOTHING = {"type": "null"}
"""Cannot be said in a URL; who does not say it has left it out."""


def describe(handlers: Iterable[HTTPRouteHandler]) -> None:
    """Have OpenAPI list the filters that a handler names, as parameters in the query."""
    for handler in handlers:
        if filters := filters_of(handler):
            handler.operation_class = partial(_operation, filters)  # type: ignore[assignment]


def filters_of(handler: HTTPRouteHandler) -> type[Filters] | None:
    """What the handler hands to `query`: no handler names two."""
    named = getclosurevars(handler.fn).globals.values()
    return next((found for found in named if isinstance(found, type) and issubclass(found, Filters)), None)


def _operation(filters: type[Filters], *, parameters: list[Any] | None, **described: Any) -> Operation:
    return Operation(parameters=[*(parameters or ()), *_in_query(filters)], **described)


def _in_query(filters: type[Filters]) -> Iterable[Parameter]:
    _, known = msgspec.json.schema_components([filters], ref_template="{name}")
    described = known[filters.__name__]
    for name, schema in described["properties"].items():
        is_required = name in described.get("required", ())
        yield Parameter(name=name, param_in="query", required=is_required, schema=_plain(schema, known))


def _plain(schema: Mapping[str, Any], known: Mapping[str, Any]) -> Any:
    """Without references and without null."""
    if reference := schema.get("$ref"):
        return _plain(known[reference] | {k: v for k, v in schema.items() if k != "$ref"}, known)
    arms = [_plain(arm, known) for arm in schema.get("anyOf", ()) if arm != NOTHING]
    rest = {key: value for key, value in schema.items() if key != "anyOf" and (key, value) != ("default", None)}
    if len(arms) == 1:
        return rest | arms[0]
    if "items" in rest:
        rest["items"] = _plain(rest["items"], known)
    return rest | ({"anyOf": arms} if arms else {})
