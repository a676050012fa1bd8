"""The sheets that lists of shared resources and of bookings leave as."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import DAY, INTEGER, MOMENT, TEXT, choice
from wushe.kernel.sheets.sheet import Column, Sheet
from wushe.pools.kinds import Admission, BookingState, OwnerKind, ResourceKind
from wushe.pools.models import Booking, Resource

RESOURCES = Sheet(
    _("共享资源清单"),
    (
        Column("name", _("名称")),
        Column("kind", _("类别"), choice({kind.label: kind for kind in ResourceKind})),
        Column("community", _("所在社区")),
        Column("address", _("具体位置")),
        Column("quantity", _("数量"), INTEGER),
        Column("unit", _("单位")),
        Column("fields", _("专长")),
        Column("owner_kind", _("所有者"), choice({kind.label: kind for kind in OwnerKind})),
        Column("admission", _("预约方式"), choice({kind.label: kind for kind in Admission})),
        Column("hours", _("开放时间")),
        Column("closed_on", _("停止共享日期"), DAY),
    ),
)
BOOKINGS = Sheet(
    _("预约清单"),
    (
        Column("thing", _("预约了什么")),
        Column("zones", _("功能区")),
        Column("quantity", _("数量"), INTEGER),
        Column("party", _("组织")),
        Column("purpose", _("用途")),
        Column("heads", _("人数"), INTEGER),
        Column("starts_at", _("开始时间"), MOMENT),
        Column("ends_at", _("结束时间"), MOMENT),
        Column("state", _("状态"), choice({state.label: state for state in BookingState})),
        Column("reason", _("原因"), TEXT),
        Column("condition", _("归还情况"), TEXT),
    ),
)


def resource_row(resource: Resource, communities: Mapping[UUID, str], hours: str) -> dict[str, Any]:
    """A row of `RESOURCES`."""
    same = ("name", "kind", "address", "quantity", "owner_kind", "admission", "closed_on")
    return {name: getattr(resource, name) for name in same} | {
        "community": communities.get(resource.community_id, "") if resource.community_id else "",
        "unit": resource.unit_name, "fields": "、".join(resource.fields), "hours": hours,
    }  # fmt: skip


def booking_row(booking: Booking, things: Mapping[UUID, str], zones: Mapping[UUID, str]) -> dict[str, Any]:
    """A row of `BOOKINGS`."""
    same = (
        "quantity", "party", "purpose", "heads", "starts_at", "ends_at", "state", "reason", "condition",
    )  # fmt: skip
    return {name: getattr(booking, name) for name in same} | {
        "thing": things.get(booking.thing_id, ""),
        "zones": "、".join(zones[zone_id] for zone_id in booking.zone_ids if zone_id in zones),
    }
