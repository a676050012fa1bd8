"""Questions about credit: what is left, what is owed, and every move."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Date, Select, cast, func, or_, select

from wushe.activities.models import Activity, ServiceHours, Session
from wushe.kernel.paging import Order
from wushe.store.models import Credit, CreditMove, StoreRules

FIRST_OUT = (Credit.expires_on, Credit.id)
"""The order in which credit is spent, and in which every verb locks it (safety.md, I13)."""
NEWEST: Order = (CreditMove.id.desc(),)


def rules(tenant_id: UUID) -> Select[StoreRules]:
    """Asked at each of many hours; what waits to be written says nothing of it."""
    return select(StoreRules).where(StoreRules.id == tenant_id).execution_options(autoflush=False)


def to_spend(person_id: UUID, on: date) -> Select[Credit]:
    """What can be spent, locked until the end of the work."""
    return _locked(Credit.person_id == person_id, Credit.remaining > 0, Credit.expires_on >= on)


def to_credit(person_id: UUID, hours_id: UUID) -> Select[Credit]:
    """The credit of these hours, if there is one, and all of that person's that owe; locked."""
    return _locked(Credit.person_id == person_id, or_(Credit.hours_id == hours_id, Credit.owed > 0))


def lapsing(on: date) -> Select[Credit]:
    """What was not spent before that day, locked."""
    return _locked(Credit.remaining > 0, Credit.expires_on < on)


def drawn_for(exchange_id: UUID) -> Select[UUID, int]:
    """(credit, minutes that are out of it for that exchange)."""
    out = -cast(func.sum(CreditMove.change), BigInteger)
    about = CreditMove.about_id == exchange_id
    return select(CreditMove.credit_id, out).where(about).group_by(CreditMove.credit_id).having(out > 0)


def to_return(credit_ids: Collection[UUID]) -> Select[Credit]:
    """These, locked."""
    return _locked(Credit.id.in_(list(credit_ids)))


def _locked(*asked: ColumnElement[bool]) -> Select[Credit]:
    found = select(Credit).where(*asked).order_by(*FIRST_OUT)
    return found.with_for_update(key_share=True).execution_options(populate_existing=True)


def balance(person_id: UUID, on: date) -> Select[int, int]:
    """(minutes that can be spent, minutes owed)."""
    left = func.coalesce(func.sum(Credit.remaining).filter(Credit.expires_on >= on), 0)
    owed = func.coalesce(func.sum(Credit.owed), 0)
    return select(cast(left, BigInteger), cast(owed, BigInteger)).where(Credit.person_id == person_id)


def next_to_lapse(person_id: UUID, until: date, on: date) -> Select[date, int]:
    """(last day, minutes) of what ends first by then."""
    return (
        select(Credit.expires_on, cast(func.sum(Credit.remaining), BigInteger))
        .where(Credit.person_id == person_id, Credit.remaining > 0, Credit.expires_on.between(on, until))
        .group_by(Credit.expires_on)
        .order_by(Credit.expires_on)
        .limit(1)
    )


def moves(person_id: UUID) -> Select[CreditMove]:
    return select(CreditMove).where(CreditMove.person_id == person_id)


def served_at(hours_ids: Collection[UUID]) -> Select[UUID, str]:
    """(hours, title of the activity where they were served)."""
    return (
        select(ServiceHours.id, Activity.title)
        .join(Session, (Session.tenant_id == ServiceHours.tenant_id) & (Session.id == ServiceHours.session_id))
        .join(Activity, (Activity.tenant_id == Session.tenant_id) & (Activity.id == Session.activity_id))
        .where(ServiceHours.id.in_(list(hours_ids)))
    )


def to_square(person_id: UUID) -> Select[Credit]:
    """What the person has and what they owe, locked."""
    return _locked(Credit.person_id == person_id, or_(Credit.remaining > 0, Credit.owed > 0))


def owing() -> Select[UUID, int]:
    """(person, minutes) of everybody who owes, for staff."""
    return (
        select(Credit.person_id, cast(func.sum(Credit.owed), BigInteger))
        .where(Credit.owed > 0)
        .group_by(Credit.person_id)
        .order_by(Credit.person_id)
    )


def spent_there(township_ids: Collection[UUID]) -> Select[UUID | None, date, int]:
    """(township, first day of a month, minutes of this township's credit that exchanges there used in it).

    What came back is taken off in the month in which it came back, so that a month that is over stays as it is.
    """
    month = cast(func.date_trunc("month", CreditMove.on), Date)
    used = -cast(func.sum(CreditMove.change), BigInteger)
    there = CreditMove.township_id
    return select(there, month, used).where(there.in_(list(township_ids))).group_by(there, month).having(used != 0)
