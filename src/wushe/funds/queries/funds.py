"""Questions about funds."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, Subquery, cast, func, select

from wushe.access.models import RoleHolding
from wushe.access.queries import current
from wushe.access.roles import Role
from wushe.funds.kinds import FundState
from wushe.funds.models import Fund
from wushe.funds.schemas import FundFilters
from wushe.kernel.journal.naming import calls
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.ledger.pots import pots
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
    conditions = matching(reach, filters)
    pot = pots(select(Fund.account_id).where(*conditions))
    columns = (Fund.id, Fund.name, Fund.name_key, Fund.kind, Fund.state, Fund.community_id)
    received = (pot.c.left_fen + pot.c.reserved_fen + pot.c.spent_fen).label("received_fen")
    return (
        select(*columns, received, pot.c.reserved_fen, pot.c.spent_fen, pot.c.left_fen)
        .join(pot, pot.c.account_id == Fund.account_id)
        .where(*conditions)
    )


def fund(reach: Reach, fund_id: UUID) -> Select[Fund]:
    return select(Fund).where(Fund.id == fund_id, reached(reach))


def fund_to_draw_on(reach: Reach, fund_id: UUID) -> Select[Fund]:
    """Nobody closes or edits it until what is drawn from it is done; others may draw as well."""
    return fund(reach, fund_id).with_for_update(read=True, of=Fund)


def open_funds(reach: Reach) -> Select[UUID, str, int]:
    """(id, name, fen left) of those that can still promise something, for select fields."""
    is_open = reached(reach), Fund.state == FundState.OPEN
    pot = pots(select(Fund.account_id).where(*is_open))
    return (
        select(Fund.id, Fund.name, pot.c.left_fen)
        .join(pot, pot.c.account_id == Fund.account_id)
        .where(*is_open, pot.c.left_fen > 0)
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


def sums(reach: Reach) -> Select[int, int, int, int]:
    """(number of funds, fen left, reserved and spent) within reach."""
    pot = pots(select(Fund.account_id).where(reached(reach)))
    return select(
        func.count(), _total(pot, "left_fen"), _total(pot, "reserved_fen"), _total(pot, "spent_fen")
    ).select_from(pot)


def _total(pot: Subquery, name: str) -> ColumnElement[int]:
    """PostgreSQL sums whole numbers as numeric; fen stay whole."""
    return cast(func.coalesce(func.sum(pot.c[name]), 0), BigInteger)


calls(names, "fund_id", "about_id")
