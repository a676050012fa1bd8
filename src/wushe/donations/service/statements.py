"""The statements of a year for all donors, as one archive that a job makes."""

import re
import zipfile
from asyncio import gather
from collections.abc import Awaitable, Callable
from pathlib import Path
from uuid import UUID

from anyio import CapacityLimiter

from wushe.donations.events import StatementsAsked, StatementsMade
from wushe.donations.jobs import STATEMENTS
from wushe.donations.on_paper import statement_pdf
from wushe.donations.permissions import Donations
from wushe.donations.queries import donors as queries
from wushe.donations.schemas.entered import StatementsData
from wushe.donations.yearly import Statement, statements
from wushe.kernel.jobs import progress
from wushe.kernel.work import Work

BATCH = 100
"""Donors whose rows are read together."""
SIDE_BY_SIDE = 3
"""Papers in the making at a time: each takes some megabytes, and a worker has other jobs as well."""
_UNFIT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
Told = Callable[[int, int], Awaitable[None]]


async def start_statements(work: Work, data: StatementsData) -> UUID:
    """Have them made; the page of the job shows how far it is. Returns the job's id."""
    work.require(Donations.EXPORT)
    work.record(StatementsAsked(year=data.year))
    return progress.start(work, STATEMENTS, year=data.year)


async def make_statements(work: Work, year: int, target: Path, told: Told) -> int:
    """Write a PDF for each donor of the year into the archive `target`; returns how many."""
    work.require(Donations.READ)
    limiter = CapacityLimiter(SIDE_BY_SIDE)
    donor_ids = list(await work.all(queries.giving_in(year)))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:  # a PDF is compressed already
        for first in range(0, len(donor_ids), BATCH):
            made = await statements(work, donor_ids[first : first + BATCH], year)
            papers = await gather(*(statement_pdf(work.tenant, each, limiter) for each in made.values()))
            for number, (statement, paper) in enumerate(zip(made.values(), papers, strict=True), first + 1):
                archive.writestr(_name(number, statement), paper)
            await told(first + len(made), len(donor_ids))
    work.record(StatementsMade(year=year, donors=len(donor_ids)))
    return len(donor_ids)


def _name(number: int, statement: Statement) -> str:
    return f"{number:05}-{_UNFIT_IN_NAMES.sub('_', statement.donor)}-{statement.year}.pdf"
