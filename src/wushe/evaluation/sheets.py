"""The lists of evaluation as files; they name groups and nobody."""

from collections.abc import Mapping
from typing import Any

from wushe.activities.tasks import share
from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import DAY, INTEGER
from wushe.kernel.sheets.sheet import Column, Sheet

ASSESSMENT_LIST = Sheet(
    _("评估清单"),
    (
        Column("organization", _("组织")),
        Column("kind", _("类型")),
        Column("community", _("村（社区）")),
        Column("number", _("细则版本"), INTEGER),
        Column("since", _("评估期开始"), DAY),
        Column("until", _("评估期结束"), DAY),
        Column("state", _("状态")),
        Column("score", _("得分")),
        Column("stars", _("星级"), INTEGER),
        Column("weak", _("薄弱指标"), INTEGER),
        Column("open_items", _("待改进"), INTEGER),
    ),
)

TASK_LIST = Sheet(
    _("任务由来"),
    (
        Column("organization", _("组织")),
        Column("community", _("村（社区）")),
        Column("activities", _("活动"), INTEGER),
        Column("needed", _("回应居民需求"), INTEGER),
        Column("own", _("组织自行发起"), INTEGER),
        Column("handed_down", _("行政交办"), INTEGER),
        Column("share", _("行政交办占比（%）"), INTEGER),
    ),
)


def assessment_row(row: Any) -> Mapping[str, Any]:
    return {
        "organization": row.organization,
        "kind": row.kind.label.say(),
        "community": row.community,
        "number": row.number,
        "since": row.since,
        "until": row.until,
        "state": row.state.label.say(),
        "score": None if row.score is None else f"{row.score / 100:g}",
        "stars": row.stars,
        "weak": row.weak,
        "open_items": row.open_items,
    }


def task_row(row: Any) -> Mapping[str, Any]:
    same = {name: getattr(row, name) for name in ("organization", "community", "activities", "needed", "own")}
    return same | {"handed_down": row.handed_down, "share": share(row.handed_down, row.activities)}
