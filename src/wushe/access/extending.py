"""What a township adds to the common policy, from its page or from its file, always within the ceiling."""

from collections.abc import Sequence
from uuid import UUID

from wushe.access.ceiling import is_within
from wushe.access.errors import BeyondCeiling
from wushe.access.events import PermissionAdded, PermissionTakenBack
from wushe.access.models import ExtraGrant
from wushe.access.permissions import Access
from wushe.access.queries import extra_grants
from wushe.access.roles import Role
from wushe.access.schemas import NewExtraGrant
from wushe.kernel.database.model import new_id
from wushe.kernel.i18n import _
from wushe.kernel.journal.event import Code
from wushe.kernel.work import Extent, Work
from wushe.tenancy.entries import Change, ChangeKind, GrantEntry, TownshipEntry
from wushe.tenancy.service import renew_policy


async def extend(work: Work, data: NewExtraGrant) -> ExtraGrant:
    """Let a role of this township do more, from the next half second on. Raises `BeyondCeiling`, `AlreadyGranted`."""
    work.require(Access.EXTEND)
    if not is_within(data.role, data.permission, data.extent):
        raise BeyondCeiling(role=data.role.label)
    added = _add(work, data.role, data.permission, data.extent)
    added.given_by = work.person.account_id
    await work.flush()
    await renew_policy(work)
    return added


async def take_back(work: Work, grant_id: UUID) -> None:
    """Undo `extend`; also what came from the file, until the file is applied again."""
    work.require(Access.EXTEND)
    await _remove(work, await work.get(ExtraGrant, grant_id))
    await renew_policy(work)


async def furnish(work: Work, entry: TownshipEntry) -> Sequence[Change]:
    """Make what came from the file agree with it; what the township's own people added stays."""
    there = [] if entry.is_new else await work.all(extra_grants())
    known = {_key(row): row for row in there}
    wanted = {_key(grant): grant for grant in entry.extra_grants}
    added = [grant for key, grant in wanted.items() if key not in known]
    gone = [row for key, row in known.items() if key not in wanted and row.given_by is None]
    for grant in added:
        _add(work, Role(grant.role), grant.permission, Extent(grant.extent))
    for row in gone:
        await _remove(work, row)
    if added or gone:
        await work.flush()
        await renew_policy(work)
    return [*(_told(ChangeKind.ADDED, g, entry) for g in added), *(_told(ChangeKind.REMOVED, g, entry) for g in gone)]


def _add(work: Work, role: Role, permission: str, extent: Extent) -> ExtraGrant:
    grant = work.add(ExtraGrant(id=new_id(), role=role, permission=permission, extent=extent))
    work.record(PermissionAdded(grant_id=grant.id, role=role, permission=Code(permission), extent=extent))
    return grant


async def _remove(work: Work, grant: ExtraGrant) -> None:
    await work.session.delete(grant)
    permission = Code(grant.permission)
    work.record(PermissionTakenBack(grant_id=grant.id, role=grant.role, permission=permission, extent=grant.extent))


def _key(grant: ExtraGrant | GrantEntry) -> tuple[str, str, str]:
    return str(grant.role), grant.permission, str(grant.extent)


def _told(kind: ChangeKind, grant: ExtraGrant | GrantEntry, entry: TownshipEntry) -> Change:
    return Change(kind, _("追加权限"), f"{entry.name}: {' '.join(_key(grant))}")
