"""The list of funds as a sheet."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wushe.funds.models import Fund
from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import AMOUNT, DAY
from wushe.kernel.sheets.sheet import Column, Sheet
from wushe.ledger.pots import EMPTY, Pot

SHEET = Sheet(
    _("基金清单"),
    (
        Column("name", _("基金名称")),
        Column("kind", _("类别")),
        Column("state", _("状态")),
        Column("community", _("社区")),
        Column("received_fen", _("已收到"), AMOUNT),
        Column("reserved_fen", _("已预留"), AMOUNT),
        Column("spent_fen", _("已支付"), AMOUNT),
        Column("left_fen", _("可用"), AMOUNT),
        Column("recorded_on", _("登记日期"), DAY),
        Column("purpose", _("用途")),
    ),
)


def as_row(fund: Fund, communities: Mapping[UUID, str], pots: Mapping[UUID, Pot]) -> dict[str, Any]:
    """A fund by the fields of `SHEET`."""
    pot = pots.get(fund.account_id, EMPTY)
    return {
        "name": fund.name,
        "kind": fund.kind.label.say(),
        "state": fund.state.label.say(),
        "community": communities.get(fund.community_id) if fund.community_id else None,
        "received_fen": pot.received_fen,
        "reserved_fen": pot.reserved_fen,
        "spent_fen": pot.spent_fen,
        "left_fen": pot.left_fen,
        "recorded_on": fund.recorded_on,
        "purpose": fund.purpose,
    }
