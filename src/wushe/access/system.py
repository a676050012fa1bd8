"""The product itself at work: what the worker must know of places, and what jobs may do in them."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from wushe.access.gate import SYSTEM, Gate
from wushe.kernel.errors import Missing
from wushe.kernel.i18n import _, say
from wushe.kernel.work import Person, Visitor
from wushe.tenancy.directory import Directory


class ProductItself:
    """Fulfils `kernel.jobs.system.System`. One per process."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions
        self._directory = Directory(sessions)
        self._gate = Gate()

    async def visitor(self, tenant_id: UUID) -> Visitor:
        """The product at the door of this place, with what `policies/roles.csv` lets the role `system` do."""
        place = await self._directory.get(tenant_id)
        if place is None:
            raise Missing
        async with self._sessions(info={"tenant_id": tenant_id}) as session:
            grants = await self._gate.grants(session, place, SYSTEM)
        person = Person(None, None, say(_("系统")))
        return Visitor(tenant=place.tenant, person=person, grants=grants, roles=SYSTEM, channel="job")

    async def active_tenants(self) -> Sequence[UUID]:
        """Townships that are not suspended."""
        townships = await self._directory.townships()
        return [place.tenant.id for place in townships if not place.tenant.suspended]
