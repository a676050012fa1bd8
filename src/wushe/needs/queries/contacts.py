"""Questions about contacts that nobody needs any more."""

from datetime import datetime

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import aliased

from wushe.needs.kinds import NeedState
from wushe.needs.models import Need, NeedContact, NeedSource

Standing = aliased(Need, name="standing")


def ended_before(moment: datetime) -> Select[NeedContact, NeedSource]:
    """(contact, source) where the need that stands for what was said was confirmed or withdrawn before."""
    stands = func.coalesce(Need.merged_into_id, Need.id)
    return (
        select(NeedContact, NeedSource)
        .join(NeedSource, NeedSource.id == NeedContact.source_id)
        .join(Need, Need.id == NeedSource.need_id)
        .join(Standing, and_(Standing.tenant_id == Need.tenant_id, Standing.id == stands))
        .where(Standing.state.in_([NeedState.CONFIRMED, NeedState.WITHDRAWN]), Standing.changed_at < moment)
    )
