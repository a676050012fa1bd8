"""The lists of supervision as files; only the load of social workers names people."""

from collections.abc import Mapping
from typing import Any

from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import DAY, INTEGER, LINES
from wushe.kernel.sheets.sheet import Column, Sheet
from wushe.supervision.kinds import ActionState, Standing

VISITS = Sheet(
    _("走访清单"),
    (
        Column("organization", _("组织")),
        Column("visited_on", _("走访日期"), DAY),
        Column("template", _("类型")),
        Column("minutes", _("时长（分钟）"), INTEGER),
    ),
)
ACTIONS = Sheet(
    _("跟进事项清单"),
    (
        Column("organization", _("组织")),
        Column("title", _("跟进事项")),
        Column("agreed_on", _("布置日期"), DAY),
        Column("due_on", _("完成期限"), DAY),
        Column("state", _("状态")),
        Column("outcome", _("做了什么"), LINES),
    ),
)
DUE = Sheet(
    _("该走访的组织"),
    (
        Column("organization", _("组织")),
        Column("last_on", _("上次走访"), DAY),
        Column("next_on", _("下次走访不晚于"), DAY),
        Column("standing", _("状态")),
    ),
)
CASELOAD = Sheet(
    _("督导工作量"),
    (
        Column("name", _("社会工作者")),
        Column("groups", _("督导组织数"), INTEGER),
        Column("visits", _("走访次数"), INTEGER),
        Column("visited", _("走访组织数"), INTEGER),
        Column("minutes", _("走访时长（分钟）"), INTEGER),
        Column("overdue", _("逾期未走访"), INTEGER),
        Column("actions", _("未办结事项"), INTEGER),
    ),
)


def visit_row(row: Any) -> Mapping[str, Any]:
    return _plain(row, VISITS) | {"template": row.template.label.say()}


def action_row(row: Any) -> Mapping[str, Any]:
    return _plain(row, ACTIONS) | {"state": ActionState(row.state).label.say()}


def due_row(row: Any) -> Mapping[str, Any]:
    return _plain(row, DUE) | {"standing": Standing(row.standing).label.say()}


def caseload_row(row: Any) -> Mapping[str, Any]:
    return _plain(row, CASELOAD)


def _plain(row: Any, sheet: Sheet) -> dict[str, Any]:
    return {column.field: getattr(row, column.field) for column in sheet.columns}
