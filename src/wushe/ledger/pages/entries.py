"""The day book, and one entry as its voucher."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Response

from wushe.kernel import clock, paging
from wushe.kernel.exporting.direct import rows_at_once
from wushe.kernel.i18n import _
from wushe.kernel.journal.naming import names_in
from wushe.kernel.web.answers import Download, Page, See
from wushe.kernel.web.exports import EXPORT, too_long
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.ledger import exporting, queries, service
from wushe.ledger.errors import NoSuchEntry
from wushe.ledger.exports import VOUCHERS
from wushe.ledger.kinds import EntryKind, ReversalReason
from wushe.ledger.lines import seen
from wushe.ledger.permissions import Ledger
from wushe.ledger.schemas import EntryFilters, PeriodFilters, Reversing
from wushe.ledger.vouchers import vouchers
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]
CSV = "text/csv; charset=utf-8"


@get("/{tenant:str}/books")
async def list_entries(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Ledger.READ)
    filters = query(request, EntryFilters)
    page = await paging.page(work, queries.entries(filters), queries.NEWEST_ENTRY, filters.cursor, filters.limit)
    held = dict(await work.rows(queries.held_by_kind()))
    return Page(
        work, "ledger/entries.html", page=page, vouchers=await vouchers(work, page.rows), filters=filters, held=held,
        kinds=list(EntryKind), accounts=await work.rows(queries.choices()), refusal=refusal_in(request),
        check=await work.one_or_none(queries.last_check()),
    )  # fmt: skip


@get("/{tenant:str}/books/vouchers.csv", opt={EXPORT: VOUCHERS.kind})
async def export_vouchers_as_text(tenant: FromPath[str], request: AnyRequest, work: OpenWork) -> Response[Any]:
    rows = await rows_at_once(work, VOUCHERS, query(request, PeriodFilters))
    if rows is None:
        return too_long(tenant, VOUCHERS, request)
    return Download(await exporting.vouchers_as_text(rows), _("记账凭证").say() + ".csv", CSV)


@post("/{tenant:str}/books/verification", opt=redisplay("/{tenant}/books"))
async def verify(tenant: FromPath[str], work: OpenWork) -> See:
    check, findings = await service.check(work)
    if findings:
        return See(f"/{tenant}/books", notice=_("发现 {n} 处不符，请立即联系平台运营").say(n=len(findings)))
    return See(f"/{tenant}/books", notice=_("已核对 {n} 张凭证，账簿无误").say(n=check.entries))


@get("/{tenant:str}/books/entries/{entry_id:uuid}")
async def show_entry(request: AnyRequest, entry_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Ledger.READ)
    entry = await work.one(queries.entry(entry_id), NoSuchEntry)
    (voucher,) = await vouchers(work, [entry])
    purposes = [{"purpose_id": leg.transfer.purpose_id} for leg in voucher.legs if leg.transfer.purpose_id]
    origins = [{"about_id": leg.source.origin_id} for leg in voucher.legs]
    others = [{"entry_id": id_} for id_ in (entry.reverses_id, voucher.reversed_by_id) if id_]
    matches = await work.all(queries.matches_of_entry(entry.id))
    lines = {match.line_id for match in matches}
    return Page(
        work, "ledger/entry.html", voucher=voucher, entry=entry,
        names=await names_in(work, [*purposes, *origins, *others, {"person_id": entry.posted_by}]),
        form=Form.of(request, Reversing, {"on": clock.today()}), reasons=list(ReversalReason),
        history=await history(work, entry.id), matches=matches,
        bank_lines={each.id: each for each in await seen(work, await work.all(queries.lines_by_ids(lines)))},
    )  # fmt: skip


@post("/{tenant:str}/books/entries/{entry_id:uuid}/reversal", opt=redisplay("/{tenant}/books/entries/{entry_id}"))
async def reverse_entry(
    tenant: FromPath[str], entry_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Reversing]
) -> See:
    made = await service.reverse(work, entry_id, data)
    return See(f"/{tenant}/books/entries/{made.id}", notice=_("已冲正，这是冲正凭证").say())


ROUTES = [
    list_entries, export_vouchers_as_text, verify, show_entry, reverse_entry,
]  # fmt: skip
