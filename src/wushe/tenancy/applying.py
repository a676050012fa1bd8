"""Making the installation agree with its files: what would change (plan), and having it changed (apply).

Each place has a transaction of its own, and none is held open meanwhile. A run that was interrupted is run again.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from wushe.kernel.database.model import new_id
from wushe.kernel.i18n import Sentence, _, say
from wushe.kernel.work import Tenant, Visitor
from wushe.kernel.working import working
from wushe.tenancy.directory import as_tenant
from wushe.tenancy.entries import Change, ChangeKind, CountyEntry, Furnisher, TownshipEntry
from wushe.tenancy.events import FilesApplied
from wushe.tenancy.founding import change, change_county, found, found_county, new_tenant
from wushe.tenancy.models import County, PlaceStatus, Township
from wushe.tenancy.permissions import Tenancy
from wushe.tenancy.queries import counties, townships
from wushe.tenancy.service import open_platform


@dataclass(frozen=True, slots=True)
class Applier:
    """The operator at the platform's door, who stands in the journal of every township they found."""

    sessions: async_sessionmaker[AsyncSession]
    operator: Visitor
    furnishers: Sequence[Furnisher] = ()

    def visit(self, tenant: Tenant) -> Visitor:
        """For one place and without any permission in it: to found is not to enter."""
        return replace(self.operator, tenant=tenant, grants={}, roles=frozenset())


@dataclass(frozen=True, slots=True)
class _There:
    """What the installation has, by division code: the code stays when a name or an address changes."""

    counties: dict[str, County]
    townships: dict[str, Township]


async def plan(applier: Applier, entries: Sequence[CountyEntry]) -> AsyncIterator[Sequence[Change]]:
    """What `apply` would change, place by place. A change to what exists is made and undone, so it is told truly."""
    there = await _look(applier)
    for entry in entries:
        county = there.counties.get(entry.code)
        yield await _with_county(applier, county, entry, keep=False) if county else [_new(_("县"), entry.name)]
        for part in entry.townships:
            township = there.townships.get(part.code)
            yield await _with_township(applier, township, part, keep=False) if township else _founding(part)


async def apply(applier: Applier, entries: Sequence[CountyEntry]) -> AsyncIterator[Sequence[Change]]:
    """Found and change until the installation agrees with `entries`; yields what changed, place by place."""
    there = await _look(applier)
    founded = changed = 0
    for entry in entries:
        yield await _with_county(applier, there.counties.get(entry.code), entry, keep=True)
        for part in entry.townships:
            changes = await _with_township(applier, there.townships.get(part.code), part, keep=True)
            founded += part.code not in there.townships
            changed += bool(changes) and part.code in there.townships
            yield changes
    if founded or changed:
        async with working(applier.sessions, applier.operator) as work:
            work.record(FilesApplied(founded=founded, changed=changed))


async def _look(applier: Applier) -> _There:
    async with working(applier.sessions, applier.operator) as work:
        work.require(Tenancy.APPLY)
        await open_platform(work.session)
        return _There(
            counties={row.code: row for row in await work.all(counties())},
            townships={row.code: row for row in await work.all(townships())},
        )


async def _with_county(applier: Applier, county: County | None, entry: CountyEntry, *, keep: bool) -> Sequence[Change]:
    tenant = Tenant(county.id if county else new_id(), entry.slug, entry.name)
    async with working(applier.sessions, applier.visit(tenant)) as work:
        if not keep:
            work.abandon()
        if county is None:
            return await found_county(work, entry)
        return await change_county(work, await work.session.merge(county, load=False), entry)


async def _with_township(
    applier: Applier, township: Township | None, entry: TownshipEntry, *, keep: bool
) -> Sequence[Change]:
    if township and township.status != PlaceStatus.ACTIVE:
        return []  # it stays as its archive has it
    tenant = as_tenant(township) if township else new_tenant(entry)
    async with working(applier.sessions, applier.visit(tenant)) as work:
        if not keep:
            work.abandon()
        if township is None:
            return await found(work, entry, applier.furnishers)
        return await change(work, await work.session.merge(township, load=False), entry, applier.furnishers)


def _founding(entry: TownshipEntry) -> Sequence[Change]:
    changes = [_new(_("乡镇"), f"{entry.name}（{entry.slug}）")]
    if entry.communities:
        changes.append(_new(_("社区"), say(_("{name}：{count} 个"), name=entry.name, count=len(entry.communities))))
    return changes


def _new(what: Sentence, detail: str) -> Change:
    return Change(ChangeKind.ADDED, what, detail)
