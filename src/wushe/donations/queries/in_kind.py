"""Questions about gifts in kind."""

from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, and_, cast, func, or_, select
from sqlalchemy.orm import Bundle

from wushe.donations.kinds import InKindSort
from wushe.donations.models import Donor, InKindGift
from wushe.donations.queries.reach import in_kind_reached
from wushe.donations.schemas.filters import InKindFilters
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach

ORDER = (InKindGift.given_on.desc(), InKindGift.id.desc())
"""The order of every list of gifts in kind: the newest first."""


def matching(reach: Reach, filters: InKindFilters) -> list[ColumnElement[bool]]:
    """What counts: without those that were withdrawn."""
    conditions = [in_kind_reached(reach), InKindGift.withdrawn_at.is_(None)]
    conditions += [
        or_(Donor.search.like(pattern, escape=ESCAPE), InKindGift.title.ilike(pattern, escape=ESCAPE))
        for pattern in search_patterns(filters.q)
    ]
    if filters.sort is not None:
        conditions.append(InKindGift.sort == filters.sort)
    if filters.community_id is not None:
        conditions.append(InKindGift.community_id == filters.community_id)
    if filters.since is not None:
        conditions.append(InKindGift.given_on >= filters.since)
    if filters.until is not None:
        conditions.append(InKindGift.given_on <= filters.until)
    return conditions


def lines(reach: Reach, filters: InKindFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `InKindLine`, for the lean path."""
    return select(*_columns()).join(Donor, _donor()).where(*matching(reach, filters))


def bundled(reach: Reach, filters: InKindFilters) -> Select[Any]:
    """The same as rows with attributes, for pages and sheets."""
    columns = *_columns(), InKindGift.basis, InKindGift.anonymous
    return select(Bundle("gift", *columns)).join(Donor, _donor()).where(*matching(reach, filters))


def _columns() -> tuple[Any, ...]:
    return (
        InKindGift.id, InKindGift.donor_id, Donor.name.label("donor"), InKindGift.sort, InKindGift.title,
        InKindGift.quantity, InKindGift.unit, InKindGift.value_fen, InKindGift.community_id, InKindGift.given_on,
    )  # fmt: skip


def _donor() -> ColumnElement[bool]:
    return and_(Donor.tenant_id == InKindGift.tenant_id, Donor.id == InKindGift.donor_id)


def given_by(donor_id: UUID) -> ColumnElement[bool]:
    return InKindGift.donor_id == donor_id


def gift(reach: Reach, in_kind_id: UUID, *, lock: bool = False) -> Select[InKindGift]:
    found = select(InKindGift).where(InKindGift.id == in_kind_id, in_kind_reached(reach))
    return found.with_for_update(key_share=True) if lock else found


def sums(reach: Reach, filters: InKindFilters) -> Select[int, int, int]:
    """(goods in fen, labour in fen, number of counted items) of what the filters leave."""
    return (
        select(_of(InKindSort.GOODS), _of(InKindSort.LABOUR), _items())
        .select_from(InKindGift)
        .join(Donor, _donor())
        .where(*matching(reach, filters))
    )


def sums_by_community(reach: Reach, filters: InKindFilters) -> Select[UUID | None, int, int, int]:
    """(donation point, goods in fen, labour in fen, counted items), for each point."""
    return (
        select(InKindGift.community_id, _of(InKindSort.GOODS), _of(InKindSort.LABOUR), _items())
        .join(Donor, _donor())
        .where(*matching(reach, filters))
        .group_by(InKindGift.community_id)
    )


def _of(sort: InKindSort) -> ColumnElement[int]:
    return cast(func.coalesce(func.sum(InKindGift.value_fen).filter(InKindGift.sort == sort), 0), BigInteger)


def _items() -> ColumnElement[int]:
    return func.coalesce(func.sum(InKindGift.quantity).filter(InKindGift.sort == InKindSort.ITEMS), 0)
