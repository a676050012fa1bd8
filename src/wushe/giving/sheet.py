"""A funder's gifts as a sheet."""

from collections.abc import Iterator, Sequence
from typing import Any

from wushe.giving.schemas import TownshipGiving
from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import AMOUNT, DAY
from wushe.kernel.sheets.sheet import Column, Sheet

SHEET = Sheet(
    _("捐赠去向"),
    (
        Column("township", _("乡镇")),
        Column("received_on", _("到账日期"), DAY),
        Column("kind", _("资金来源")),
        Column("tied_to", _("限定用途")),
        Column("fund", _("基金")),
        Column("given_fen", _("捐赠金额"), AMOUNT),
        Column("reserved_fen", _("已预留"), AMOUNT),
        Column("spent_fen", _("已支出"), AMOUNT),
        Column("left_fen", _("尚未使用"), AMOUNT),
    ),
)


def rows(townships: Sequence[TownshipGiving]) -> Iterator[dict[str, Any]]:
    """Each gift by the fields of `SHEET`."""
    for township in townships:
        for gift in township.gifts:
            yield {
                "township": township.name,
                "received_on": gift.received_on,
                "kind": gift.kind.label.say(),
                "tied_to": gift.tied_to,
                "fund": gift.fund,
                "given_fen": gift.given_fen,
                "reserved_fen": gift.reserved_fen,
                "spent_fen": gift.spent_fen,
                "left_fen": gift.left_fen,
            }
