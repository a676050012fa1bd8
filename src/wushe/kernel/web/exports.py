"""The faces of lists that leave: at once, or by asking, agreeing, how far the job is, and the file."""

from asyncio import to_thread
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from litestar import Request, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody, URLEncodedBody
from litestar.response import Response
from msgspec import Meta

from wushe.kernel import paging
from wushe.kernel.exporting import service
from wushe.kernel.exporting.declared import Export
from wushe.kernel.exporting.direct import rows_at_once, write
from wushe.kernel.exporting.errors import NoSuchExport
from wushe.kernel.exporting.models import ExportRequest, ExportState
from wushe.kernel.exporting.wording import in_words
from wushe.kernel.i18n import _
from wushe.kernel.jobs.models import JobProgress
from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Entered, Shown
from wushe.kernel.web.answers import EXCEL, Answer, Download, Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.job_routes import told
from wushe.kernel.web.lists import link_headers, query
from wushe.kernel.web.menu import Entry
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work

NEWEST = (ExportRequest.id.desc(),)
EXPORT = "export"
"""Under this option a route names the list that it answers."""


class Asking(Entered):
    """Why a list is wanted, and what stands in the list's address behind the `?`."""

    reason: Annotated[str, Meta(max_length=64)]
    query: Annotated[str, Meta(max_length=2000)] = ""


class ExportShown(Shown):
    """An export. `filters` in words, none for the whole list; `mine` and `decidable` for the one who looks."""

    id: UUID
    kind: str
    title: str
    state: ExportState
    reason: str
    rows: int
    filters: list[str]
    asked_name: str
    asked_at: datetime
    decided_name: str
    decided_at: datetime | None
    mine: bool
    decidable: bool


@get("/{tenant:str}/exports")
async def list_exports(request: Request[Any, Any, Any], work: OpenWork) -> Page:
    filters = query(request, Filters)
    page = await paging.page(work, service.requests(work), NEWEST, filters.cursor, filters.limit)
    return Page(work, "exports/list.html", page=page, rows=await _shown_all(work, page.rows), filters=filters,
                jobs=await _jobs(work, page.rows))  # fmt: skip


@get("/{tenant:str}/exports/new/{kind:str}")
async def ask_form(kind: FromPath[str], request: Request[Any, Any, Any], work: OpenWork) -> Page:
    """The filters of the list come along, so that what was on the screen is what is taken."""
    declared = Export.of(kind)
    form = Form.of(request, Asking, {"query": request.url.query})
    filters = service.filters_in(declared, form.value("query"))
    declared.asked(work, filters)
    words = await in_words(work, declared, filters)
    return Page(work, "exports/new.html", declared=declared, back=declared.page_of(filters), form=form, words=words)


@post("/{tenant:str}/exports/new/{kind:str}", opt=redisplay("/{tenant}/exports/new/{kind}"))
async def ask(tenant: FromPath[str], kind: FromPath[str], work: OpenWork, data: URLEncodedBody[Asking]) -> See:
    asked = await service.ask(work, Export.of(kind), data.query, data.reason)
    notice = _("已提交，等待另一位管理员审批") if asked.needs_approval else _("正在生成")
    return See(f"/{tenant}/exports", notice=notice.say())


@post("/{tenant:str}/exports/{export_id:uuid}/approval")
async def approve(tenant: FromPath[str], export_id: FromPath[UUID], work: OpenWork) -> See:
    await service.approve(work, export_id)
    return See(f"/{tenant}/exports", notice=_("已批准，文件只给申请人").say())


@post("/{tenant:str}/exports/{export_id:uuid}/refusal")
async def refuse(tenant: FromPath[str], export_id: FromPath[UUID], work: OpenWork) -> See:
    await service.refuse(work, export_id)
    return See(f"/{tenant}/exports", notice=_("未批准").say())


@get("/{tenant:str}/exports/{export_id:uuid}/file")
async def fetch(export_id: FromPath[UUID], request: Request[Any, Any, Any], work: OpenWork) -> Download:
    """For the one who asked, for a day."""
    return await _file(work, request, export_id)


@get("/api/{tenant:str}/exports")
async def list_exports_api(request: Request[Any, Any, Any], work: OpenWork) -> Response[list[ExportShown]]:
    filters = query(request, Filters)
    page = await paging.page(work, service.requests(work), NEWEST, filters.cursor, filters.limit)
    return Answer(await _shown_all(work, page.rows), headers=link_headers(request, page))


