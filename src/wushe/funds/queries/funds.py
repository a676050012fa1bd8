"""Questions about funds and promises."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, cast, func, select
from sqlalchemy.orm import InstrumentedAttribute

from wushe.access.models import RoleHolding
from wushe.access.queries import current
from wushe.access.roles import Role
from wushe.funds.kinds import FundState, PromiseState
from wushe.funds.models import Fund, Promise
from wushe.funds.schemas import FundFilters
from wushe.kernel.journal.naming import calls
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.people.models import Person

ORDER = (Fund.name_key, Fund.id)
"""The order of every list of funds."""


def reached(reach: Reach) -> ColumnElement[bool]:
    """A funder reaches the funds that they give to, a community's staff those of their community."""
    return reach.clause(own=lambda person: Fund.funder_id == person, community=Fund.community_id.in_)


def matching(reach: Reach, filters: FundFilters) -> list[ColumnElement[bool]]:
    conditions = [reached(reach), *(Fund.search.like(p, escape=ESCAPE) for p in search_patterns(filters.q))]
    for column, wanted in (
        (Fund.state, filters.state),
        (Fund.kind, filters.kind),
        (Fund.community_id, filters.community_id),
    ):
        if wanted is not None:
            conditions.append(column == wanted)
    return conditions


def funds(reach: Reach, filters: FundFilters) -> Select[Fund]:
    return select(Fund).where(*matching(reach, filters))


def lines(reach: Reach, filters: FundFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `FundLine`, with those of `ORDER`, for the lean path."""
    columns = (
        Fund.id,
        Fund.name,
        Fund.name_key,
        Fund.kind,
        Fund.state,
        Fund.amount_fen,
        Fund.promised_fen,
        Fund.community_id,
    )
    return select(*columns).where(*matching(reach, filters))


def fund(reach: Reach, fund_id: UUID) -> Select[Fund]:
    return select(Fund).where(Fund.id == fund_id, reached(reach))


def open_funds(reach: Reach) -> Select[Fund]:
    """Those that can still promise something, for select fields."""
    return (
        select(Fund)
        .where(reached(reach), Fund.state == FundState.OPEN, Fund.promised_fen < Fund.amount_fen)
        .order_by(*ORDER)
    )


def names(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, name) of these funds."""
    return select(Fund.id, Fund.name).where(Fund.id.in_(list(ids)))


def funders() -> Select[UUID, str]:
    """(id, name) of the persons who are funders here, for select fields."""
    is_theirs = (RoleHolding.tenant_id == Person.tenant_id) & (RoleHolding.person_id == Person.id)
    return (
        select(Person.id, Person.name)
        .join(RoleHolding, is_theirs)
        .where(RoleHolding.role == Role.FUNDER, current())
        .distinct()
        .order_by(Person.name, Person.id)
    )


def funded_by(person_id: UUID) -> Select[UUID]:
    """The ids of the funds that a funder gives to: their reach in other slices."""
    return select(Fund.id).where(Fund.funder_id == person_id)


def linkages_funded_by(person_id: UUID) -> Select[UUID]:
    """The ids of the linkages that a funder's money was promised to and not withdrawn from."""
    return (
        select(Promise.linkage_id)
        .join(Fund, (Fund.tenant_id == Promise.tenant_id) & (Fund.id == Promise.fund_id))
        .where(Fund.funder_id == person_id, Promise.state != PromiseState.WITHDRAWN)
    )


def promise(reach: Reach, promise_id: UUID) -> Select[Promise]:
    """The promise, locked for its settling, if its fund is within reach."""
    return (
        select(Promise)
        .join(Fund, (Fund.tenant_id == Promise.tenant_id) & (Fund.id == Promise.fund_id))
        .where(Promise.id == promise_id, reached(reach))
        .with_for_update(key_share=True, of=Promise)
    )


def promises_of_fund(fund_id: UUID) -> Select[Promise]:
    return select(Promise).where(Promise.fund_id == fund_id).order_by(Promise.promised_on.desc(), Promise.id.desc())


def promises_to_linkage(linkage_id: UUID) -> Select[Promise]:
    return select(Promise).where(Promise.linkage_id == linkage_id).order_by(Promise.promised_on, Promise.id)


def sums(reach: Reach) -> Select[int, int, int]:
    """(number of funds, amount in fen, promised in fen) within reach."""
    return select(
        func.count(Fund.id),
        _total(Fund.amount_fen),
        _total(Fund.promised_fen),
    ).where(reached(reach))


def _total(column: InstrumentedAttribute[Any]) -> ColumnElement[int]:
    """PostgreSQL sums whole numbers as numeric; fen stay whole."""
    return cast(func.coalesce(func.sum(column), 0), BigInteger)


def names_of_promises(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id of the promise, name of its fund): what to call the one who takes the place of charitable resources."""
    return (
        select(Promise.id, Fund.name)
        .join(Fund, (Fund.tenant_id == Promise.tenant_id) & (Fund.id == Promise.fund_id))
        .where(Promise.id.in_(list(ids)))
    )


calls(names, "fund_id")
calls(names_of_promises, "party_id")
