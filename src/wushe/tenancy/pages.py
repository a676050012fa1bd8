"""The operator's pages: which townships there are, what the files would change, and the life of one of them."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel.i18n import _
from wushe.kernel.jobs.progress import progress_of, start
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import REFUSED
from wushe.kernel.web.job_routes import told
from wushe.kernel.web.lists import query
from wushe.kernel.web.menu import Entry
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.tenancy import background_pages, service
from wushe.tenancy.applying import Applier, apply, plan
from wushe.tenancy.entries import Change
from wushe.tenancy.errors import FilesRefused
from wushe.tenancy.files import read_folder
from wushe.tenancy.jobs import EXPORT
from wushe.tenancy.permissions import Tenancy
from wushe.tenancy.quotas import effective, usage
from wushe.tenancy.schemas import Removal, Watched

MENU = (
    Entry("system", _("乡镇"), "/townships", "list", Tenancy.READ, rank=10),
    Entry("system", _("后台任务"), "/background-jobs", "clock", Tenancy.WATCH, rank=20),
)

AnyRequest = Request[Any, Any, Any]


@get("/{tenant:str}/townships")
async def list_townships(work: OpenWork) -> Page:
    counties, townships = await service.list_townships(work)
    named = {county.code: county.name for county in counties}
    return Page(work, "tenancy/list.html", townships=townships, counties=named, places=counties)


@get("/{tenant:str}/townships/plan")
async def show_plan(request: AnyRequest, work: OpenWork) -> Page:
    """What the files of this installation would change, or what is wrong in them."""
    work.require(Tenancy.APPLY)
    state = request.app.state
    problems: list[str] = []
    changes: list[Change] = []
    try:
        entries = read_folder(state.settings.tenants, state.furnishers, demo=state.settings.demo)
        applier = Applier(state.sessions, work.visitor, state.furnishers)
        changes = [change async for found in plan(applier, entries) for change in found]
    except FilesRefused as refusal:
        problems = list(map(str, refusal.problems))
    return Page(work, "tenancy/plan.html", changes=changes, problems=problems, folder=state.settings.tenants)


@post("/{tenant:str}/townships/application", opt=redisplay("/{tenant}/townships/plan"))
async def apply_files(tenant: FromPath[str], request: AnyRequest, work: OpenWork) -> See:
    work.require(Tenancy.APPLY)
    state = request.app.state
    entries = read_folder(state.settings.tenants, state.furnishers, demo=state.settings.demo)
    applier = Applier(state.sessions, work.visitor, state.furnishers)
    count = sum([len(found) async for found in apply(applier, entries)])
    return See(f"/{tenant}/townships", notice=_("已按文件调整，共 {count} 处").say(count=count))


@get("/{tenant:str}/townships/{slug:str}")
async def show_township(slug: FromPath[str], request: AnyRequest, work: OpenWork) -> Page:
    row = await service.show_township(work, slug)
    watched = query(request, Watched).job
    job = await work.one_or_none(progress_of(work, watched)) if watched else None
    return Page(
        work,
        "tenancy/detail.html",
        township=row,
        usage=await usage(work, row.id, effective(row.quotas)),
        job=job,
        told=told(job) if job else None,
        refused=request.scope["state"].get(REFUSED),
    )


@post("/{tenant:str}/townships/{slug:str}/suspension", opt=redisplay("/{tenant}/townships/{slug}"))
async def suspend(tenant: FromPath[str], slug: FromPath[str], work: OpenWork) -> See:
    await service.suspend(work, await _id(work, slug))
    return See(f"/{tenant}/townships/{slug}", notice=_("已暂停，一秒内只能查看").say())


@post("/{tenant:str}/townships/{slug:str}/resumption", opt=redisplay("/{tenant}/townships/{slug}"))
async def resume(tenant: FromPath[str], slug: FromPath[str], work: OpenWork) -> See:
    await service.resume(work, await _id(work, slug))
    return See(f"/{tenant}/townships/{slug}", notice=_("已恢复使用").say())


@post("/{tenant:str}/townships/{slug:str}/archive", opt=redisplay("/{tenant}/townships/{slug}"))
async def export(tenant: FromPath[str], slug: FromPath[str], work: OpenWork) -> See:
    """A job makes the archive: one that was streamed would hold a connection for every slow reader."""
    work.require(Tenancy.EXPORT)
    job_id = start(work, EXPORT, township_id=await _id(work, slug))
    return See(f"/{tenant}/townships/{slug}?job={job_id}")


@post("/{tenant:str}/townships/{slug:str}/removal", opt=redisplay("/{tenant}/townships/{slug}"))
async def remove(tenant: FromPath[str], slug: FromPath[str], work: OpenWork, data: URLEncodedBody[Removal]) -> See:
    await service.remove(work, await _id(work, slug), name_typed=data.typed_name)
    return See(f"/{tenant}/townships/{slug}", notice=_("已移除，任何人都不能再进入").say())


async def _id(work: Work, slug: str) -> UUID:
    return (await service.show_township(work, slug)).id


ROUTES = [
    list_townships, show_plan, apply_files, show_township, suspend, resume, export, remove,
    *background_pages.ROUTES,
]  # fmt: skip
