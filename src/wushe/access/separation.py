"""三权分立: which policy holds at the place of a piece of work, for pages that explain it."""

from collections.abc import Sequence

from wushe.access.gate import common_table, separated_table
from wushe.access.policy import Line, common_lines, separated_lines
from wushe.access.table import Table
from wushe.kernel.work import Work
from wushe.tenancy.places import PlaceKind
from wushe.tenancy.queries import place_with_id


async def is_separated(work: Work) -> bool:
    """The same as `Place.is_separated`, as the database has it at this moment."""
    place = await work.one(place_with_id(work.tenant.id))
    return place.kind is PlaceKind.TOWNSHIP and place.password_days is not None


async def lines_here(work: Work) -> Sequence[Line]:
    return separated_lines() if await is_separated(work) else common_lines()


async def table_here(work: Work) -> Table:
    return separated_table() if await is_separated(work) else common_table()
