"""Every route of the product, as the application itself knows them, with addresses that can be asked for."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import msgspec
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute

from wushe.kernel.web.csrf import SAFE

_PARAMETER = re.compile(r"\{(\w+):(\w+)\}")
NOWHERE = UUID(int=0xFFFF)
"""An id that nothing has."""
WORDS = {"procedure": "filing", "society": "volunteer", "year": "2026", "drafts/kind": "hub"}
"""Words that stand in paths, where need be with the segment before; any other is `volunteer`: no token, no township."""
Known = Callable[[str, str], UUID]


@dataclass(frozen=True, slots=True)
class Asked:
    """One method of one route."""

    method: str
    template: str
    handler: HTTPRouteHandler

    @property
    def is_public(self) -> bool:
        return bool(self.handler.opt.get("public"))

    @property
    def is_api(self) -> bool:
        return self.template.startswith("/api/")

    @property
    def changes(self) -> bool:
        return self.method not in SAFE

    @property
    def has_tenant(self) -> bool:
        return "{tenant:str}" in self.template

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """(name, kind) of what stands in the path besides the tenant."""
        return [(name, kind) for name, kind in _PARAMETER.findall(self.template) if name != "tenant"]

    @property
    def schema(self) -> type[msgspec.Struct] | None:
        """What its body is read into."""
        field = self.handler.parsed_data_field
        return field.annotation if field is not None else None

    def path(self, tenant: str, known: Known = lambda _name, _before: NOWHERE) -> str:
        """With the tenant's address, and each id as `known(parameter, the segment before it)` says."""

        def value(match: re.Match[str]) -> str:
            name, kind = match.groups()
            if name == "tenant":
                return tenant
            before = self.template[: match.start()].rstrip("/").rpartition("/")[2]
            if kind == "uuid":
                return str(known(name, before))
            return WORDS.get(f"{before}/{name}") or WORDS.get(name, "volunteer")

        return _PARAMETER.sub(value, self.template)

    def __str__(self) -> str:
        return f"{self.method} {self.template}"


def all_routes(app: Litestar) -> list[Asked]:
    """In the order of their paths, without OPTIONS, assets and the description of the API."""
    return sorted(_walk(app), key=lambda asked: (asked.template, asked.method))


def _walk(app: Litestar) -> Iterator[Asked]:
    for route in app.routes:
        if not isinstance(route, HTTPRoute) or route.path in LEFT_OUT:
            continue
        for handler in route.route_handlers:
            yield from (Asked(method, route.path, handler) for method in handler.http_methods if method != "OPTIONS")


LEFT_OUT = frozenset({"/api", "/api/{path:str}"})
"""Litestar's own, around the description of the API: the second answers 404 to every unknown path below /api."""
