"""A township's own types, checklists and terms as JSON."""

from uuid import UUID

from litestar import get, post, put
from litestar.params import FromPath, JSONBody

from wushe.kernel.web.work import OpenWork
from wushe.organizations import queries, service
from wushe.organizations.kinds import Procedure
from wushe.organizations.models import ChecklistItem, OrganizationType
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import (
    ChecklistItemShown,
    NewChecklistItem,
    TermData,
    TermShown,
    TypeData,
    TypeShare,
    TypeShown,
)
from wushe.organizations.shares import tenths

TYPES = "/api/{tenant:str}/organizations/types"
CHECKLIST = "/api/{tenant:str}/organizations/checklist"


@get(TYPES)
async def list_types(work: OpenWork) -> list[TypeShown]:
    work.require(Organizations.READ)
    return [shown(kind) for kind in await work.all(queries.types())]


@get(f"{TYPES}/shares")
async def list_shares(work: OpenWork) -> list[TypeShare]:
    """How many of the organisations within reach are of each type; the shares add up to 1,000."""
    counted = await work.rows(queries.groups_by_type(work.require(Organizations.READ)))
    shares = tenths([groups for _id, _name, groups in counted])
    return [
        TypeShare(type_id=type_id, name=name, groups=groups, tenths=share)
        for (type_id, name, groups), share in zip(counted, shares, strict=True)
    ]


@post(TYPES)
async def add_type(work: OpenWork, data: JSONBody[TypeData]) -> TypeShown:
    return shown(await service.add_type(work, data))


@put(f"{TYPES}/{{type_id:uuid}}")
async def edit_type(type_id: FromPath[UUID], work: OpenWork, data: JSONBody[TypeData]) -> TypeShown:
    return shown(await service.edit_type(work, type_id, data))


@post(f"{TYPES}/{{type_id:uuid}}/retirement")
async def retire_type(type_id: FromPath[UUID], work: OpenWork) -> TypeShown:
    return shown(await service.retire_type(work, type_id))


@get(CHECKLIST)
async def list_checklist(work: OpenWork) -> list[ChecklistItemShown]:
    work.require(Organizations.READ)
    return [_item(item) for item in await work.all(queries.checklist())]


@post(CHECKLIST)
async def add_item(work: OpenWork, data: JSONBody[NewChecklistItem]) -> ChecklistItemShown:
    return _item(await service.add_checklist_item(work, data))


@post(f"{CHECKLIST}/{{item_id:uuid}}/retirement")
async def retire_item(item_id: FromPath[UUID], work: OpenWork) -> ChecklistItemShown:
    return _item(await service.retire_checklist_item(work, item_id))


@get("/api/{tenant:str}/organizations/terms")
async def list_terms(work: OpenWork) -> list[TermShown]:
    work.require(Organizations.READ)
    return [
        TermShown(procedure=procedure, days=await service.days_to_decide(work, procedure)) for procedure in Procedure
    ]


@post("/api/{tenant:str}/organizations/terms/{procedure:str}")
async def set_term(procedure: FromPath[Procedure], work: OpenWork, data: JSONBody[TermData]) -> TermShown:
    await service.set_term(work, procedure, data)
    return TermShown(procedure=procedure, days=data.days)


def shown(kind: OrganizationType) -> TypeShown:
    return TypeShown(**{name: getattr(kind, name) for name in TypeShown.__struct_fields__})


def _item(item: ChecklistItem) -> ChecklistItemShown:
    return ChecklistItemShown(**{name: getattr(item, name) for name in ChecklistItemShown.__struct_fields__})


ROUTES = [
    list_types, list_shares, add_type, edit_type, retire_type, list_checklist, add_item, retire_item, list_terms,
    set_term,
]  # fmt: skip
