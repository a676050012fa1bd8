"""What a community's own staff say of it, one by one or from a sheet."""

from collections.abc import Sequence
from uuid import UUID

from wushe.communities import queries
from wushe.communities.errors import CommunityRetired, NoSuchCommunity
from wushe.communities.events import CommunityEdited
from wushe.communities.models import Community
from wushe.communities.permissions import Communities
from wushe.communities.schemas import ContactData
from wushe.kernel.importing.declared import Outcome, Row
from wushe.kernel.work import Work


async def edit(work: Work, community_id: UUID, data: ContactData) -> Community:
    """Change short name, address and telephone; raises `CommunityRetired`."""
    reach = work.require(Communities.EDIT)
    community = await work.one(queries.community(reach, community_id), NoSuchCommunity)
    work.check_version(community)
    community.reach_at(short_name=data.short_name, address=data.address, phone=data.phone)
    work.record(CommunityEdited(community_id=community.id))
    await work.flush()
    return community


async def take_contacts(work: Work, rows: Sequence[Row]) -> None:
    """Short name, address and telephone by code. An empty cell changes nothing; an unknown code is refused."""
    work.require(Communities.IMPORT)
    known = {
        community.code: community
        for community in await work.all(queries.by_codes([row.values["code"] for row in rows]))
    }
    for row in rows:
        community = known.get(row.values["code"])
        if community is None:
            row.refuse(NoSuchCommunity(), "code")
        elif community.is_retired:
            row.refuse(CommunityRetired(name=community.short_name), "code")
        else:
            row.did(_taken(work, community, row))
    await work.flush()


def _taken(work: Work, community: Community, row: Row) -> Outcome:
    said = {name: row.values.get(name) or getattr(community, name) for name in ("short_name", "address", "phone")}
    if all(getattr(community, name) == value for name, value in said.items()):
        return Outcome.UNCHANGED
    community.reach_at(**said)
    work.record(CommunityEdited(community_id=community.id))
    return Outcome.CHANGED
