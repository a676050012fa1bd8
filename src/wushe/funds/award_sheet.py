"""The list of awards as a sheet."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wushe.funds.models import Award
from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import AMOUNT, DAY
from wushe.kernel.sheets.sheet import Column, Sheet
from wushe.ledger.pots import EMPTY, Pot

SHEET = Sheet(
    _("资助项目清单"),
    (
        Column("title", _("项目名称")),
        Column("organization", _("受资助组织")),
        Column("fund", _("基金")),
        Column("state", _("状态")),
        Column("amount_fen", _("资助金额"), AMOUNT),
        Column("spent_fen", _("已支付"), AMOUNT),
        Column("held_fen", _("未支付"), AMOUNT),
        Column("asked_on", _("申请日期"), DAY),
        Column("decided_on", _("审批日期"), DAY),
        Column("closed_on", _("结项日期"), DAY),
    ),
)


def as_row(award: Award, names: Mapping[UUID, str], pots: Mapping[UUID, Pot]) -> dict[str, Any]:
    """An award by the fields of `SHEET`."""
    pot = pots.get(award.account_id, EMPTY) if award.account_id else EMPTY
    return {
        "title": award.title,
        "organization": names.get(award.organization_id),
        "fund": names.get(award.fund_id),
        "state": award.state.label.say(),
        "amount_fen": award.amount_fen,
        "spent_fen": pot.spent_fen,
        "held_fen": pot.held_fen,
        "asked_on": award.asked_on,
        "decided_on": award.decided_on,
        "closed_on": award.closed_on,
    }
