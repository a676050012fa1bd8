"""The list of payment requests as a sheet."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import AMOUNT, DAY
from wushe.kernel.sheets.sheet import Column, Sheet
from wushe.payments.models import PaymentRequest

SHEET = Sheet(
    _("付款申请清单"),
    (
        Column("number", _("申请编号")),
        Column("state", _("状态")),
        Column("pot", _("资金")),
        Column("payee", _("收款组织")),
        Column("amount_fen", _("金额"), AMOUNT),
        Column("purpose", _("资金用途")),
        Column("community", _("社区")),
        Column("asked_on", _("申请日期"), DAY),
        Column("asked_by", _("申请人")),
        Column("decided_by", _("审批人")),
        Column("paid_on", _("付款日期"), DAY),
        Column("paid_by", _("付款人")),
        Column("what", _("事由")),
        Column("reason", _("未通过原因")),
    ),
)


def as_row(request: PaymentRequest, names: Mapping[UUID | None, str], asked_on: Any) -> dict[str, Any]:
    """A request by the fields of `SHEET`; `names` calls its pot, payee, purpose, community and people."""
    return {
        "number": request.number,
        "state": request.state.label.say(),
        "pot": names.get(request.holder_id),
        "payee": names.get(request.payee_id),
        "amount_fen": request.amount_fen,
        "purpose": names.get(request.purpose_id),
        "community": names.get(request.community_id),
        "asked_on": asked_on,
        "asked_by": names.get(request.asked_by),
        "decided_by": names.get(request.decided_by),
        "paid_on": request.paid_on,
        "paid_by": names.get(request.paid_by),
        "what": request.what,
        "reason": request.reason,
    }
