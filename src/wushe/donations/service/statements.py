"""The statements of a year for all donors: an archive of papers that leaves as the lists of persons do."""

import re
from asyncio import gather
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from anyio import CapacityLimiter

from wushe.donations.on_paper import statement_pdf
from wushe.donations.yearly import Statement, statements
from wushe.kernel.exporting.declared import Paper, Row
from wushe.kernel.work import Work

SIDE_BY_SIDE = 3
"""Papers in the making at a time: each takes some megabytes, and a worker has other jobs as well."""
_UNFIT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


async def as_rows(work: Work, donors: Sequence[Any]) -> Sequence[Row]:
    """One line of the index for each donor: which file is theirs, and its sums in fen."""
    return [
        {
            "file": _name(donor_id, made), "donor": made.donor, "year": made.year, "received_fen": made.received_fen,
            "refunded_fen": made.refunded_fen, "goods_fen": made.goods_fen, "labour_fen": made.labour_fen,
        }
        for donor_id, made in await _made(work, donors)
    ]  # fmt: skip


async def as_papers(work: Work, donors: Sequence[Any]) -> Sequence[Paper]:
    """A PDF for each donor."""
    limiter = CapacityLimiter(SIDE_BY_SIDE)
    made = await _made(work, donors)
    papers = await gather(*(statement_pdf(work.tenant, each, limiter) for _donor, each in made))
    return [(_name(donor_id, each), paper) for (donor_id, each), paper in zip(made, papers, strict=True)]


async def _made(work: Work, donors: Sequence[Any]) -> list[tuple[UUID, Statement]]:
    if not donors:
        return []
    found = await statements(work, [donor.id for donor in donors], donors[0].year)
    return [(donor.id, found[donor.id]) for donor in donors]


def _name(donor_id: UUID, statement: Statement) -> str:
    """Two donors may have one name: the end of the id tells them apart."""
    return f"{_UNFIT_IN_NAMES.sub('_', statement.donor)}-{statement.year}-{donor_id.hex[-6:]}.pdf"
