"""The list of agreements as a sheet."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wushe.custody.figures import Figures
from wushe.custody.models import Agreement
from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import AMOUNT, DAY
from wushe.kernel.sheets.sheet import Column, Sheet

SHEET = Sheet(
    _("代管协议清单"),
    (
        Column("number", _("协议编号")),
        Column("title", _("协议名称")),
        Column("state", _("状态")),
        Column("owner", _("资金所有方")),
        Column("community", _("社区")),
        Column("hub", _("代管方")),
        Column("amount_fen", _("协议金额"), AMOUNT),
        Column("deposited_fen", _("已存入"), AMOUNT),
        Column("set_aside_fen", _("申请中"), AMOUNT),
        Column("paid_fen", _("已支付"), AMOUNT),
        Column("left_fen", _("余额"), AMOUNT),
        Column("drafted_on", _("起草日期"), DAY),
        Column("purpose", _("资金用途")),
    ),
)


def as_row(agreement: Agreement, names: Mapping[UUID | None, str], figures: Figures) -> dict[str, Any]:
    """An agreement by the fields of `SHEET`."""
    return {
        "number": agreement.number,
        "title": agreement.title,
        "state": agreement.state.label.say(),
        "owner": names.get(agreement.owner_id),
        "community": names.get(agreement.community_id),
        "hub": names.get(agreement.hub_id),
        "amount_fen": agreement.amount_fen,
        "deposited_fen": figures.deposited_fen,
        "set_aside_fen": figures.set_aside_fen,
        "paid_fen": figures.paid_fen,
        "left_fen": figures.left_fen,
        "drafted_on": agreement.drafted_on,
        "purpose": agreement.purpose,
    }
