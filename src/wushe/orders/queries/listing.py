"""The list of orders and its totals."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, cast, func, or_, select
from sqlalchemy.orm import Bundle, aliased

from wushe.communities.models import Community
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.orders.kinds import OrderState
from wushe.orders.models import ServiceOrder
from wushe.orders.queries.orders import readable
from wushe.orders.schemas.entered import OrderFilters
from wushe.people.models import Person

ORDER = (ServiceOrder.number.desc(), ServiceOrder.id.desc())
"""The newest first."""
Resident, Server = aliased(Person), aliased(Person)


def orders(reach: Reach, filters: OrderFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `schemas.OrderRow` of those within reach."""
    return _joined(select(*_columns()), reach, filters)


def bundled(reach: Reach, filters: OrderFilters) -> Select[Any]:
    """The same as one object for each row, with what files want besides."""
    also = (ServiceOrder.started_at, ServiceOrder.finished_at, ServiceOrder.confirmed_at, ServiceOrder.confirmer)
    return _joined(select(Bundle("row", *_columns(), *also)), reach, filters)


def matching(reach: Reach, filters: OrderFilters) -> Select[int]:
    return _joined(select(func.count()), reach, filters)


def totals(reach: Reach) -> Select[*tuple[Any, ...]]:
    """(placed, confirmed, minutes of those, overdue)."""
    confirmed = ServiceOrder.state == OrderState.CONFIRMED
    return select(
        func.count().filter(ServiceOrder.state != OrderState.CANCELLED),
        func.count().filter(confirmed),
        func.coalesce(func.sum(ServiceOrder.minutes).filter(confirmed), 0),
        func.count().filter(ServiceOrder.state == OrderState.OVERDUE),
    ).where(readable(reach))


def _columns() -> tuple[Any, ...]:
    return (
        ServiceOrder.id,
        ServiceOrder.number,
        ServiceOrder.kind,
        Community.short_name.label("community"),
        Resident.name.label("resident"),
        Server.name.label("server"),
        ServiceOrder.state,
        ServiceOrder.visit_on,
        ServiceOrder.minutes,
        ServiceOrder.due_on,
    )


def _joined(query: Any, reach: Reach, filters: OrderFilters) -> Select[Any]:
    """Joins say the tenant, because the lean path binds it only where a row must exist."""
    mine = ServiceOrder.tenant_id
    return (
        query.select_from(ServiceOrder)
        .join(Community, and_(Community.tenant_id == mine, Community.id == ServiceOrder.community_id))
        .join(Resident, and_(Resident.tenant_id == mine, Resident.id == ServiceOrder.person_id))
        .join(Server, and_(Server.tenant_id == mine, Server.id == ServiceOrder.server_id))
        .where(readable(reach), *_narrowed(reach, filters))
    )


def _narrowed(reach: Reach, filters: OrderFilters) -> Iterator[ColumnElement[bool]]:
    yield from _said(filters.q)
    for column, wanted in (
        (ServiceOrder.community_id, filters.community_id),
        (ServiceOrder.state, filters.state),
        (ServiceOrder.kind, filters.kind),
    ):
        if wanted is not None:
            yield column == wanted
    if filters.mine and reach.person_id is not None:
        yield ServiceOrder.server_id == reach.person_id


def _said(q: str) -> Iterator[ColumnElement[bool]]:
    """By number, or by Chinese, pinyin or initials of who is served and who serves."""
    if q.isdecimal():
        yield cast(ServiceOrder.number, String).like(f"{q}%")
        return
    for pattern in search_patterns(q):
        yield or_(Resident.search.like(pattern, escape=ESCAPE), Server.search.like(pattern, escape=ESCAPE))
