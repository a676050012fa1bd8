"""Accounts, statements and the trial balance, for programs."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath, JSONBody

from wushe.kernel import paging
from wushe.kernel.web.lists import link_headers, query
from wushe.kernel.web.work import OpenWork
from wushe.ledger import exporting, pots, queries, service
from wushe.ledger.balancing import statement_of, trial_balance
from wushe.ledger.errors import NoSuchAccount
from wushe.ledger.models import Account
from wushe.ledger.permissions import Ledger
from wushe.ledger.pots import EMPTY, Pot
from wushe.ledger.schemas import (
    AccountFilters,
    AccountPage,
    AccountShown,
    BalanceRow,
    BalanceShown,
    MovedShown,
    NewBankAccount,
    PeriodFilters,
    StatementShown,
)

AnyRequest = Request[Any, Any, Any]


@get("/api/{tenant:str}/books/accounts")
async def list_accounts(request: AnyRequest, work: OpenWork) -> Response[AccountPage]:
    work.require(Ledger.READ)
    filters = query(request, AccountFilters)
    page = await paging.page(work, queries.accounts(filters), queries.NEWEST_ACCOUNT, filters.cursor, filters.limit)
    found = await pots.pots_of(work, [account.id for account in page.rows])
    items = [_shown(account, found.get(account.id, EMPTY)) for account in page.rows]
    shown = AccountPage(items=items, next=page.next, previous=page.previous)
    return Response(shown, headers=link_headers(request, page))


@post("/api/{tenant:str}/books/accounts")
async def open_account(work: OpenWork, data: JSONBody[NewBankAccount]) -> AccountShown:
    return _shown(await service.open_bank(work, data), EMPTY)


@get("/api/{tenant:str}/books/accounts/{ledger_account_id:uuid}/statement")
async def show_statement(request: AnyRequest, ledger_account_id: FromPath[UUID], work: OpenWork) -> StatementShown:
    work.require(Ledger.READ)
    account = await work.one(queries.account(ledger_account_id), NoSuchAccount)
    since, until = exporting.period(query(request, PeriodFilters))
    found = await statement_of(work, account, since, until)
    moved = [MovedShown(kind=each.kind, into_fen=each.into_fen, out_fen=each.out_fen) for each in found.moved]
    return StatementShown(
        account_id=account.id, since=since, until=until, opening_fen=found.opening_fen, moved=moved,
        closing_fen=found.closing_fen,
    )  # fmt: skip


@get("/api/{tenant:str}/books/balance")
async def show_balance(request: AnyRequest, work: OpenWork) -> BalanceShown:
    work.require(Ledger.READ)
    since, until = exporting.period(query(request, PeriodFilters))
    found = await trial_balance(work, since, until)
    rows = [
        BalanceRow(
            account_id=row.account.id, name=row.account.name, side=row.account.side, opening_fen=row.opening_fen,
            debit_fen=row.debit_fen, credit_fen=row.credit_fen, closing_fen=row.closing_fen,
        )
        for row in found.rows
    ]  # fmt: skip
    return BalanceShown(since=since, until=until, rows=rows, agree=found.totals.agree)


def _shown(account: Account, pot: Pot) -> AccountShown:
    return AccountShown(
        id=account.id, name=account.name, kind=account.kind, side=account.side, holder_id=account.holder_id,
        within_id=account.within_id, fen=pot.left_fen, whole_fen=pot.held_fen,
    )  # fmt: skip


ROUTES = [list_accounts, open_account, show_statement, show_balance]
