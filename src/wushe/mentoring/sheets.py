"""The sheet of pairs: groups, mentors in office, days and numbers; not a word of what they talk about."""

from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import DAY, INTEGER
from wushe.kernel.sheets.sheet import Column, Sheet

PAIRS = Sheet(
    _("结对清单"),
    (
        Column("group", _("组织")),
        Column("mentor", _("导师")),
        Column("state", _("状态")),
        Column("since", _("开始"), DAY),
        Column("last_day", _("最后一天"), DAY),
        Column("meetings", _("辅导次数"), INTEGER),
        Column("minutes", _("辅导分钟"), INTEGER),
        Column("progress", _("目标进展（%）"), INTEGER),
    ),
)