@post("/api/{tenant:str}/exports/new/{kind:str}")
async def ask_api(kind: FromPath[str], work: OpenWork, data: JSONBody[Asking]) -> ExportShown:
    return await _shown(work, await service.ask(work, Export.of(kind), data.query, data.reason))


@post("/api/{tenant:str}/exports/{export_id:uuid}/approval", status_code=200)
async def approve_api(export_id: FromPath[UUID], work: OpenWork) -> ExportShown:
    return await _shown(work, await service.approve(work, export_id))


@post("/api/{tenant:str}/exports/{export_id:uuid}/refusal", status_code=200)
async def refuse_api(export_id: FromPath[UUID], work: OpenWork) -> ExportShown:
    return await _shown(work, await service.refuse(work, export_id))


@get("/api/{tenant:str}/exports/{export_id:uuid}/file")
async def fetch_api(export_id: FromPath[UUID], request: Request[Any, Any, Any], work: OpenWork) -> Download:
    return await _file(work, request, export_id)


async def _file(work: Work, request: Request[Any, Any, Any], export_id: UUID) -> Download:
    file = await service.fetch(work, export_id)
    try:
        content = await to_thread(request.app.state.shelf.path(file).read_bytes)
    except FileNotFoundError:
        raise NoSuchExport from None
    return Download(content, file.name, file.media_type)


async def _shown_all(work: Work, rows: Sequence[ExportRequest]) -> list[ExportShown]:
    return [await _shown(work, row) for row in rows]


async def _shown(work: Work, row: ExportRequest) -> ExportShown:
    declared = Export.of(row.kind)
    return ExportShown(
        id=row.id,
        kind=row.kind,
        title=declared.title.say(),
        state=row.state,
        reason=declared.reasons(row.reason).label.say(),
        rows=row.rows,
        filters=await in_words(work, declared, service.sealed_filters(work, row)),
        asked_name=row.asked_name,
        asked_at=row.asked_at,
        decided_name=row.decided_name or "",
        decided_at=row.decided_at,
        mine=row.asked_by == work.person.account_id,
        decidable=service.may_decide(work, row),
    )


async def _jobs(work: Work, rows: Sequence[ExportRequest]) -> dict[UUID, dict[str, Any]]:
    """How far the jobs of one's own exports are, by the export: {"url", "done", "total", "text"}."""
    me = work.person.account_id
    mine = {row.job_id: row.id for row in rows if row.job_id and row.asked_by == me and not row.file_id}
    found = await work.all(service.jobs(mine)) if mine else []
    return {mine[job.id]: _job(work, job) for job in found}


def _job(work: Work, job: JobProgress) -> dict[str, Any]:
    url = f"/{work.tenant.slug}/jobs/{job.id}/progress"
    return told(job) | {"url": url, "failed": job.state.is_final}


def files_at_once() -> list[HTTPRouteHandler]:
    """Each list that names nobody at its own address; where it is too long, the way to ask for it."""
    return [_file_at_once(declared) for declared in Export.named.values() if declared.approval is None]


def _file_at_once(declared: Export) -> HTTPRouteHandler:
    @get(f"/{{tenant:str}}{declared.address}", opt={EXPORT: declared.kind})
    async def download(
        tenant: FromPath[str], request: Request[Any, Any, Any], work: OpenWork
    ) -> Response[Any]:  # fmt: skip
        rows = await rows_at_once(work, declared, query(request, declared.filters))
        if rows is None:
            return too_long(tenant, declared, request)
        return Download(await write(declared.sheet, rows), f"{declared.title.say()}.xlsx", EXCEL)

    return download


def too_long(tenant: str, declared: Export, request: Request[Any, Any, Any]) -> See:
    """To the form, with the filters."""
    notice = _("超过 {rows} 行，文件在后台生成").say(rows=declared.at_once)
    return See(f"/{tenant}/exports/new/{declared.kind}?{request.url.query}", notice=notice)


def menu() -> Entry:
    """For whoever may ask for a list of persons, or agree that somebody else has one."""
    approved = [declared for declared in Export.named.values() if declared.approval is not None]
    opening = {str(declared.permissions[0]) for declared in approved} | {str(one.approval) for one in approved}
    return Entry("system", _("导出与审批"), "/exports", "download", frozenset(opening), rank=50)


PAGES = [list_exports, ask_form, ask, approve, refuse, fetch]
API = [list_exports_api, ask_api, approve_api, refuse_api, fetch_api]
