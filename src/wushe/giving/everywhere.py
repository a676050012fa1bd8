"""What one gave to every township, asked of each by itself."""

from typing import Any

from litestar import Request

from wushe.access.abroad import ask_each
from wushe.access.roles import Role
from wushe.giving.schemas import TownshipGiving
from wushe.giving.service import giving, locked


async def everywhere(request: Request[Any, Any, Any]) -> list[TownshipGiving]:
    """One answer for each township where whoever asks is a funder."""
    return [answer or locked(tenant) for tenant, answer in await ask_each(request, Role.FUNDER, giving)]
