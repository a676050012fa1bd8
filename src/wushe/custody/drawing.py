"""The papers of an agreement: the agreement itself as PDF and Word, and the report of its money."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import anyio.to_thread

from wushe.custody import queries, words
from wushe.custody.figures import figures_of
from wushe.custody.kinds import AgreementState, Party
from wushe.custody.models import Agreement
from wushe.custody.naming import names_in
from wushe.kernel import clock
from wushe.kernel.i18n import _
from wushe.kernel.money import in_capitals
from wushe.kernel.papers.paper import compile_paper
from wushe.kernel.papers.word import fill
from wushe.kernel.web import formats
from wushe.kernel.work import Work
from wushe.payments import queries as payments

AGREEMENT, REPORT = (Path(__file__).parent / "papers" / name for name in ("agreement.typ", "report.typ"))
_PARTS = {Party.OWNER: _("甲方"), Party.COMMUNITY: _("乙方"), Party.HUB: _("丙方")}
Names = Mapping[UUID | None, str]


async def agreement_pdf(work: Work, agreement: Agreement) -> bytes:
    return await _compiled(AGREEMENT, _agreed(work, agreement, await names_in(work, [agreement])))


async def agreement_word(work: Work, agreement: Agreement) -> bytes:
    """In the township's own template where there is one."""
    own = await work.one_or_none(queries.template())
    content = own.content if own else words.DEFAULT.read_bytes()
    said = words.values(work.tenant.name, agreement, await names_in(work, [agreement]))
    return await anyio.to_thread.run_sync(partial(fill, content, said))


async def report_pdf(work: Work, agreement: Agreement) -> bytes:
    """In, out by request, left and given back; the report of the end once it is closed."""
    return await _compiled(REPORT, await reported(work, agreement, await names_in(work, [agreement])))


async def _compiled(template: Path, data: dict[str, Any]) -> bytes:
    return await anyio.to_thread.run_sync(partial(compile_paper, template, data))


def _agreed(work: Work, agreement: Agreement, names: Names) -> dict[str, Any]:
    said = words.values(work.tenant.name, agreement, names)
    return {
        "issuer": work.tenant.name,
        "number": agreement.number,
        "facts": [
            [_("协议名称").say(), agreement.title],
            [_("甲方").say(), f"{said['资金所有方']}（{Party.OWNER.label.say()}）"],
            [_("乙方").say(), f"{said['社区']}（{Party.COMMUNITY.label.say()}）"],
            [_("丙方").say(), f"{said['代管方']}（{Party.HUB.label.say()}）"],
            [_("限定用途").say(), said["限定用途"]],
            [_("受益人群").say(), said["受益人群"]],
            [_("使用期间").say(), _period(agreement, said)],
        ],
        "amount": said["代管金额"],
        "capitals": in_capitals(agreement.amount_fen),
        "purpose": said["资金用途"],
        "signatures": [
            [_PARTS[party].say(), said[called], said[f"{called}签署人"], said[f"{called}签署日期"]]
            for party, called in words.SIGNED.items()
        ],
    }


def _period(agreement: Agreement, said: Mapping[str, str]) -> str:
    begins, ends = said["开始日期"], said["结束日期"]
    return f"{begins} — {ends}" if agreement.since or agreement.until else ends


async def reported(work: Work, agreement: Agreement, names: Names) -> dict[str, Any]:
    """Everything that stands in the report, as text."""
    figures = (await figures_of(work, [agreement]))[agreement.id]
    over = agreement.state is AgreementState.CLOSED
    return {
        "issuer": work.tenant.name,
        "number": agreement.number,
        "title": _("资金代管结项报告").say() if over else _("资金代管收支情况").say(),
        "facts": [
            [_("协议名称").say(), agreement.title],
            *([party.label.say(), names.get(_party(agreement, party), "")] for party in Party),
            [_("协议金额").say(), formats.money(agreement.amount_fen)],
            [_("状态").say(), agreement.state.label.say()],
        ],
        "deposits": [
            [formats.date(each.on), each.payer, formats.money(each.amount_fen)]
            for each in await work.all(queries.booked_deposits(agreement.id))
        ],
        "payments": [
            [each.number, each.what, each.state.label.say(), formats.date(each.paid_on), formats.money(each.amount_fen)]
            for each in reversed(await work.all(payments.payments_of(agreement.id)))
        ],
        "sums": [
            [_("存入合计").say(), formats.money(figures.deposited_fen)],
            [_("已支付").say(), formats.money(figures.paid_fen)],
            [_("申请中").say(), formats.money(figures.set_aside_fen)],
            [_("退回存入方").say(), formats.money(figures.returned_fen)],
            [_("余额").say(), formats.money(figures.left_fen)],
        ],
        "date": formats.date(agreement.ended_on or clock.today()),
    }


def _party(agreement: Agreement, party: Party) -> UUID:
    parties = {Party.OWNER: agreement.owner_id, Party.COMMUNITY: agreement.community_id, Party.HUB: agreement.hub_id}
    return parties[party]
