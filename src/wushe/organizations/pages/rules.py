"""What a township decides for itself: types, checklists, terms."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.organizations import queries, service
from wushe.organizations.kinds import Procedure
from wushe.organizations.models import OrganizationType
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import NewChecklistItem, TermData, TypeData

AnyRequest = Request[Any, Any, Any]


@get("/{tenant:str}/organizations/rules")
async def show_rules(work: OpenWork) -> Page:
    work.require(Organizations.CONFIGURE)
    counted = await work.rows(queries.groups_by_type(work.require(Organizations.READ)))
    return Page(
        work, "organizations/rules.html", types=await work.all(queries.types()), checklist=await _checklists(work),
        groups={type_id: groups for type_id, _name, groups in counted},
        days={procedure: await service.days_to_decide(work, procedure) for procedure in Procedure},
    )  # fmt: skip


async def _checklists(work: Work) -> dict[Procedure, list[Any]]:
    items = await work.all(queries.checklist())
    return {procedure: [item for item in items if item.procedure is procedure] for procedure in Procedure}


@get("/{tenant:str}/organizations/types/new")
async def new_type(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Organizations.CONFIGURE)
    last = max((kind.rank for kind in await work.all(queries.types())), default=0)
    return Page(
        work, "organizations/type.html", form=Form.of(request, TypeData, {"rank": last + 1}), kind=None, refusal=""
    )


@post("/{tenant:str}/organizations/types", opt=redisplay("/{tenant}/organizations/types/new"))
async def add_type(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[TypeData]) -> See:
    await service.add_type(work, data)
    return _see(tenant, _("已增加类型").say())


@get("/{tenant:str}/organizations/types/{type_id:uuid}")
async def show_type(request: AnyRequest, type_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Organizations.CONFIGURE)
    kind = await work.get(OrganizationType, type_id)
    return Page(
        work,
        "organizations/type.html",
        form=Form.of(request, TypeData, kind, version=kind.version),
        kind=kind,
        refusal=refusal_in(request),
    )


@post("/{tenant:str}/organizations/types/{type_id:uuid}", opt=redisplay("/{tenant}/organizations/types/{type_id}"))
async def edit_type(
    tenant: FromPath[str], type_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[TypeData]
) -> See:
    await service.edit_type(work, type_id, data)
    return _see(tenant, _("已保存").say())


@post(
    "/{tenant:str}/organizations/types/{type_id:uuid}/retirement",
    opt=redisplay("/{tenant}/organizations/types/{type_id}"),
)
async def retire_type(tenant: FromPath[str], type_id: FromPath[UUID], work: OpenWork) -> See:
    await service.retire_type(work, type_id)
    return _see(tenant, _("已停用").say())


@get("/{tenant:str}/organizations/checklist/new")
async def new_item(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Organizations.CONFIGURE)
    return Page(
        work,
        "organizations/checklist_new.html",
        form=Form.of(request, NewChecklistItem, {"procedure": Procedure.FILING}),
        procedures=list(Procedure),
    )


@post("/{tenant:str}/organizations/checklist", opt=redisplay("/{tenant}/organizations/checklist/new"))
async def add_item(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewChecklistItem]) -> See:
    await service.add_checklist_item(work, data)
    return _see(tenant, _("已增加材料").say())


@post("/{tenant:str}/organizations/checklist/{item_id:uuid}/retirement")
async def retire_item(tenant: FromPath[str], item_id: FromPath[UUID], work: OpenWork) -> See:
    await service.retire_checklist_item(work, item_id)
    return _see(tenant, _("已停用").say())


@get("/{tenant:str}/organizations/terms/{procedure:str}")
async def show_term(request: AnyRequest, procedure: FromPath[Procedure], work: OpenWork) -> Page:
    work.require(Organizations.CONFIGURE)
    before = {"days": await service.days_to_decide(work, procedure)}
    return Page(work, "organizations/term.html", form=Form.of(request, TermData, before), procedure=procedure)


@post("/{tenant:str}/organizations/terms/{procedure:str}", opt=redisplay("/{tenant}/organizations/terms/{procedure}"))
async def set_term(
    tenant: FromPath[str], procedure: FromPath[Procedure], work: OpenWork, data: URLEncodedBody[TermData]
) -> See:
    await service.set_term(work, procedure, data)
    return _see(tenant, _("已保存").say())


def _see(tenant: str, notice: str) -> See:
    return See(f"/{tenant}/organizations/rules", notice=notice)


ROUTES = [
    show_rules, new_type, add_type, show_type, edit_type, retire_type, new_item, add_item, retire_item, show_term,
    set_term,
]  # fmt: skip
