"""Work outside a request: for the command line, for the operator who founds a township, and for tests."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from wushe.kernel.personal.vault import Vault
from wushe.kernel.work import Visitor, Work


@asynccontextmanager
async def working(
    sessions: async_sessionmaker[AsyncSession], visitor: Visitor, *, secret: bytes = b"", vault: Vault | None = None
) -> AsyncIterator[Work]:
    """One transaction for the visitor's place: committed when the block ends, undone when it raises."""
    tenant = visitor.tenant
    info = {"tenant_id": tenant.id, "read_only": tenant.suspended} if tenant else {}
    async with sessions(info=info) as session:
        work = Work(session, visitor, secret=secret, vault=vault)
        yield work
        await work.commit()
