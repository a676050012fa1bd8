"""The list of communities as a file; it names nobody."""

from sqlalchemy import Select

from wushe.communities import queries
from wushe.communities.faces import CommunityFilters
from wushe.communities.models import Community
from wushe.communities.permissions import Communities
from wushe.communities.sheets import LIST, as_row
from wushe.kernel.exporting.declared import Export, each
from wushe.kernel.work import Work


def _communities(work: Work, filters: CommunityFilters) -> Select[Community]:
    reach = work.require(Communities.READ)
    found = queries.communities(reach, q=filters.q, kind=filters.kind, standing=filters.standing)
    return found.order_by(Community.code)


COMMUNITIES = Export(
    kind="communities", back="/communities", permissions=(Communities.READ,), approval=None, sheet=LIST,
    filters=CommunityFilters, found=_communities, as_rows=each(as_row),
)  # fmt: skip
