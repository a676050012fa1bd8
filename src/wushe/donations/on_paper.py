"""Receipts and year statements as PDF: what the templates are given, and the papers of them."""

from functools import partial
from pathlib import Path
from typing import Any

import anyio.to_thread
from anyio import CapacityLimiter

from wushe.donations.codes import grouped
from wushe.donations.models import Receipt
from wushe.donations.yearly import Statement
from wushe.kernel.clock import local_day, today
from wushe.kernel.i18n import _
from wushe.kernel.money import in_capitals
from wushe.kernel.papers.paper import compile_paper
from wushe.kernel.papers.qr import qr_svg
from wushe.kernel.web import formats
from wushe.kernel.work import Tenant

PAPERS = Path(__file__).parent / "papers"
RECEIPT, STATEMENT = PAPERS / "receipt.typ", PAPERS / "statement.typ"


async def receipt_pdf(tenant: Tenant, receipt: Receipt, address: str) -> bytes:
    """As it was issued. `address` is where a stranger checks it."""
    return await _compiled(RECEIPT, told_by_receipt(tenant, receipt, address))


def told_by_receipt(tenant: Tenant, receipt: Receipt, address: str) -> dict[str, Any]:
    """Everything that stands on the receipt, as text."""
    public = f"{address}/{tenant.slug}/public/receipts"
    told = [
        (_("捐赠人"), receipt.donor_name),
        (_("捐赠内容"), receipt.given),
        (_("约定用途"), receipt.designation or _("未约定").say()),
        (_("到账日期"), formats.date(receipt.arrived_on)),
        *_amount(receipt.amount_fen),
        (_("受赠单位"), tenant.name),
        (_("经办人"), receipt.handler),
    ]
    return {
        "issuer": tenant.name,
        "number": _("捐赠票据〔{year}〕第 {number} 号").say(year=receipt.year, number=f"{receipt.number:06}"),
        "facts": [[label.say(), text] for label, text in told],
        "date": formats.date(local_day(receipt.issued_at)),
        "code": str(qr_svg(f"{public}/{receipt.code}", _("查验二维码").say())),
        "code_number": grouped(receipt.code),
        "address": public,
        "void": receipt.voided_at is not None,
    }


def _amount(fen: int | None) -> list[tuple[Any, str]]:
    if fen is None:
        return [(_("折价金额"), _("计件物品，不折价").say())]
    return [(_("金额（大写）"), in_capitals(fen)), (_("金额（小写）"), formats.money(fen))]


async def statement_pdf(tenant: Tenant, statement: Statement, limiter: CapacityLimiter | None = None) -> bytes:
    """What a donor gave within a year. `limiter` says how many are made side by side."""
    return await _compiled(STATEMENT, told_by_statement(tenant, statement), limiter)


def told_by_statement(tenant: Tenant, statement: Statement) -> dict[str, Any]:
    """Everything that stands on the statement, as text."""
    told = [
        (_("捐赠人"), statement.donor),
        (_("捐款合计"), f"{formats.money(statement.received_fen)}　{in_capitals(statement.received_fen)}"),
        *([(_("退款合计"), formats.money(statement.refunded_fen))] if statement.refunds else []),
        *_in_kind_sums(statement),
    ]
    return {
        "issuer": tenant.name,
        "number": None,
        "title": _("{year} 年度捐赠清单").say(year=statement.year),
        "facts": [[label.say(), text] for label, text in told],
        "money": [[formats.date(r.on), r.designation, r.receipt, formats.money(r.fen)] for r in statement.money],
        "in_kind": [
            [formats.date(r.on), r.what, r.sort.say(), formats.money(r.fen) if r.fen is not None else _("不折价").say()]
            for r in statement.in_kind
        ],
        "refunds": [[formats.date(r.on), r.consent.say(), formats.money(r.fen)] for r in statement.refunds],
        "date": formats.date(today()),
    }


def _in_kind_sums(statement: Statement) -> list[tuple[Any, str]]:
    """Goods and labour apart, then together."""
    if not statement.in_kind:
        return []
    goods, labour = statement.goods_fen, statement.labour_fen
    parts = _("物资 {goods}，劳务 {labour}，合计 {total}").say(
        goods=formats.money(goods), labour=formats.money(labour), total=formats.money(goods + labour)
    )
    return [(_("实物折价"), parts)]


async def _compiled(template: Path, data: dict[str, Any], limiter: CapacityLimiter | None = None) -> bytes:
    return await anyio.to_thread.run_sync(partial(compile_paper, template, data), limiter=limiter)
