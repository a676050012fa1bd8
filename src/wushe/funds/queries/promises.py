"""Questions about promises."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import CompoundSelect, Select, exists, or_, select, union_all

from wushe.funds.kinds import PromiseState
from wushe.funds.models import Award, Fund, Instalment, Promise, Round
from wushe.funds.queries.funds import reached
from wushe.kernel.journal.naming import calls
from wushe.kernel.work import Reach


def linkages_funded_by(person_id: UUID) -> CompoundSelect[UUID]:
    """The ids of the linkages that a funder's money was promised to and not withdrawn from, or is awarded to."""
    given = select(Fund.id).where(Fund.funder_id == person_id)
    return union_all(
        select(Promise.linkage_id).where(Promise.fund_id.in_(given), Promise.state != PromiseState.WITHDRAWN),
        select(Award.linkage_id).where(Award.fund_id.in_(given), Award.linkage_id.is_not(None)),
    )


def promise(reach: Reach, promise_id: UUID, *, lock: bool = False) -> Select[Promise]:
    """The promise, if its fund is within reach; locked for its settling."""
    found = (
        select(Promise)
        .join(Fund, (Fund.tenant_id == Promise.tenant_id) & (Fund.id == Promise.fund_id))
        .where(Promise.id == promise_id, reached(reach))
    )
    return found.with_for_update(key_share=True, of=Promise) if lock else found


def promise_to_pay(promise_id: UUID) -> Select[Promise]:
    """Whoever may ask for a payment may ask for it out of any promise to the organisation; locked until it is asked."""
    return select(Promise).where(Promise.id == promise_id).with_for_update(key_share=True)


def holds_money(about_id: UUID) -> Select[bool]:
    """Whether an entry of the ledger is about a promise, a round, an award or one of its instalments."""
    things = (Promise, Round, Award, Instalment)
    return select(or_(*(exists(select(thing.id).where(thing.id == about_id)) for thing in things)))


def promises_of_fund(fund_id: UUID) -> Select[Promise]:
    return select(Promise).where(Promise.fund_id == fund_id).order_by(Promise.promised_on.desc(), Promise.id.desc())


def promises_to_linkage(linkage_id: UUID) -> Select[Promise]:
    return select(Promise).where(Promise.linkage_id == linkage_id).order_by(Promise.promised_on, Promise.id)


def names_of_promises(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id of the promise, name of its fund): what to call the one who takes the place of charitable resources."""
    return (
        select(Promise.id, Fund.name)
        .join(Fund, (Fund.tenant_id == Promise.tenant_id) & (Fund.id == Promise.fund_id))
        .where(Promise.id.in_(list(ids)))
    )


calls(names_of_promises, "party_id")
