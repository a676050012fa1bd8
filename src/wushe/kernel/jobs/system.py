"""Who works when nobody is asking, and for whom; the slices above the kernel know."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from wushe.kernel.work import Visitor


class System(Protocol):
    """What the worker must be told by those who know the townships and what the product itself may do in them."""

    async def visitor(self, tenant_id: UUID) -> Visitor:
        """The product itself at the door of this tenant. Raises `Missing` for a tenant that is gone."""
        ...

    async def active_tenants(self) -> Sequence[UUID]:
        """The tenants that periodic jobs are for."""
        ...
