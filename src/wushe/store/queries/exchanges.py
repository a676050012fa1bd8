"""Questions about exchanges."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    Select,
    SQLColumnExpression,
    and_,
    cast,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Bundle

from wushe.goods.models import DonationPoint, Item
from wushe.kernel.clock import day_start, days_span
from wushe.kernel.journal.naming import calls
from wushe.kernel.paging import Order
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.people.models import Person
from wushe.store.kinds import ExchangeState
from wushe.store.models import Exchange, ExchangeLine, Tender
from wushe.store.schemas.entered import ExchangeFilters

NEWEST: Order = (Exchange.placed_at.desc(), Exchange.id.desc())
_ITS_POINT = and_(DonationPoint.tenant_id == Exchange.tenant_id, DonationPoint.id == Exchange.point_id)


def at_points(reach: Reach) -> ColumnElement[bool]:
    """At points of one's community, or that one is the steward of."""
    return reach.clause(
        assigned=lambda person_id: DonationPoint.steward_id == person_id,
        community=DonationPoint.community_id.in_,
    )


def exchanges(reach: Reach, filters: ExchangeFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `schemas.ExchangeRow` of those at points within reach."""
    return _joined(select(*_columns()), reach, filters)


def bundled(reach: Reach, filters: ExchangeFilters) -> Select[Any]:
    """The same as one object for each row, for pages and files."""
    return _joined(select(Bundle("row", *_columns())), reach, filters)


def named(reach: Reach, filters: ExchangeFilters) -> Select[Any]:
    """The same with whom it is for, which leaves the product only after somebody else agreed."""
    found = _joined(select(Bundle("row", *_columns(), Person.name.label("person"))), reach, filters)
    return found.join(Person, and_(Person.tenant_id == Exchange.tenant_id, Person.id == Exchange.person_id))


def own(person_id: UUID, exchange_id: UUID) -> Select[Exchange]:
    return select(Exchange).where(Exchange.id == exchange_id, Exchange.person_id == person_id)


def of_person(person_id: UUID) -> Select[Exchange, str]:
    """(exchange, `point`)."""
    found = select(Exchange, DonationPoint.name.label("point")).join(DonationPoint, _ITS_POINT)
    return found.where(Exchange.person_id == person_id).order_by(*NEWEST)


def kept(reach: Reach, exchange_id: UUID) -> Select[Exchange]:
    """One at a point within reach."""
    return select(Exchange).join(DonationPoint, _ITS_POINT).where(Exchange.id == exchange_id, at_points(reach))


def locked(found: Select[Exchange]) -> Select[Exchange]:
    return found.with_for_update(key_share=True, of=Exchange).execution_options(populate_existing=True)


def by_id(exchange_id: UUID) -> Select[Exchange]:
    """Whoever asks: for jobs."""
    return select(Exchange).where(Exchange.id == exchange_id)


def waiting(reach: Reach) -> Select[Exchange, str, str]:
    """(exchange, point, whom it is for) that are to be fetched, those that end first before the others."""
    return (
        select(Exchange, DonationPoint.name, Person.name)
        .join(DonationPoint, _ITS_POINT)
        .join(Person, and_(Person.tenant_id == Exchange.tenant_id, Person.id == Exchange.person_id))
        .where(Exchange.state == ExchangeState.WAITING, at_points(reach))
        .order_by(Exchange.fetch_by, Exchange.id)
    )


def handed_over_since(reach: Reach, day: date) -> Select[int]:
    handed = (Exchange.state == ExchangeState.HANDED_OVER, Exchange.ended_at >= day_start(day))
    return select(func.count()).select_from(Exchange).join(DonationPoint, _ITS_POINT).where(at_points(reach), *handed)


def to_fetch(person_id: UUID) -> Select[Exchange]:
    """One's own that wait."""
    mine = (Exchange.person_id == person_id, Exchange.state == ExchangeState.WAITING)
    return select(Exchange).where(*mine).order_by(Exchange.fetch_by, Exchange.id)


def lines(exchange_ids: Collection[UUID]) -> Select[ExchangeLine, Item]:
    """(line, item), by items: the order in which stock is moved."""
    its = and_(Item.tenant_id == ExchangeLine.tenant_id, Item.id == ExchangeLine.item_id)
    found = select(ExchangeLine, Item).join(Item, its).where(ExchangeLine.exchange_id.in_(list(exchange_ids)))
    return found.order_by(ExchangeLine.exchange_id, ExchangeLine.item_id)


def tenders(exchange_id: UUID) -> Select[Tender]:
    return select(Tender).where(Tender.exchange_id == exchange_id).order_by(Tender.home_id)


def stewarded_by(person_id: UUID) -> Select[UUID]:
    """The points that the person is the steward of."""
    return select(DonationPoint.id).where(DonationPoint.steward_id == person_id, DonationPoint.closed_on.is_(None))


# --- what jobs look for


def overdue(on: date) -> Select[UUID]:
    return select(Exchange.id).where(Exchange.state == ExchangeState.WAITING, Exchange.fetch_by < on)


def falling_due(until: date) -> Select[Exchange]:
    """Those of which nobody was reminded."""
    due = (Exchange.state == ExchangeState.WAITING, Exchange.fetch_by <= until, Exchange.warned_at.is_(None))
    return locked(select(Exchange).where(*due).order_by(Exchange.id))


def numbers(ids: Collection[UUID]) -> Select[UUID, str]:
    """(id, number)."""
    return select(Exchange.id, Exchange.number).where(Exchange.id.in_(list(ids)))


def _columns() -> tuple[Any, ...]:
    return (
        Exchange.id, Exchange.number, DonationPoint.name.label("point"), Exchange.minutes, Exchange.state,
        Exchange.placed_at, Exchange.fetch_by,
    )  # fmt: skip


def _joined(query: Any, reach: Reach, filters: ExchangeFilters) -> Select[Any]:
    return query.select_from(Exchange).join(DonationPoint, _ITS_POINT).where(at_points(reach), *_narrowed(filters))


def _narrowed(filters: ExchangeFilters) -> Iterator[ColumnElement[bool]]:
    for pattern in search_patterns(filters.q):
        number = func.lower(Exchange.number).like(pattern, escape=ESCAPE)
        yield or_(number, DonationPoint.search.like(pattern, escape=ESCAPE))
    if filters.point_id is not None:
        yield Exchange.point_id == filters.point_id
    if filters.state is not None:
        yield Exchange.state == filters.state
    if filters.since is not None:
        yield Exchange.placed_at >= day_start(filters.since)
    if filters.until is not None:
        yield Exchange.placed_at < days_span(filters.until, filters.until)[1]


def spent_here(home_ids: Collection[UUID]) -> Select[UUID, date, int]:
    """(township, first day of a month, minutes of its credit that exchanges here used in it).

    The same that `balances.spent_there` says over there: what was given back counts in the month of its return.
    """
    ended_on = cast(func.timezone("Asia/Shanghai", Exchange.ended_at), Date)
    moved = union_all(
        _tendered(home_ids, Exchange.placed_on, Tender.minutes),
        _tendered(home_ids, ended_on, -Tender.minutes).where(
            Exchange.state.in_([ExchangeState.CANCELLED, ExchangeState.FORFEITED])
        ),
    ).subquery()
    month, used = cast(func.date_trunc("month", moved.c.on), Date), cast(func.sum(moved.c.minutes), BigInteger)
    return select(moved.c.home_id, month, used).group_by(moved.c.home_id, month).having(used != 0)


def _tendered(
    home_ids: Collection[UUID], on: SQLColumnExpression[Any], minutes: SQLColumnExpression[int]
) -> Select[UUID, Any, int]:
    """(township, day, minutes) of exchanges that credit of these townships paid for."""
    return (
        select(Tender.home_id, on.label("on"), minutes.label("minutes"))
        .join(Exchange, and_(Exchange.tenant_id == Tender.tenant_id, Exchange.id == Tender.exchange_id))
        .where(Tender.home_id.in_(list(home_ids)))
    )


calls(numbers, "exchange_id")
