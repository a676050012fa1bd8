"""Why somebody may do something or may not: their roles, the line that decides, and whether it reaches the thing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from wushe.access.asking import reached_thing
from wushe.access.catalogue import labels
from wushe.access.gate import extra_lines
from wushe.access.models import RoleHolding
from wushe.access.policy import Line
from wushe.access.queries import holdings
from wushe.access.roles import Role
from wushe.access.separation import lines_here
from wushe.access.table import deciding_lines
from wushe.identity.queries import membership
from wushe.kernel.i18n import Sentence, _, say
from wushe.kernel.work import Extent, Reach, Work
from wushe.tenancy.modules import MODULES

EXTENTS: Mapping[Extent, Sentence] = {
    Extent.OWN: _("本人的"),
    Extent.ASSIGNED: _("分派给本人的"),
    Extent.COMMUNITY: _("本社区的"),
    Extent.TENANT: _("全乡镇的"),
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer, and the sentences that give its reasons, in the order in which it was found."""

    allowed: bool
    reasons: Sequence[str]


async def explain(work: Work, account_id: UUID, permission: str, thing_id: UUID | None = None) -> Explanation:
    """For somebody in the work's place; whoever calls has asked whether the work's person may know."""
    member = await work.one_or_none(membership(account_id, work.tenant.id))
    if member is None or not member.is_active:
        return Explanation(allowed=False, reasons=[say(_("这个账号不能进入本处"))])
    held = await work.all(holdings(account_id, member.person_id))
    if not held:
        return Explanation(allowed=False, reasons=[say(_("没有任何角色"))])
    reasons = [say(_("角色：{roles}"), roles="、".join(say(role.label) for role in _roles(held)))]
    if reason := _switched_off(work, permission):
        return Explanation(allowed=False, reasons=[*reasons, reason])
    lines = [*await lines_here(work), *await extra_lines(work.session)]
    deciding = [line for role in _roles(held) for line in deciding_lines(lines, role, permission)]
    reasons += map(_told, deciding) if deciding else [_nothing(permission)]
    if not deciding or thing_id is None:
        return Explanation(allowed=bool(deciding), reasons=reasons)
    reach = _reach(deciding, member.person_id, held)
    return await _reaching(work, reach, permission, thing_id, reasons)


def _roles(held: Sequence[RoleHolding]) -> list[Role]:
    return list(dict.fromkeys(holding.role for holding in held))


def _switched_off(work: Work, permission: str) -> str | None:
    area = permission.partition(":")[0]
    if area in MODULES and area not in work.tenant.modules:
        return say(_("本乡镇没有启用模块 {area}"), area=area)
    return None


def _told(line: Line) -> str:
    return say(
        _("“{role}”可以{permission}，范围：{extent}（{source}）"),
        role=Role(line.role).label,
        permission=labels().get(line.permission, line.permission),
        extent=EXTENTS[Extent(line.extent)],
        source=line.source,
    )


def _nothing(permission: str) -> str:
    return say(_("没有一行政策允许这些角色做 {permission}"), permission=permission)


def _reach(deciding: Sequence[Line], person_id: UUID | None, held: Sequence[RoleHolding]) -> Reach:
    communities = frozenset(holding.community_id for holding in held if holding.community_id)
    return Reach(frozenset(Extent(line.extent) for line in deciding), person_id, communities)


async def _reaching(work: Work, reach: Reach, permission: str, thing_id: UUID, reasons: Sequence[str]) -> Explanation:
    """Ask the slice itself, by the query that its lists and verbs use."""
    query = reached_thing(permission.partition(":")[0])
    if query is None:
        unknown = say(_("{permission} 的对象没有登记查询，无法核对是否在范围内"), permission=permission)
        return Explanation(allowed=True, reasons=[*reasons, unknown])
    found = await work.scalar(query(reach, thing_id)) is not None
    told = _("{thing} 在这个范围内") if found else _("{thing} 不在这个范围内，或不存在")
    return Explanation(allowed=found, reasons=[*reasons, say(told, thing=thing_id)])
