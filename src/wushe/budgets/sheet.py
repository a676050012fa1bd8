"""The list of budgets as a sheet."""

from typing import Any

from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import AMOUNT, INTEGER
from wushe.kernel.sheets.sheet import Column, Sheet

SHEET = Sheet(
    _("组织年度经费"),
    (
        Column("organization", _("组织名称")),
        Column("year", _("年度"), INTEGER),
        Column("cost_fen", _("全年需要"), AMOUNT),
        Column("secured_fen", _("已落实"), AMOUNT),
        Column("gap_fen", _("缺口"), AMOUNT),
    ),
)


def as_row(row: Any) -> dict[str, Any]:
    """A row of the list by the fields of `SHEET`."""
    return {
        "organization": row.organization,
        "year": row.year,
        "cost_fen": row.cost_fen,
        "secured_fen": row.secured_fen,
        "gap_fen": max(row.cost_fen - row.secured_fen, 0),
    }
