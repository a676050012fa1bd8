"""One account in all the townships where it holds a role: the one walk across townships that a person makes.

In each it works by itself, as the member that it is there and no other: no township's rows are opened to another.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, TypeVar

from litestar import Request

from wushe.access.entrance import credential_of
from wushe.access.protection import lacking
from wushe.access.roles import Role
from wushe.kernel.work import Tenant, Visitor, Work
from wushe.kernel.working import working

T = TypeVar("T")


async def ask_each(
    request: Request[Any, Any, Any], role: Role, question: Callable[[Work], Awaitable[T]]
) -> list[tuple[Tenant, T | None]]:
    """Put `question` to every township where whoever asks holds `role`, in the order in which they joined.

    None where the township asks for something first, such as a second factor. A program's token knows its own alone.
    """
    keeper, state = request.app.state.doorkeeper, request.app.state
    credential = credential_of(request, keeper)
    asker: Visitor = request.scope["state"]["visitor"]
    answers: list[tuple[Tenant, T | None]] = []
    if credential is None:
        return answers
    for slug, _name in asker.tenants:
        place = await keeper.directory.find(slug)
        found = place and await keeper.recognise(state.lean, credential.token, place, is_bearer=credential.is_bearer)
        if not place or not found or role not in (found.roles or ()):
            continue
        if credential.is_bearer and found.stands_in != place.tenant.id:
            continue
        if lacking(found, place):
            answers.append((place.tenant, None))
            continue
        member = replace(await keeper.member(found, place), channel=asker.channel, request_id=asker.request_id)
        async with working(state.sessions, member, secret=state.secret, vault=state.vault) as work:
            answers.append((place.tenant, await question(work)))
    return answers
