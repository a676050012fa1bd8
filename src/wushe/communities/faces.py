"""What both faces of communities have in common: the filters of the lists, and rows as they are shown."""

from wushe.communities import queries
from wushe.communities.kinds import CommunityKind, Standing
from wushe.communities.models import Community
from wushe.communities.permissions import Communities
from wushe.communities.schemas import CommunityShown
from wushe.kernel import paging
from wushe.kernel.paging import Filters, Slice
from wushe.kernel.work import Work


class CommunityFilters(Filters):
    """Without a standing, what is in use."""

    kind: CommunityKind | None = None
    standing: Standing = Standing.CURRENT


async def community_page(work: Work, filters: CommunityFilters) -> Slice[Community]:
    reach = work.require(Communities.READ)
    found = queries.communities(reach, q=filters.q, kind=filters.kind, standing=filters.standing)
    return await paging.page(work, found, (Community.code.asc(), Community.id.asc()), filters.cursor, filters.limit)


def community_shown(community: Community) -> CommunityShown:
    return CommunityShown(
        id=community.id,
        code=community.code,
        name=community.name,
        short_name=community.short_name,
        kind=community.kind,
        address=community.address,
        phone=community.phone,
        retired_on=community.retired_on,
        version=community.version,
    )
