"""The way of a funder's money: fund, promise, linkage, and what it brought about. Counts only, never anybody's data."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from wushe.activities import queries as activities
from wushe.activities.outputs import Outputs, outputs_of
from wushe.activities.queries import Scope
from wushe.funds.kinds import PromiseState
from wushe.funds.permissions import Funds
from wushe.kernel.work import Work
from wushe.ledger.pots import EMPTY, pots_of
from wushe.linkages.kinds import Stage
from wushe.workbench import queries

MOST = 50
"""Promises that are traced at once; each costs two counts."""


class Trace(NamedTuple):
    """One promise, with what is set aside or was paid of it. `stars_tenths` is the average of `ratings` ratings."""

    fund_id: UUID
    fund: str
    linkage_id: UUID
    linkage: str
    stage: Stage
    amount_fen: int
    state: PromiseState
    promised_on: date
    outputs: Outputs
    stars_tenths: int | None
    ratings: int


async def traces(work: Work) -> list[Trace]:
    """What the funds within reach promised and did not take back, the newest first."""
    found = await work.rows(queries.promises(work.require(Funds.READ)).limit(MOST))
    pots = await pots_of(work, [promise.account_id for promise, _fund, _linkage in found])
    results = {linkage.id: await _results(work, linkage.id) for _promise, _fund, linkage in found}
    return [
        Trace(
            fund.id, fund.name, linkage.id, linkage.title, linkage.stage,
            pots.get(promise.account_id, EMPTY).received_fen, promise.state, promise.promised_on, *results[linkage.id],
        )
        for promise, fund, linkage in found
    ]  # fmt: skip


async def _results(work: Work, linkage_id: UUID) -> tuple[Outputs, int | None, int]:
    tenths, ratings = (await work.rows(activities.ratings(linkage_id=linkage_id)))[0]
    return await outputs_of(work, Scope(linkage_id=linkage_id)), None if tenths is None else int(tenths), ratings
