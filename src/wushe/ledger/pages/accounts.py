"""Accounts: what lies in each by source, and what came and went in a period."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import paging
from wushe.kernel.i18n import _
from wushe.kernel.journal.naming import names_in
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.ledger import exporting, pots, queries, service
from wushe.ledger.balancing import statement_of
from wushe.ledger.errors import NoSuchAccount
from wushe.ledger.kinds import AccountKind
from wushe.ledger.permissions import Ledger
from wushe.ledger.schemas import AccountFilters, NewBankAccount, PeriodFilters

AnyRequest = Request[Any, Any, Any]


@get("/{tenant:str}/books/accounts")
async def list_accounts(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Ledger.READ)
    filters = query(request, AccountFilters)
    page = await paging.page(work, queries.accounts(filters), queries.NEWEST_ACCOUNT, filters.cursor, filters.limit)
    return Page(
        work, "ledger/accounts.html", page=page, filters=filters, kinds=list(AccountKind),
        pots=await pots.pots_of(work, [account.id for account in page.rows]), empty=pots.EMPTY,
    )  # fmt: skip


@get("/{tenant:str}/books/accounts/new")
async def new_account(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Ledger.KEEP)
    return Page(work, "ledger/account_new.html", form=Form.of(request, NewBankAccount))


@post("/{tenant:str}/books/accounts", opt=redisplay("/{tenant}/books/accounts/new"))
async def open_account(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewBankAccount]) -> See:
    account = await service.open_bank(work, data)
    return See(f"/{tenant}/books/accounts/{account.id}", notice=_("已开立银行账户").say())


@get("/{tenant:str}/books/accounts/{ledger_account_id:uuid}")
async def show_account(request: AnyRequest, ledger_account_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Ledger.READ)
    account = await work.one(queries.account(ledger_account_id), NoSuchAccount)
    filters = query(request, PeriodFilters)
    since, until = exporting.period(filters)
    held = await work.rows(queries.held(account.id))
    named = [{"about_id": source.origin_id, "purpose_id": source.purpose_id} for source, _fen in held]
    return Page(
        work, "ledger/account.html", account=account, filters=filters, since=since, until=until,
        statement=await statement_of(work, account, since, until), held=held,
        names=await names_in(work, [*named, {"account_id": account.within_id}]),
    )  # fmt: skip


ROUTES = [list_accounts, new_account, open_account, show_account]
