"""Reconciliation with the bank: proposals to accept, what stands alone on either side, two balances that meet."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import clock
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.ledger import queries, service
from wushe.ledger.lines import seen
from wushe.ledger.permissions import Ledger
from wushe.ledger.reconciling import Open, reconciliation
from wushe.ledger.schemas import NewMatch, Reconciling, ReconcilingFilters
from wushe.ledger.vouchers import vouchers

AnyRequest = Request[Any, Any, Any]
PATH = "/{tenant}/books/reconciliation"
SHOWN = 100
"""So many of each side; the others follow when these are matched."""


@get("/{tenant:str}/books/reconciliation")
async def show_reconciliation(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Ledger.READ)
    filters = query(request, ReconcilingFilters)
    banks = {bank.id: bank.name for bank in await work.all(queries.banks())}
    account_id = filters.account_id if filters.account_id in banks else next(iter(banks), None)
    until = filters.until or clock.today()
    if account_id is None:
        return Page(work, "ledger/reconciliation.html", found=None, filters=filters, banks=banks, refusal="")
    found = await reconciliation(work, account_id, until)
    offered = found.proposals
    sure = [each for each in offered if each.is_sure]
    proposed = {id_ for each in sure for id_ in (each.line_id, each.entry_id)}
    proposals, alone, others = offered[:SHOWN], _not_among(proposed, found.lines), _not_among(proposed, found.entries)
    lines = [each.line_id for each in proposals] + [each.id for each in alone]
    entries = [each.entry_id for each in proposals] + [each.id for each in others]
    said = await vouchers(work, await work.all(queries.entries_by_ids(entries)))
    return Page(
        work, "ledger/reconciliation.html", found=found, filters=filters, banks=banks, account_id=account_id,
        until=until, proposals=proposals, sure=len(sure), alone=alone, others=others,
        lines={each.id: each for each in await seen(work, await work.all(queries.lines_by_ids(lines)))},
        vouchers={each.entry.id: each for each in said}, form=Form.of(request, NewMatch), refusal=refusal_in(request),
    )  # fmt: skip


def _not_among(proposed: Collection[UUID], side: Sequence[Open]) -> list[Open]:
    return [each for each in side if each.id not in proposed][:SHOWN]


@post("/{tenant:str}/books/matches", opt=redisplay(PATH))
async def match(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewMatch]) -> See:
    made = await service.match(work, data)
    path = f"/{tenant}/books/reconciliation?account_id={made[0].account_id}"
    return See(path, notice=_("已对账 {n} 笔").say(n=len(made)))


@post("/{tenant:str}/books/matches/sure", opt=redisplay(PATH))
async def match_sure(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[Reconciling]) -> See:
    number = await service.match_sure(work, data)
    path = f"/{tenant}/books/reconciliation?account_id={data.account_id}&until={data.until}"
    return See(path, notice=_("已对账 {n} 笔").say(n=number))


@post("/{tenant:str}/books/matches/{match_id:uuid}/removal", opt=redisplay("/{tenant}/books/bank"))
async def unmatch(tenant: FromPath[str], match_id: FromPath[UUID], work: OpenWork) -> See:
    await service.unmatch(work, match_id)
    return See(f"/{tenant}/books/bank", notice=_("已撤销对账").say())


ROUTES = [show_reconciliation, match, match_sure, unmatch]
