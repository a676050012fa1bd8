"""The list of funds as a sheet."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wushe.funds.models import Fund
from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import AMOUNT, DAY
from wushe.kernel.sheets.sheet import Column, Sheet

SHEET = Sheet(
    _("基金清单"),
    (
        Column("name", _("基金名称")),
        Column("kind", _("资金来源")),
        Column("state", _("状态")),
        Column("community", _("社区")),
        Column("amount_fen", _("金额"), AMOUNT),
        Column("promised_fen", _("已承诺"), AMOUNT),
        Column("left_fen", _("可承诺"), AMOUNT),
        Column("recorded_on", _("登记日期"), DAY),
        Column("purpose", _("用途")),
    ),
)


def as_row(fund: Fund, communities: Mapping[UUID, str]) -> dict[str, Any]:
    """A fund by the fields of `SHEET`."""
    return {
        "name": fund.name,
        "kind": fund.kind.label.say(),
        "state": fund.state.label.say(),
        "community": communities.get(fund.community_id) if fund.community_id else None,
        "amount_fen": fund.amount_fen,
        "promised_fen": fund.promised_fen,
        "left_fen": fund.left_fen,
        "recorded_on": fund.recorded_on,
        "purpose": fund.purpose,
    }
