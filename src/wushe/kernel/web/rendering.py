"""Templates: one Jinja environment over the kernel's and every slice's folder, and what each page may rely on."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from litestar import Request

from wushe.kernel import clock
from wushe.kernel.i18n import current_locale, say, say_in
from wushe.kernel.labelled import Labelled
from wushe.kernel.web import formats
from wushe.kernel.web.assets import asset
from wushe.kernel.web.menu import menu_for
from wushe.kernel.web.summaries import name_fields
from wushe.kernel.work import Visitor

PACKAGE = Path(__file__).parents[2]


@cache
def environment() -> Environment:
    folders = [PACKAGE / "kernel" / "web" / "templates", *sorted(PACKAGE.glob("*/templates"))]
    env = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    env.globals |= {"_": _say_here, "asset": asset, "today": clock.today, "now": clock.now, "choices": choices}
    env.filters |= {name: getattr(formats, name) for name in formats.FILTERS} | {"said": say}
    return env


@pass_context
def _say_here(context: Context, text: str, /, **facts: object) -> str:
    """As the slice of the template says it, unless the sentence knows its own."""
    if getattr(text, "domain", ""):
        return say(text, **facts)
    return say_in((context.name or "").partition("/")[0], text, **facts)


def choices(kinds: Iterable[Labelled]) -> list[tuple[str, str]]:
    """(code, words) of an enumeration or some of its members, for select fields and radio buttons."""
    return [(kind.value, kind.label.say()) for kind in kinds]


def render(request: Request[Any, Any, Any], template: str, shown: dict[str, Any]) -> str:
    """The page as text. What every template may rely on is listed in `_around`."""
    return name_fields(environment().get_template(template).render(_around(request) | shown))


def _around(request: Request[Any, Any, Any]) -> dict[str, Any]:
    state = request.scope["state"]
    visitor: Visitor = state.get("visitor") or Visitor()
    prefix = f"/{visitor.tenant.slug}" if visitor.tenant else ""
    return {
        "visitor": visitor,
        "may": visitor.grants.__contains__,
        "url": lambda path: prefix + path,
        "path": request.scope["path"],
        "menu": menu_for(request.app.state.get("menu", ()), visitor, request.scope["path"]),
        "notice": unquote(request.cookies.get("notice", "")),
        "csrf_token": state.get("csrf_token", ""),
        "locale": current_locale(),
        "large_text": state.get("large_text", False),
        "unread": state.get("unread", 0),
    }
