"""Single wishes, and how far somebody sees into them."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from wushe.kernel.journal.naming import calls
from wushe.kernel.work import Reach
from wushe.people.models import Person
from wushe.wishes.kinds import PUBLISHED, WishState
from wushe.wishes.models import MicroWish, WishRules
from wushe.wishes.models.wish import FORGOTTEN

ALIKE = 3


def readable(reach: Reach) -> ColumnElement[bool]:
    """Staff by community or township; others what is published, and what they wrote down themselves."""
    published = MicroWish.state.in_(PUBLISHED)
    return reach.clause(
        own=lambda person_id: or_(published, MicroWish.collected_by == person_id), community=MicroWish.community_id.in_
    )


def changeable(reach: Reach) -> ColumnElement[bool]:
    """Staff by community or township; others what they wrote down themselves."""
    return reach.clause(own=lambda person_id: MicroWish.collected_by == person_id, community=MicroWish.community_id.in_)


def wish(reach: Reach, wish_id: UUID) -> Select[MicroWish]:
    """One that the person may read."""
    return select(MicroWish).where(MicroWish.id == wish_id, readable(reach))


def wish_to_change(reach: Reach, wish_id: UUID) -> Select[MicroWish]:
    """One that the person may change, locked: who changes a wish waits for who does so already."""
    return _locked(select(MicroWish).where(MicroWish.id == wish_id, changeable(reach)))


def wish_to_claim(wish_id: UUID) -> Select[MicroWish]:
    """One that everybody reads, locked: who claims it waits for who was quicker."""
    return _locked(select(MicroWish).where(MicroWish.id == wish_id, MicroWish.state.in_(PUBLISHED)))


def wish_locked(wish_id: UUID) -> Select[MicroWish]:
    """Whoever asks: for jobs, and for those who hold a code."""
    return _locked(select(MicroWish).where(MicroWish.id == wish_id))


def alike(wish: MicroWish) -> Select[MicroWish]:
    """Open ones that are most like it: of its kind, near its value, of its community."""
    order = (
        (MicroWish.kind != wish.kind),
        func.abs(MicroWish.value_fen - wish.value_fen),
        (MicroWish.community_id != wish.community_id),
        MicroWish.id,
    )
    found = select(MicroWish).where(MicroWish.state == WishState.OPEN, MicroWish.id != wish.id)
    return found.order_by(*order).limit(ALIKE)


def last_number() -> Select[int]:
    return select(func.coalesce(func.max(MicroWish.number), 0))


def rules(tenant_id: UUID) -> Select[WishRules]:
    return select(WishRules).where(WishRules.id == tenant_id)


def titles(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, title): `dict(await work.rows(titles(ids)))`."""
    return select(MicroWish.id, MicroWish.title).where(MicroWish.id.in_(list(ids)))


def known(communities: Collection[UUID], wishes: Collection[str]) -> Select[MicroWish]:
    """Those of these communities that say one of these titles and have not ended."""
    living = MicroWish.ended_at.is_(None)
    return select(MicroWish).where(MicroWish.community_id.in_(communities), MicroWish.title.in_(wishes), living)


def of_person(person_id: UUID) -> Select[MicroWish]:
    return select(MicroWish).where(MicroWish.person_id == person_id)


def ended_before(moment: datetime) -> Select[MicroWish]:
    """Those that ended before and still tell something that nobody needs."""
    tells = or_(MicroWish.notes != "", MicroWish.alias != FORGOTTEN)
    return select(MicroWish).where(MicroWish.ended_at < moment, tells)


def name_of(person_id: UUID) -> Select[str]:
    return select(Person.name).where(Person.id == person_id)


def residents(reach: ColumnElement[bool], said: Iterable[ColumnElement[bool]]) -> Select[Person]:
    """People of the register whom a wish may be of."""
    return select(Person).where(and_(reach, *said)).order_by(Person.search, Person.id)


def _locked(query: Select[MicroWish]) -> Select[MicroWish]:
    return query.with_for_update(key_share=True).execution_options(populate_existing=True)


calls(titles, "wish_id")
