"""From the first step of an address to its place, without a query: every process keeps all places and notices changes.

One number is read at most twice a second, however many townships are visited; only when it has grown are the places
read again. So a change is effective in every process within half a second.
"""

import time
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import selectin_polymorphic

from wushe.kernel.work import Tenant
from wushe.tenancy.models import AnyPlace, County, DirectoryVersion, PlaceStatus, Township
from wushe.tenancy.places import PLATFORM, PLATFORM_PLACE, Place, PlaceKind
from wushe.tenancy.queries import places
from wushe.tenancy.quotas import effective

FRESH_FOR = 0.5
_ONLY = 1


class Directory:
    """One per process."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession], *, fresh_for: float = FRESH_FOR) -> None:
        self._sessions = sessions
        self._fresh_for = fresh_for
        self._looked_at = float("-inf")
        self._version = -1
        self._by_slug: Mapping[str, Place] = {}
        self._by_id: Mapping[UUID, Place] = {}

    async def find(self, slug: str) -> Place | None:
        """The place at an address; the whole first step must be equal."""
        await self._look()
        return self._by_slug.get(slug)

    async def get(self, tenant_id: UUID) -> Place | None:
        await self._look()
        return self._by_id.get(tenant_id)

    async def townships(self) -> list[Place]:
        """All townships, by their address; for what is done in each of them."""
        await self._look()
        return [self._by_slug[slug] for slug in sorted(self._by_slug) if self._by_slug[slug].is_township]

    async def by_county(self) -> dict[str, list[Place]]:
        """The townships in use under the names of their counties, in the order of their addresses."""
        townships = await self.townships()
        counties = [place for place in self._by_slug.values() if place.kind is PlaceKind.COUNTY]
        names = {county.county_code: county.tenant.name for county in counties}
        found: dict[str, list[Place]] = {}
        for place in townships:
            if not place.tenant.suspended:
                found.setdefault(names.get(place.county_code, ""), []).append(place)
        return found

    def forget(self) -> None:
        """Look again at the next question: for whoever has just changed a place and wants to see it."""
        self._looked_at = float("-inf")

    async def _look(self) -> None:
        """While one request reads the places again, others go on with those of a moment ago."""
        now = time.monotonic()
        if now - self._looked_at < self._fresh_for and self._by_slug:
            return
        self._looked_at = now
        async with self._sessions() as session:
            version = await session.scalar(select(DirectoryVersion.number)) or 0
            if version == self._version and self._by_slug:
                return
            found = [PLATFORM_PLACE, *map(as_place, (await session.scalars(_all())).all())]
        self._by_slug = {place.tenant.slug: place for place in found}
        self._by_id = {place.tenant.id: place for place in found}
        self._version = version


def _all() -> Select[AnyPlace]:
    whole = selectin_polymorphic(AnyPlace, [County, Township])
    return places().options(whole)


def as_place(row: AnyPlace) -> Place:
    """A row as every request needs it."""
    if isinstance(row, Township):
        return Place(as_tenant(row), PlaceKind.TOWNSHIP, row.county_code, row.policy_version, row.password_days)
    if row.id == PLATFORM:
        return replace(PLATFORM_PLACE, password_days=row.password_days)
    code = row.code if isinstance(row, County) else ""
    return Place(Tenant(row.id, row.slug, row.name), PlaceKind(row.kind), code, password_days=row.password_days)


def as_tenant(row: Township) -> Tenant:
    """The township as work for it knows it."""
    return Tenant(
        id=row.id, slug=row.slug, name=row.name, suspended=row.status != PlaceStatus.ACTIVE,
        modules=frozenset(row.modules), wording=row.wording, quotas=effective(row.quotas),
    )  # fmt: skip


async def tell_directories(session: AsyncSession) -> None:
    """Have every process read the places again once this transaction is committed. Its row lock is taken last."""
    first = insert(DirectoryVersion).values(id=_ONLY, number=1)
    grown = {"number": DirectoryVersion.number + 1}
    await session.execute(first.on_conflict_do_update(index_elements=[DirectoryVersion.id], set_=grown))
