"""Which services are wanted most."""

from uuid import UUID

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import aliased

from wushe.kernel.clock import Quarter
from wushe.needs.kinds import LIVING, NeedState
from wushe.needs.models import Need, NeedSource, ServiceType

Standing = aliased(Need, name="standing")
"""The need that stands for what was said: the need itself, or the one it was merged into."""


def wanted(community_id: UUID | None, quarter: Quarter | None) -> Select[UUID, str, int, int]:
    """(type, name, needs, voices), the most wanted first: by voices, then by needs, then in the order of the list.

    A need counts once, a voice each time somebody said it. `quarter` is when it was said.
    """
    stands = func.coalesce(Need.merged_into_id, Need.id)
    needs, voices = func.count(Standing.id.distinct()), func.count(NeedSource.id)
    found = (
        select(ServiceType.id, ServiceType.name, needs, voices)
        .select_from(NeedSource)
        .join(Need, Need.id == NeedSource.need_id)
        .join(Standing, and_(Standing.tenant_id == Need.tenant_id, Standing.id == stands))
        .join(ServiceType, ServiceType.id == Standing.service_type_id)
        .where(Standing.state.in_(LIVING - {NeedState.CONFIRMED}))
        .group_by(ServiceType.tenant_id, ServiceType.id, ServiceType.name, ServiceType.rank)
        .order_by(voices.desc(), needs.desc(), ServiceType.rank, ServiceType.id)
    )
    if community_id is not None:
        found = found.where(Standing.community_id == community_id)
    if quarter is not None:
        start, end = quarter.span
        found = found.where(NeedSource.heard_at >= start, NeedSource.heard_at < end)
    return found
