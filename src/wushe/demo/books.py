"""The township's bank and its books in the demo: statements that were reconciled, a closed month, lines that wait."""

from datetime import date, timedelta

from wushe.demo.donations import EACH_MONTH, PHARMACY
from wushe.demo.stage import Stage
from wushe.kernel import clock
from wushe.kernel.clock import Month
from wushe.kernel.work import Work
from wushe.ledger import posting, service
from wushe.ledger.kinds import SourceKind
from wushe.ledger.queries import entries_by_ids
from wushe.ledger.reconciling import reconciliation
from wushe.ledger.schemas import Closing, NewLine, Reconciling
from wushe.ledger.vouchers import Voucher, vouchers

RECONCILED, WAITING = 30, 1
"""How many days ago the bank was reconciled, and its newest statement came."""
PAYERS = {SourceKind.APPROPRIATION: "榔梨街道财政所", SourceKind.DEPOSIT: "檀木桥社区居民委员会"}
FIRM = "星沙启明制造有限公司"
FEE = 1_500
"""What the bank takes for its transfers, in fen; nobody has booked it yet."""


async def reconcile(stage: Stage) -> None:
    """What the bank wrote up to this day stands beside the books, and what is sure is taken."""
    async with stage.acting("checker") as work:
        await _enter(work)
        bank = await posting.main_bank(work)
        await service.match_sure(work, Reconciling(account_id=bank.id, until=clock.today()))


async def close(stage: Stage) -> None:
    """The month before last is closed."""
    async with stage.acting("checker") as work:
        await service.close_month(work, Closing(month=Month.current().previous().previous().first))


async def wait(stage: Stage) -> None:
    """The pharmacy's next month has arrived and the bank has taken its fee, neither is booked; the rest waits."""
    async with stage.acting("checker") as work:
        today = clock.today()
        await _enter(work, today - timedelta(days=RECONCILED - WAITING))
        await service.enter_line(
            work,
            NewLine(on=today, into=EACH_MONTH, serial=f"{today:%Y%m%d}0001", counterparty=PHARMACY, summary="爱心捐款"),
        )
        await service.enter_line(
            work,
            NewLine(
                on=today, out=FEE, serial=f"{today:%Y%m%d}0002", counterparty="长沙农商银行", summary="转账手续费"
            ),
        )  # fmt: skip


async def _enter(work: Work, since: date = date.min) -> None:
    """A line for each entry that moved money at the bank."""
    bank = await posting.main_bank(work)
    found = await reconciliation(work, bank.id, clock.today())
    moved = {each.id: each.fen for each in found.entries if each.on > since}
    for voucher in await vouchers(work, await work.all(entries_by_ids(list(moved)))):
        entry, fen = voucher.entry, moved[voucher.entry.id]
        line = NewLine(
            on=entry.on, into=fen if fen > 0 else None, out=-fen if fen < 0 else None,
            serial=f"{entry.on:%Y%m%d}{entry.number:06d}", counterparty=_payer(voucher) if fen > 0 else "",
            summary="转入" if fen > 0 else voucher.about,
        )  # fmt: skip
        await service.enter_line(work, line)


def _payer(voucher: Voucher) -> str:
    """Whose name the bank wrote: of a donation its donor, of the funder's fund the funder's firm."""
    source = voucher.legs[0].source
    return PAYERS.get(source.kind) or (FIRM if source.giver_id else voucher.about)
