"""Making a township's communities agree with its file in `tenants/`."""

from collections import Counter
from collections.abc import Sequence

from wushe.communities import queries
from wushe.communities.events import CommunitiesFurnished, CommunityRenamed, CommunityRestored, CommunityWithdrawn
from wushe.communities.kinds import CommunityKind
from wushe.communities.models import Community
from wushe.communities.names import everyday_name, is_village
from wushe.kernel.clock import today
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.work import Work
from wushe.tenancy.entries import Change, ChangeKind, TownshipEntry

COMMUNITY = _("社区")
FORMER = _("社区（撤销，保留历史）")
"""What the plan calls a community whose code is gone from the file: its needs and hours stay."""


async def furnish(work: Work, entry: TownshipEntry) -> Sequence[Change]:
    """Add, rename, retire and restore by code; what staff entered stays. Runs for the operator, who reads no rows."""
    wanted = {code: entry.as_everyone_writes(name) for code, name in entry.communities.items()}
    there = [] if entry.is_new else await work.all(queries.all_communities())
    known = {community.code: community for community in there}
    changes = [
        *(_add(work, code, name) for code, name in wanted.items() if code not in known),
        *(change for code, name in wanted.items() if code in known for change in _keep(work, known[code], name)),
        *(_retire(work, known[code]) for code in known.keys() - wanted.keys() if not known[code].is_retired),
    ]
    if changes:
        work.record(_summary(changes))
    return changes


def _add(work: Work, code: str, name: str) -> Change:
    kind = CommunityKind.VILLAGE if is_village(code, name) else CommunityKind.COMMUNITY
    community = Community(code=code, name=name, kind=kind)
    community.call(everyday_name(name))
    work.add(community)
    return _change(ChangeKind.ADDED, COMMUNITY, community)


def _keep(work: Work, community: Community, name: str) -> list[Change]:
    changes: list[Change] = []
    if community.is_retired:
        community.restore()
        work.record(CommunityRestored(community_id=community.id))
        changes.append(_change(ChangeKind.ADDED, FORMER, community))
    if community.name != name:
        community.rename(name)
        work.record(CommunityRenamed(community_id=community.id))
        changes.append(_change(ChangeKind.CHANGED, COMMUNITY, community))
    return changes


def _retire(work: Work, community: Community) -> Change:
    community.retire(today())
    work.record(CommunityWithdrawn(community_id=community.id))
    return _change(ChangeKind.REMOVED, FORMER, community)


def _change(kind: ChangeKind, what: Sentence, community: Community) -> Change:
    return Change(kind, what, f"{community.code} {community.name}")


def _summary(changes: Sequence[Change]) -> CommunitiesFurnished:
    counted = Counter((change.kind, change.what) for change in changes)
    return CommunitiesFurnished(
        added=counted[ChangeKind.ADDED, COMMUNITY],
        renamed=counted[ChangeKind.CHANGED, COMMUNITY],
        retired=counted[ChangeKind.REMOVED, FORMER],
        restored=counted[ChangeKind.ADDED, FORMER],
    )
