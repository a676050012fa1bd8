"""The list of assessments as a file; it names groups and nobody."""

from collections.abc import Mapping
from typing import Any

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
