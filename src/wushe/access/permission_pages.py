"""What each role may do here as a page, and what the township adds to it."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.access import ceiling, extending
from wushe.access.catalogue import labels, permissions
from wushe.access.explain import EXTENTS
from wushe.access.permissions import Access
from wushe.access.queries import extra_grants
from wushe.access.roles import Role, roles_of
from wushe.access.schemas import NewExtraGrant
from wushe.access.separation import table_here
from wushe.access.table import Table
from wushe.kernel.i18n import _, say
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Extent
from wushe.tenancy.modules import MODULES, Module
from wushe.tenancy.places import PlaceKind
from wushe.tenancy.queries import kind_of

AREAS = {
    "tenancy": _("乡镇管理"), "identity": _("账号"), "access": _("角色与权限"), "communities": _("社区与场地"),
    "people": _("人员"), "organizations": _("社会组织"), "notifications": _("消息"), "workbench": _("工作台"),
    "reports": _("统计报表"), "audit": _("日志"),
} | {module.value: module.label for module in Module}  # fmt: skip


@get("/{tenant:str}/roles/permissions")
async def show_permissions(request: Request[Any, Any, Any], work: OpenWork) -> Page:
    work.require(Access.READ)
    kind = PlaceKind(await work.scalar(kind_of(work.tenant.id)))
    roles, table = roles_of(kind), await table_here(work)
    return Page(
        work,
        "access/permissions.html",
        roles=roles,
        areas=[
            (AREAS.get(area, area), rows)
            for area in permissions()
            if (rows := _rows(table, area, roles, work.tenant.modules))
        ],
        added=await work.all(extra_grants()),
        labels=labels(),
        extents=EXTENTS,
        form=Form.of(request, NewExtraGrant),
        addable=_addable() if kind is PlaceKind.TOWNSHIP and work.may(Access.EXTEND) else {},
    )


def _rows(
    table: Table, area: str, roles: tuple[Role, ...], modules: frozenset[str]
) -> list[tuple[str, list[list[Extent]]]]:
    """Each permission of the area that any of `roles` has, with their extents; none when the module is off."""
    if area in MODULES and area not in modules:
        return []
    cells = {
        str(permission): [sorted(table.get(role, {}).get(permission, ()), key=list(Extent).index) for role in roles]
        for permission in permissions()[area]
    }
    return [(permission, row) for permission, row in cells.items() if any(row)]


def _addable() -> dict[str, list[tuple[str, str]]]:
    """What the form offers: the roles, permissions and extents that stand under the ceiling."""
    found = ceiling.choices()
    return {
        "roles": [
            (role, Role(role).label.say()) for role in dict.fromkeys(role for role, _permission, _extent in found)
        ],
        "permissions": [(p, say(labels().get(p, p))) for p in dict.fromkeys(p for _role, p, _extent in found)],
        "extents": [(e.value, say(EXTENTS[e])) for e in Extent if any(e is extent for _r, _p, extent in found)],
    }


@post("/{tenant:str}/roles/permissions", opt=redisplay("/{tenant}/roles/permissions"))
async def extend(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewExtraGrant]) -> See:
    await extending.extend(work, data)
    return See(f"/{tenant}/roles/permissions", notice=_("已追加权限，一秒内对所有人生效").say())


@post("/{tenant:str}/roles/permissions/{grant_id:uuid}/withdrawal")
async def take_back(tenant: FromPath[str], grant_id: FromPath[UUID], work: OpenWork) -> See:
    await extending.take_back(work, grant_id)
    return See(f"/{tenant}/roles/permissions", notice=_("已取消追加的权限，一秒内对所有人生效").say())


ROUTES = [show_permissions, extend, take_back]
