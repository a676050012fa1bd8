"""Where residents begin, who have no account: with the township that they live in."""

from functools import lru_cache

from litestar import get

from wushe.identity.doorway import AnyRequest
from wushe.kernel.paging import Filters
from wushe.kernel.text import normalised, search_key
from wushe.kernel.web.answers import Page
from wushe.kernel.web.lists import query


@get("/public", opt={"public": True})
async def choose_township(request: AnyRequest) -> Page:
    """The townships in use by county, as every process knows them; found by Chinese, pinyin or initials."""
    filters = query(request, Filters)
    found = [
        (county, townships)
        for county, everyone in (await request.app.state.doorkeeper.directory.by_county()).items()
        if (townships := [each.tenant for each in everyone if _is_found(filters.q, county, each.tenant.name)])
    ]
    return Page(None, "identity/residents.html", found=found, filters=filters)


def _is_found(typed: str, *names: str) -> bool:
    return all(term in _key(*names) for term in normalised(typed).split())


@lru_cache(maxsize=4_096)
def _key(*names: str) -> str:
    return search_key(*names)


ROUTES = [choose_township]
