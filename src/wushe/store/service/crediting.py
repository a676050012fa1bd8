"""From hours to credit. Nothing here touches the hours: who reads a certificate reads the same as before."""

from collections.abc import Iterable
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.store import purse
from wushe.store.events import CreditCorrected, CreditEarned
from wushe.store.models import Credit, CreditMove, StoreRules
from wushe.store.models.credit import Why
from wushe.store.models.rules import credit_for
from wushe.store.queries import balances as queries
from wushe.store.service.rules import rules_of


async def credit(work: Work, person_id: UUID, hours_id: UUID, minutes: int) -> None:
    """Hours were approved, or approved anew. Where no store is open nothing is given."""
    rules = await work.find_once(StoreRules, lambda: rules_of(work))
    if rules is None:
        return
    found = {known.hours_id: known for known in await work.all(queries.to_credit(person_id, hours_id))}
    if (known := found.get(hours_id)) is not None:
        await _correct(work, known, minutes)
    elif worth := credit_for(minutes, rules.percent):
        await _earn(work, rules, person_id, hours_id, worth)
    if found:
        await square(work, person_id)


async def _earn(work: Work, rules: StoreRules, person_id: UUID, hours_id: UUID, worth: int) -> None:
    today = clock.today()
    made = Credit(
        id=new_id(), person_id=person_id, hours_id=hours_id, earned_on=today, expires_on=rules.expires(today),
        percent=rules.percent, earned=worth, remaining=0, lapsed=0, owed=0, moves=0,
    )  # fmt: skip
    keep(work, [made.earn()])
    work.add(made)
    work.record(CreditEarned(credit_id=made.id, hours_id=hours_id, person_id=person_id, minutes=worth))


async def _correct(work: Work, known: Credit, minutes: int) -> None:
    worth = credit_for(minutes, known.percent)
    if worth == known.earned:
        return
    move = known.correct(worth)
    keep(work, [move] if move else [])
    await work.flush()
    work.record(
        CreditCorrected(
            credit_id=known.id,
            hours_id=known.hours_id,
            person_id=known.person_id,
            minutes=worth,
            owed_minutes=known.owed,
        )
    )


async def give_back(work: Work, exchange_id: UUID, township_id: UUID) -> int:
    """All that this township's credit gave for an exchange in that one. Returns the minutes."""
    drawn = {row[0]: row[1] for row in await work.rows(queries.drawn_for(exchange_id))}
    lots = await work.all(queries.to_return(list(drawn)))
    why = Why(exchange_id, township_id)
    for lot in lots:
        keep(work, lot.give_back(drawn[lot.id], why))
    await work.flush()
    for person_id in {lot.person_id for lot in lots}:
        await square(work, person_id)
    return sum(drawn.values())


async def square(work: Work, person_id: UUID) -> None:
    """What the person owes is paid by what they have."""
    lots = await work.all(queries.to_square(person_id))
    if any(lot.owed for lot in lots):
        keep(work, purse.square(lots))
        await work.flush()


def keep(work: Work, moves: Iterable[CreditMove]) -> None:
    for move in moves:
        work.add(move)
