"""Promises: a part of a fund is set aside for a linkage, paid by another person, or given back."""

from uuid import UUID

from wushe.funds import queries
from wushe.funds.errors import NoSuchFund, NoSuchPromise, PaymentPending
from wushe.funds.events import MoneyPromised, MoneyReleased, PromiseKept, PromiseWithdrawn
from wushe.funds.models import Fund, Promise
from wushe.funds.models.promise import Cause
from wushe.funds.permissions import Funds
from wushe.funds.schemas import NewPromise, Part
from wushe.funds.service.income import group_code
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.ledger import posting, queries as ledger
from wushe.ledger.drawing import draw
from wushe.ledger.kinds import AccountKind, EntryKind
from wushe.ledger.posting import Move
from wushe.ledger.pots import Pot, pot_of
from wushe.organizations.service import require_leader
from wushe.payments.leaving import leave_by_the_bank
from wushe.people.acting import acting


async def promise(work: Work, data: NewPromise, cause: Cause) -> Promise:
    """Set a part of a fund aside.

    Raises `FundClosed`, `FundPurpose`, and as the ledger does `NothingToPost`, `TooLittleMoney`, `MoneyIsTied`.
    The caller has made sure that the cause is one that money may be promised to.
    """
    reach = work.require(Funds.PROMISE)
    promised_by = acting(work)
    fund = await work.one(queries.fund_to_draw_on(reach, data.fund_id), NoSuchFund)
    fund.refuse_if_closed()
    made = _made(work, fund, data, cause)
    made.promised_by = promised_by
    await _set_aside(work, fund, made)
    work.record(
        MoneyPromised(
            promise_id=made.id, fund_id=fund.id, linkage_id=made.linkage_id, amount_fen=made.amount_fen
        )
    )  # fmt: skip
    return made


def _made(work: Work, fund: Fund, data: NewPromise, cause: Cause) -> Promise:
    promise_id = new_id()
    account = posting.open_account(
        work, AccountKind.RESERVE, fund.name, holder_id=promise_id, within_id=fund.account_id
    )  # fmt: skip
    return Promise(
        id=promise_id, fund_id=fund.id, account_id=account.id, linkage_id=cause.linkage_id,
        organization_id=cause.organization_id, community_id=cause.community_id, amount_fen=data.amount,
        purpose_id=fund.purpose_for(data.purpose_id), group=group_code(data.group), promised_on=clock.today(),
    )  # fmt: skip


async def _set_aside(work: Work, fund: Fund, made: Promise) -> None:
    move = Move(made.amount_fen, fund.account_id, made.account_id)
    use = made.use(made.promised_on)
    await posting.transfer(work, EntryKind.RESERVATION, move, about_id=made.id, on=made.promised_on, use=use)
    work.add(made)
    await work.flush()


async def keep(work: Work, promise_id: UUID) -> Promise:
    """Pay what is left of it to the organisation, by another person than who promised.

    Raises `SameHand`, `PromiseSettled`, `PaymentPending`, `NoLeader`, `MoneyIsTied` (its period may be over).
    """
    kept = await _to_settle(work, Funds.PAY, promise_id)
    today = clock.today()
    kept.keep(today, acting(work))
    await require_leader(work, kept.organization_id)
    pot = await _settled_pot(work, kept)
    use = kept.use(today)
    drawn = draw(await ledger.lots(work, kept.account_id), pot.left_fen, use)
    await leave_by_the_bank(
        work, EntryKind.PAYMENT, kept.account_id, drawn, about_id=kept.id, on=today, purpose_id=use.purpose_id
    )
    work.record(
        PromiseKept(promise_id=kept.id, fund_id=kept.fund_id, linkage_id=kept.linkage_id, amount_fen=pot.left_fen)
    )
    return kept


async def release(work: Work, promise_id: UUID, data: Part) -> Promise:
    """A part is not needed: it is free again in the fund. Raises `PromiseSettled`, `TooLittleMoney`."""
    promise = await _to_settle(work, Funds.PROMISE, promise_id)
    promise.refuse_if_settled()
    await _give_back(work, promise, data.amount)
    work.record(
        MoneyReleased(
            promise_id=promise.id, fund_id=promise.fund_id, linkage_id=promise.linkage_id, amount_fen=data.amount
        )
    )
    return promise


async def withdraw(work: Work, promise_id: UUID) -> Promise:
    """Nothing more is paid of it: what is left is free again. What was paid before stays paid, and the promise kept.

    Raises `PromiseSettled`, `PaymentPending`.
    """
    ended = await _to_settle(work, Funds.PROMISE, promise_id)
    pot = await _settled_pot(work, ended)
    ended.end(clock.today(), pot.spent_fen)
    if pot.left_fen:
        await _give_back(work, ended, pot.left_fen)
    told = MoneyReleased if pot.spent_fen else PromiseWithdrawn
    work.record(told(promise_id=ended.id, fund_id=ended.fund_id, linkage_id=ended.linkage_id, amount_fen=pot.left_fen))
    return ended


async def _to_settle(work: Work, permission: Funds, promise_id: UUID) -> Promise:
    found = queries.promise(work.require(permission), promise_id, lock=True)
    promise = await work.one(found, NoSuchPromise)
    work.check_version(promise)
    return promise


async def _settled_pot(work: Work, promise: Promise) -> Pot:
    """What its account holds, when nobody can draw on it meanwhile; raises `PaymentPending`."""
    await posting.hold(work, promise.account_id)
    pot = await pot_of(work, promise.account_id)
    if pot.reserved_fen:
        raise PaymentPending
    return pot


async def _give_back(work: Work, promise: Promise, fen: int) -> None:
    fund = await work.get(Fund, promise.fund_id)
    move = Move(fen, promise.account_id, fund.account_id)
    await posting.transfer(work, EntryKind.RELEASE, move, about_id=promise.id, on=clock.today())
