"""Questions about single needs, their sources, and how far somebody sees into them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from wushe.kernel.journal.naming import calls
from wushe.kernel.work import Reach
from wushe.needs.kinds import LIVING, NeedState
from wushe.needs.models import Need, NeedContact, NeedReply, NeedSource

Told = aliased(Need, name="told")
"""The need as which something was recorded, which may have been merged since."""


def readable(reach: Reach) -> ColumnElement[bool]:
    """Staff by community or township; whoever leads an organisation sees, as their own, what was opened for answers."""
    opened = and_(Need.published_at.is_not(None), Need.state.in_(LIVING))
    return reach.clause(own=lambda _person_id: opened, community=Need.community_id.in_)


def changeable(reach: Reach) -> ColumnElement[bool]:
    return reach.clause(community=Need.community_id.in_)


def need(reach: Reach, need_id: UUID) -> Select[Need]:
    """One that the person may read."""
    return select(Need).where(Need.id == need_id, readable(reach))


def need_to_change(reach: Reach, need_id: UUID) -> Select[Need]:
    """One that the person may change, locked: changes of one need wait for each other."""
    return _locked(select(Need).where(Need.id == need_id, changeable(reach)))


def needs_to_change(reach: Reach, need_ids: Iterable[UUID]) -> Select[Need]:
    """Several, locked in one order."""
    return _locked(select(Need).where(Need.id.in_(list(need_ids)), changeable(reach)).order_by(Need.id))


def taken_up_by(linkage_id: UUID) -> Select[Need]:
    """The needs that a linkage answers."""
    return select(Need).where(Need.linkage_id == linkage_id).order_by(Need.heard_at, Need.id)


def to_look_at(reach: Reach) -> Select[Need]:
    """Those that residents or colleagues said and nobody has opened for a match yet, the longest first."""
    return select(Need).where(readable(reach), Need.state == NeedState.COLLECTED).order_by(Need.heard_at, Need.id)


def titles(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, title): `dict(await work.rows(titles(ids)))`."""
    return select(Need.id, Need.title).where(Need.id.in_(list(ids)))


def choices(reach: Reach, community_id: UUID | None = None) -> Select[UUID, str]:
    """(id, title) of the needs that wait for somebody, the longest waiting first."""
    waiting = select(Need.id, Need.title).where(Need.state.in_([NeedState.COLLECTED, NeedState.OPEN]), readable(reach))
    if community_id is not None:
        waiting = waiting.where(Need.community_id == community_id)
    return waiting.order_by(Need.heard_at, Need.id)


def merged_into(need_id: UUID) -> Select[Need]:
    return select(Need).where(Need.merged_into_id == need_id).order_by(Need.heard_at, Need.id)


def sources(need_id: UUID) -> Select[NeedSource, Need, NeedContact]:
    """(source, need as which it was recorded, contact or None) of a need and all merged into it, the first first."""
    return (
        select(NeedSource, Told, NeedContact)
        .join(Told, Told.id == NeedSource.need_id)
        .outerjoin(NeedContact, NeedContact.source_id == NeedSource.id)
        .where(or_(Told.id == need_id, Told.merged_into_id == need_id))
        .order_by(NeedSource.heard_at, NeedSource.id)
    )


def first_heard(need_id: UUID) -> Select[datetime]:
    """When the need, or one merged into it, was heard first."""
    found = select(func.min(NeedSource.heard_at)).join(Told, Told.id == NeedSource.need_id)
    return found.where(or_(Told.id == need_id, Told.merged_into_id == need_id))


def source(need_id: UUID, source_id: UUID) -> Select[NeedSource]:
    """A source of a need or of one merged into it."""
    return (
        select(NeedSource)
        .join(Told, Told.id == NeedSource.need_id)
        .where(NeedSource.id == source_id, or_(Told.id == need_id, Told.merged_into_id == need_id))
    )


def contact(source_id: UUID) -> Select[NeedContact]:
    return select(NeedContact).where(NeedContact.source_id == source_id)


def replies(need_ids: Iterable[UUID]) -> Select[NeedReply]:
    """What was told about these needs, the newest first."""
    found = select(NeedReply).where(NeedReply.need_id.in_(list(need_ids)))
    return found.order_by(NeedReply.said_at.desc(), NeedReply.id.desc())


def by_reference(reference: str) -> Select[NeedSource]:
    return select(NeedSource).where(NeedSource.reference == reference)


def _locked(query: Select[Need]) -> Select[Need]:
    return query.with_for_update(key_share=True).execution_options(populate_existing=True)


def similar_to(community_id: UUID) -> Select[UUID, str, str]:
    """(id, title, story) of the needs of a community that still wait or are being answered, the newest first."""
    answering = [NeedState.COLLECTED, NeedState.OPEN, NeedState.TAKEN_UP]
    found = select(Need.id, Need.title, Need.story).where(Need.community_id == community_id, Need.state.in_(answering))
    return found.order_by(Need.heard_at.desc(), Need.id.desc()).limit(MOST_COMPARED)


MOST_COMPARED = 1_000


def counted_by_state(reach: Reach) -> Select[NeedState, int]:
    """(state, needs) within reach."""
    return select(Need.state, func.count()).where(readable(reach)).group_by(Need.state)


calls(titles, "need_id", "into_id", "from_id")
