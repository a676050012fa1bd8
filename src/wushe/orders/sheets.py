"""The sheet of service orders. It names who is served and who serves."""

from collections.abc import Mapping
from typing import Any

from wushe.kernel.clock import local_day
from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import DAY, INTEGER
from wushe.kernel.sheets.sheet import Column, Sheet

ORDER_LIST = Sheet(
    _("上门服务清单"),
    (
        Column("number", _("编号"), INTEGER),
        Column("kind", _("服务项目")),
        Column("community", _("村（社区）")),
        Column("resident", _("居民姓名")),
        Column("server", _("服务人员")),
        Column("state", _("状态")),
        Column("visit_on", _("上门日期"), DAY),
        Column("minutes", _("服务分钟"), INTEGER),
        Column("due_on", _("确认期限"), DAY),
        Column("confirmed_on", _("确认日期"), DAY),
        Column("confirmer", _("确认方式")),
    ),
)


def order_row(row: Any) -> Mapping[str, Any]:
    return {
        "number": row.number,
        "kind": row.kind.label.say(),
        "community": row.community,
        "resident": row.resident,
        "server": row.server,
        "state": row.state.label.say(),
        "visit_on": row.visit_on,
        "minutes": row.minutes,
        "due_on": row.due_on,
        "confirmed_on": local_day(row.confirmed_at) if row.confirmed_at else None,
        "confirmer": row.confirmer.label.say() if row.confirmer else "",
    }
