"""The lists of donations, donors, gifts in kind and receipts as sheets."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wushe.donations.codes import grouped
from wushe.donations.models import Receipt
from wushe.kernel.clock import local_day
from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import AMOUNT, DAY, INTEGER
from wushe.kernel.sheets.sheet import Column, Sheet

DONATIONS = Sheet(
    _("捐赠清单"),
    (
        Column("donor", _("捐赠人")),
        Column("fund", _("基金")),
        Column("rhythm", _("方式")),
        Column("state", _("状态")),
        Column("amount_fen", _("认捐金额"), AMOUNT),
        Column("received_fen", _("已到账"), AMOUNT),
        Column("due_fen", _("应到账"), AMOUNT),
        Column("pledged_on", _("认捐日期"), DAY),
        Column("anonymous", _("是否匿名公示")),
    ),
)
DONORS = Sheet(
    _("捐赠人清单"),
    (
        Column("name", _("名称")),
        Column("kind", _("类别")),
        Column("contact", _("联系人")),
        Column("phone", _("联系电话")),
        Column("received_fen", _("累计到账"), AMOUNT),
        Column("refunded_fen", _("累计退款"), AMOUNT),
    ),
)
STATEMENTS = Sheet(
    _("年度捐赠清单"),
    (
        Column("file", _("文件名"), max_length=300),
        Column("donor", _("捐赠人")),
        Column("year", _("年度"), INTEGER),
        Column("received_fen", _("捐款合计"), AMOUNT),
        Column("refunded_fen", _("退款合计"), AMOUNT),
        Column("goods_fen", _("物资折价"), AMOUNT),
        Column("labour_fen", _("劳务折价"), AMOUNT),
    ),
)
"""The index of the archive with a statement for each donor of a year."""
IN_KIND = Sheet(
    _("实物与劳务捐赠清单"),
    (
        Column("donor", _("捐赠人")),
        Column("sort", _("类别")),
        Column("title", _("内容")),
        Column("quantity", _("数量"), INTEGER),
        Column("unit", _("单位")),
        Column("value_fen", _("折价"), AMOUNT),
        Column("basis", _("计价依据")),
        Column("community", _("捐赠点")),
        Column("given_on", _("日期"), DAY),
    ),
)
RECEIPTS = Sheet(
    _("捐赠票据登记簿"),
    (
        Column("year", _("年度"), INTEGER),
        Column("number", _("号码"), INTEGER),
        Column("code", _("查验编号")),
        Column("donor", _("捐赠人")),
        Column("given", _("捐赠内容")),
        Column("amount_fen", _("金额"), AMOUNT),
        Column("issued_on", _("开具日期"), DAY),
        Column("handler", _("经办人")),
        Column("state", _("状态")),
        Column("void_reason", _("作废原因")),
    ),
)


def donation_row(donation: Any) -> dict[str, Any]:
    """By the fields of `DONATIONS`."""
    same = ("donor", "fund", "amount_fen", "received_fen", "due_fen", "pledged_on")
    return {name: getattr(donation, name) for name in same} | {
        "rhythm": donation.rhythm.label.say(),
        "state": donation.state.label.say(),
        "anonymous": (_("是") if donation.anonymous else _("否")).say(),
    }


def donor_row(donor: Any) -> dict[str, Any]:
    """By the fields of `DONORS`; the telephone stays masked."""
    return {
        "name": donor.name,
        "kind": donor.kind.label.say(),
        "contact": donor.contact,
        "phone": donor.phone_masked,
        "received_fen": donor.received_fen,
        "refunded_fen": donor.refunded_fen,
    }


def in_kind_row(gift: Any, communities: Mapping[UUID, str]) -> dict[str, Any]:
    """By the fields of `IN_KIND`."""
    same = ("donor", "title", "quantity", "unit", "value_fen", "given_on")
    return {name: getattr(gift, name) for name in same} | {
        "sort": gift.sort.label.say(),
        "basis": gift.basis.label.say(),
        "community": communities.get(gift.community_id),
    }


def receipt_row(receipt: Receipt) -> dict[str, Any]:
    """By the fields of `RECEIPTS`."""
    same = ("year", "number", "given", "amount_fen", "handler", "void_reason")
    return {name: getattr(receipt, name) for name in same} | {
        "code": grouped(receipt.code),
        "donor": receipt.donor_name,
        "issued_on": local_day(receipt.issued_at),
        "state": receipt.state.label.say(),
    }
