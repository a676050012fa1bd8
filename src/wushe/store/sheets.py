"""Exchanges as sheets: without names, and with them for those to whom somebody else agreed."""

from typing import Any

from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import DAY, HOURS, MOMENT
from wushe.kernel.sheets.sheet import Column, Sheet

_COLUMNS = (
    Column("number", _("编号")),
    Column("point", _("取货点")),
    Column("minutes", _("兑换时长"), HOURS),
    Column("state", _("状态")),
    Column("placed_at", _("兑换时间"), MOMENT),
    Column("fetch_by", _("取货截止"), DAY),
)
EXCHANGES = Sheet(_("公益仓兑换清单"), _COLUMNS)
EXCHANGES_NAMED = Sheet(_("公益仓兑换清单（含姓名）"), (Column("person", _("姓名")), *_COLUMNS))


def exchange_row(row: Any) -> dict[str, Any]:
    same = {name: getattr(row, name) for name in ("number", "point", "minutes", "placed_at", "fetch_by")}
    return same | {"state": row.state.label.say()}


def named_row(row: Any) -> dict[str, Any]:
    return exchange_row(row) | {"person": row.person}
