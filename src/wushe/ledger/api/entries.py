"""The day book and its entries, for programs."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath, JSONBody

from wushe.kernel import paging
from wushe.kernel.web.lists import link_headers, query
from wushe.kernel.web.work import OpenWork
from wushe.ledger import queries, service
from wushe.ledger.errors import NoSuchEntry
from wushe.ledger.permissions import Ledger
from wushe.ledger.schemas import (
    CheckShown,
    EntryFilters,
    EntryLine,
    EntryPage,
    EntryShown,
    FindingShown,
    LegShown,
    Reversing,
)
from wushe.ledger.vouchers import Leg, Voucher, vouchers


@get("/api/{tenant:str}/books/entries")
async def list_entries(request: Request[Any, Any, Any], work: OpenWork) -> Response[EntryPage]:
    work.require(Ledger.READ)
    filters = query(request, EntryFilters)
    page = await paging.page(work, queries.entries(filters), queries.NEWEST_ENTRY, filters.cursor, filters.limit)
    items = [EntryLine(**_facts(voucher)) for voucher in await vouchers(work, page.rows)]
    shown = EntryPage(items=items, next=page.next, previous=page.previous)
    return Response(shown, headers=link_headers(request, page))


@get("/api/{tenant:str}/books/entries/{entry_id:uuid}")
async def show_entry(entry_id: FromPath[UUID], work: OpenWork) -> EntryShown:
    work.require(Ledger.READ)
    (voucher,) = await vouchers(work, [await work.one(queries.entry(entry_id), NoSuchEntry)])
    return _shown(voucher)


@post("/api/{tenant:str}/books/entries/{entry_id:uuid}/reversal")
async def reverse_entry(entry_id: FromPath[UUID], work: OpenWork, data: JSONBody[Reversing]) -> EntryShown:
    (voucher,) = await vouchers(work, [await service.reverse(work, entry_id, data)])
    return _shown(voucher)


@post("/api/{tenant:str}/books/verification")
async def verify_books(work: OpenWork) -> CheckShown:
    made, findings = await service.check(work)
    shown = [FindingShown(kind=each.kind, thing=str(each.thing), by=each.by) for each in findings]
    return CheckShown(checked_at=made.checked_at, entries=made.entries, findings=shown)


def _shown(voucher: Voucher) -> EntryShown:
    legs = [_leg(leg) for leg in voucher.legs]
    return EntryShown(**_facts(voucher), posted_at=voucher.entry.posted_at, legs=legs)


def _facts(voucher: Voucher) -> Mapping[str, Any]:
    entry = voucher.entry
    return {
        "id": entry.id, "number": voucher.number, "kind": entry.kind, "on": entry.on, "about_id": entry.about_id,
        "about": voucher.about, "fen": voucher.fen, "reverses_id": entry.reverses_id,
        "reversed_by_id": voucher.reversed_by_id,
    }  # fmt: skip


def _leg(leg: Leg) -> LegShown:
    return LegShown(
        debit_id=leg.debit.id, debit=leg.debit.name, credit_id=leg.credit.id, credit=leg.credit.name,
        source_id=leg.source.id, source_kind=leg.source.kind, fen=leg.transfer.fen, purpose_id=leg.transfer.purpose_id,
    )  # fmt: skip


ROUTES = [list_entries, show_entry, reverse_entry, verify_books]
