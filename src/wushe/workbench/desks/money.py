"""What waits for somebody's word before money moves: one line for each kind, with its list behind it."""

from collections.abc import AsyncIterator
from typing import Any

from sqlalchemy import Select, func, select

from wushe.custody import queries as custody
from wushe.custody.permissions import Custody
from wushe.donations.permissions import Donations
from wushe.funds.permissions import Funds
from wushe.funds.queries import awards
from wushe.kernel.exporting import service as exporting
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.ledger import queries as ledger
from wushe.payments import queries as payments
from wushe.payments.kinds import PaymentState
from wushe.payments.permissions import Payments
from wushe.workbench.desk import Task


async def tasks(work: Work) -> list[Task]:
    """In the order of money's way; what nobody waits for is left out."""
    return [task for part in (_payments, _awards, _custody, _donations, _exports) async for task in part(work)]


async def _payments(work: Work) -> AsyncIterator[Task]:
    """What one asked for oneself waits for others."""
    if work.may(Payments.APPROVE):
        waiting = payments.waiting_count(work.require(Payments.APPROVE), PaymentState.ASKED)
        if n := await work.scalar(waiting):
            yield Task(_("{n} 笔付款等您审批").say(n=n), "/payments?state=asked&mine=true", _("待审批"))
    if work.may(Payments.PAY):
        waiting = payments.waiting_count(work.require(Payments.PAY), PaymentState.APPROVED)
        if n := await work.scalar(waiting):
            yield Task(_("{n} 笔付款等您支付").say(n=n), "/payments?state=approved&mine=true", _("待付款"))


async def _awards(work: Work) -> AsyncIterator[Task]:
    if work.may(Funds.AWARD) and (n := await _count(work, awards.awards_to_decide(work.require(Funds.AWARD)))):
        yield Task(_("{n} 项资助等您审批").say(n=n), "/awards?state=asked", _("待审批"))


async def _custody(work: Work) -> AsyncIterator[Task]:
    if work.may(Custody.SIGN) and (n := await _count(work, custody.to_sign(work.require(Custody.SIGN)))):
        yield Task(_("{n} 份代管协议等待签署").say(n=n), "/custody?state=signing", _("待签署"))
    if work.may(Custody.KEEP) and (n := await _count(work, custody.to_confirm(work.require(Custody.KEEP)))):
        yield Task(_("{n} 份代管协议有存入或结项等您复核").say(n=n), "/custody", _("待复核"))


async def _donations(work: Work) -> AsyncIterator[Task]:
    if work.may(Donations.RECEIVE) and (n := await _count(work, ledger.incoming())):
        yield Task(_("{n} 笔到账流水待对应捐赠").say(n=n), "/donations/matching", _("待核对"), "info")


async def _exports(work: Work) -> AsyncIterator[Task]:
    if n := await _count(work, exporting.to_decide(work)):
        yield Task(_("{n} 份导出申请等您审批").say(n=n), "/exports", _("待审批"))


async def _count(work: Work, found: Select[Any]) -> int:
    return await work.scalar(select(func.count()).select_from(found.order_by(None).subquery())) or 0
