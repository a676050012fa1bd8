"""Reconciliation with the bank, for programs."""

from typing import Any
from uuid import UUID

from litestar import Request, delete, get, post
from litestar.params import FromPath, JSONBody

from wushe.kernel import clock
from wushe.kernel.web.lists import query
from wushe.kernel.web.work import OpenWork
from wushe.ledger import queries, service
from wushe.ledger.errors import NoSuchBank
from wushe.ledger.permissions import Ledger
from wushe.ledger.reconciling import reconciliation
from wushe.ledger.schemas import MatchShown, NewMatch, OpenShown, ProposalShown, ReconciliationShown, ReconcilingFilters


@get("/api/{tenant:str}/books/reconciliation")
async def show_reconciliation(request: Request[Any, Any, Any], work: OpenWork) -> ReconciliationShown:
    work.require(Ledger.READ)
    filters = query(request, ReconcilingFilters)
    wanted = queries.bank(filters.account_id) if filters.account_id else queries.main_bank()
    account = await work.one(wanted, NoSuchBank)
    until = filters.until or clock.today()
    found = await reconciliation(work, account.id, until)
    return ReconciliationShown(
        account_id=account.id, until=until, bank_fen=found.bank_fen, book_fen=found.book_fen,
        adjusted_bank_fen=found.adjusted_bank_fen, adjusted_book_fen=found.adjusted_book_fen,
        apart_fen=found.apart_fen, lines=[OpenShown(**line._asdict()) for line in found.lines],
        entries=[OpenShown(**entry._asdict()) for entry in found.entries],
        proposals=[ProposalShown(**proposal._asdict()) for proposal in found.proposals],
    )  # fmt: skip


@post("/api/{tenant:str}/books/matches")
async def match(work: OpenWork, data: JSONBody[NewMatch]) -> list[MatchShown]:
    return [
        MatchShown(id=each.id, line_id=each.line_id, entry_id=each.entry_id, account_id=each.account_id, fen=each.fen)
        for each in await service.match(work, data)
    ]


@delete("/api/{tenant:str}/books/matches/{match_id:uuid}")
async def unmatch(match_id: FromPath[UUID], work: OpenWork) -> None:
    await service.unmatch(work, match_id)


ROUTES = [show_reconciliation, match, unmatch]
