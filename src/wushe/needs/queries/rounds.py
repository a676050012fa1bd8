"""Questions about rounds: who has asked in which quarter, and who has not."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, select

from wushe.communities.models import Community
from wushe.kernel.clock import Quarter
from wushe.kernel.work import Reach
from wushe.needs.models import Need, NeedSource, NeedsRound, RoundChannel


def reached(reach: Reach) -> ColumnElement[bool]:
    return reach.clause(community=NeedsRound.community_id.in_)


def needs_round(reach: Reach, round_id: UUID) -> Select[NeedsRound]:
    return select(NeedsRound).where(NeedsRound.id == round_id, reached(reach))


def round_to_change(reach: Reach, round_id: UUID) -> Select[NeedsRound]:
    """Locked: a channel is not added while the round is being finished."""
    return needs_round(reach, round_id).with_for_update(key_share=True).execution_options(populate_existing=True)


def rounds_of(reach: Reach, quarter: Quarter, q: str = "") -> Select[Community, NeedsRound]:
    """(community, its round in that quarter or None) of every community on the official list, in its order."""
    of_quarter = and_(NeedsRound.community_id == Community.id, NeedsRound.quarter == str(quarter))
    found = (
        select(Community, NeedsRound)
        .outerjoin(NeedsRound, of_quarter)
        .where(Community.retired_on.is_(None), reach.clause(community=Community.id.in_))
        .order_by(Community.code)
    )
    return found.where(Community.short_name.contains(q, autoescape=True)) if q else found


def channels_of(round_ids: Iterable[UUID]) -> Select[RoundChannel]:
    """The channels these rounds used, in the order of the days."""
    found = select(RoundChannel).where(RoundChannel.round_id.in_(list(round_ids)))
    return found.order_by(RoundChannel.held_on, RoundChannel.channel)


def channel_on(round_id: UUID, use_id: UUID) -> Select[RoundChannel]:
    return select(RoundChannel).where(RoundChannel.round_id == round_id, RoundChannel.id == use_id)


def heard_in(quarter: Quarter) -> Select[UUID, int]:
    """(community, sources) of what was heard in the quarter, through whatever channel."""
    start, end = quarter.span
    return (
        select(Need.community_id, func.count())
        .join(NeedSource, NeedSource.need_id == Need.id)
        .where(NeedSource.heard_at >= start, NeedSource.heard_at < end)
        .group_by(Need.community_id)
    )


def sources_in(community_id: UUID, quarter: Quarter) -> Select[int]:
    """How many sources a round of that community and quarter has."""
    start, end = quarter.span
    return (
        select(func.count())
        .select_from(NeedSource)
        .join(Need, Need.id == NeedSource.need_id)
        .where(Need.community_id == community_id, NeedSource.heard_at >= start, NeedSource.heard_at < end)
    )
