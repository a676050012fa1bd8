"""Activities and hours as sheets."""

from collections.abc import Mapping
from typing import Any

from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import HOURS, INTEGER, MOMENT
from wushe.kernel.sheets.sheet import Column, Sheet

ACTIVITIES = Sheet(
    _("活动清单"),
    (
        Column("title", _("活动名称")),
        Column("method", _("工作方法")),
        Column("state", _("状态")),
        Column("organization", _("主办组织")),
        Column("community", _("社区")),
        Column("begins_at", _("首场时间"), MOMENT),
        Column("sessions", _("场次"), INTEGER),
    ),
)

HOURS_LIST = Sheet(
    _("志愿服务时长清单"),
    (
        Column("name", _("姓名")),
        Column("title", _("活动名称")),
        Column("organization", _("主办组织")),
        Column("starts_at", _("开始时间"), MOMENT),
        Column("ends_at", _("结束时间"), MOMENT),
        Column("minutes", _("服务时长"), HOURS),
        Column("state", _("认定状态")),
        Column("overlaps", _("时间重叠")),
    ),
)


def activity_as_row(row: Any) -> Mapping[str, Any]:
    """A row of `queries.bundled` by the fields of `ACTIVITIES`."""
    same = {name: getattr(row, name) for name in ("title", "organization", "community", "begins_at", "sessions")}
    return same | {"method": row.method.label.say(), "state": row.state.label.say()}


def hours_as_row(row: Any) -> Mapping[str, Any]:
    """A row of `queries.hours.bundled` by the fields of `HOURS_LIST`."""
    same = {name: getattr(row, name) for name in ("name", "title", "organization", "starts_at", "ends_at", "minutes")}
    return same | {"state": row.state.label.say(), "overlaps": _("是").say() if row.overlaps else ""}
