"""The transaction of a request: opened before the handler, committed after the answer is rendered and before it leaves.

It is the only generator dependency: Litestar cleans several up at once. A failed COMMIT therefore is an error and
never an answer that promises what did not happen.
"""

import re
from collections.abc import AsyncGenerator
from typing import Any

from litestar import Request
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType

from wushe.kernel.errors import Refusal, Suspended
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import ANSWER
from wushe.kernel.web.csrf import SAFE
from wushe.kernel.web.idempotency import claim, keep_answer, key_of
from wushe.kernel.work import Visitor, Work

_VERSION = re.compile(r"[0-9]{1,9}")


class VersionNeeded(Refusal):
    """A program that replaces something must say what it has read."""

    code = "version_needed"
    sentence = _("修改时请带上 If-Match，说明您读到的是哪一版")


async def provide_work(request: Request[Any, Any, Any]) -> AsyncGenerator[Work, None]:
    """One transaction for one tenant and one person; undone when the handler raises."""
    visitor: Visitor = request.scope["state"]["visitor"]
    changes = request.method not in SAFE
    if changes and visitor.tenant and visitor.tenant.suspended:
        raise Suspended
    state = request.app.state
    async with state.sessions(info=_info(visitor)) as session:
        version = await _expected_version(request) if changes else None
        work = Work(
            session,
            visitor,
            secret=state.secret,
            vault=state.vault,
            lean=request.scope["state"].get("lean") or state.get("lean"),
            expected_version=version,
        )
        claimed = None
        if changes and visitor.tenant and (key := await key_of(request)):
            claimed = await claim(work, request, key)
        yield work
        if claimed is not None:
            await keep_answer(work, claimed, request.scope["state"].get(ANSWER))
        await work.commit()


def _info(visitor: Visitor) -> dict[str, Any]:
    if visitor.tenant is None:
        return {}
    return {"tenant_id": visitor.tenant.id, "read_only": visitor.tenant.suspended}


async def _expected_version(request: Request[Any, Any, Any]) -> int | None:
    """What the person had read: `If-Match: "3"` from a program, `_version` from a form."""
    if (match := request.headers.get("if-match")) is not None:
        if (version := _version(match.strip().removeprefix("W/").strip('"'))) is None:
            raise VersionNeeded
        return version
    if request.method == "PUT":
        raise VersionNeeded
    if request.content_type[0] == RequestEncodingType.URL_ENCODED:
        return _version((await request.form()).get("_version"))
    return None


def _version(text: object) -> int | None:
    return int(text) if isinstance(text, str) and _VERSION.fullmatch(text) else None


OpenWork = NamedDependency[Work]
"""`work: OpenWork` in a handler: the request's own piece of work, made by `provide_work`."""
