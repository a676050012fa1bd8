"""The township's own list of service types."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.needs.errors import NoSuchServiceType, ServiceTypeInUse, TooDeep
from wushe.needs.events import ServiceTypeChanged
from wushe.needs.models import ServiceType
from wushe.needs.permissions import Needs
from wushe.needs.queries import offers as queries
from wushe.needs.schemas.offers import ServiceTypeData


async def add_type(work: Work, data: ServiceTypeData) -> ServiceType:
    """Raises `ServiceTypeTaken`, `TooDeep`."""
    work.require(Needs.CONFIGURE)
    await _refuse_depth(work, data.parent_id)
    kind = ServiceType(id=new_id(), parent_id=data.parent_id, rank=data.rank)
    kind.call(data.name)
    work.add(kind)
    work.record(ServiceTypeChanged(service_type_id=kind.id))
    await work.flush()
    return kind


async def edit_type(work: Work, type_id: UUID, data: ServiceTypeData) -> ServiceType:
    """Raises `ServiceTypeTaken`, `TooDeep`, `Stale`; a family with types under it stays a family."""
    work.require(Needs.CONFIGURE)
    kind = await work.get(ServiceType, type_id, lock=True)
    work.check_version(kind)
    if data.parent_id is not None and data.parent_id != kind.parent_id:
        await _refuse_depth(work, data.parent_id)
        if data.parent_id == kind.id or await work.scalar(queries.types_under(type_id)):
            raise TooDeep
    kind.call(data.name)
    kind.parent_id, kind.rank = data.parent_id, data.rank
    work.record(ServiceTypeChanged(service_type_id=kind.id))
    await work.flush()
    return kind


async def retire_type(work: Work, type_id: UUID) -> ServiceType:
    """Offer it no longer; raises `ServiceTypeInUse` while offers or types below stand on it."""
    work.require(Needs.CONFIGURE)
    kind = await work.get(ServiceType, type_id, lock=True)
    if count := await work.scalar(queries.uses_of_type(type_id)):
        raise ServiceTypeInUse(count=count)
    kind.retire(clock.today())
    work.record(ServiceTypeChanged(service_type_id=kind.id))
    await work.flush()
    return kind


async def must_be_offered(work: Work, type_id: UUID | None) -> ServiceType | None:
    """Raises `NoSuchServiceType`; none chosen is none."""
    if type_id is None:
        return None
    kind = await work.one_or_none(queries.offered_type(type_id))
    if kind is None:
        raise NoSuchServiceType
    return kind


async def _refuse_depth(work: Work, parent_id: UUID | None) -> None:
    parent = await must_be_offered(work, parent_id)
    if parent is not None and parent.parent_id is not None:
        raise TooDeep
