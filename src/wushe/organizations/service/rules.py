"""What a township decides for itself: its types, its checklists, its terms."""

from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.organizations import queries
from wushe.organizations.errors import TypeInUse
from wushe.organizations.events import (
    ChecklistItemAdded,
    ChecklistItemRetired,
    TermChanged,
    TypeAdded,
    TypeEdited,
    TypeRetired,
)
from wushe.organizations.kinds import Procedure
from wushe.organizations.models import ChecklistItem, OrganizationType, Term
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import NewChecklistItem, TermData, TypeData


async def add_type(work: Work, data: TypeData) -> OrganizationType:
    """Raises `TypeTaken`."""
    work.require(Organizations.CONFIGURE)
    kind = OrganizationType(id=new_id(), recreational=data.recreational, rank=data.rank)
    kind.call(data.name)
    work.add(kind)
    work.record(TypeAdded(type_id=kind.id))
    await work.flush()
    return kind


async def edit_type(work: Work, type_id: UUID, data: TypeData) -> OrganizationType:
    """Raises `TypeTaken`, `Stale`."""
    work.require(Organizations.CONFIGURE)
    kind = await work.get(OrganizationType, type_id, lock=True)
    work.check_version(kind)
    kind.call(data.name)
    kind.recreational, kind.rank = data.recreational, data.rank
    work.record(TypeEdited(type_id=kind.id))
    await work.flush()
    return kind


async def retire_type(work: Work, type_id: UUID) -> OrganizationType:
    """Offer it no longer; raises `TypeInUse` while living groups have it."""
    work.require(Organizations.CONFIGURE)
    kind = await work.get(OrganizationType, type_id, lock=True)
    if count := await work.scalar(queries.groups_of_type(type_id)):
        raise TypeInUse(count=count)
    kind.retire(clock.today())
    work.record(TypeRetired(type_id=kind.id))
    await work.flush()
    return kind


async def add_checklist_item(work: Work, data: NewChecklistItem) -> ChecklistItem:
    """Applications that are open keep the list they were made with. Raises `TypeTaken`."""
    work.require(Organizations.CONFIGURE)
    item = ChecklistItem(
        id=new_id(), procedure=data.procedure, name=data.name, explanation=data.explanation, rank=data.rank
    )
    work.add(item)
    work.record(ChecklistItemAdded(item_id=item.id, procedure=item.procedure))
    await work.flush()
    return item


async def retire_checklist_item(work: Work, item_id: UUID) -> ChecklistItem:
    """Ask for it no longer."""
    work.require(Organizations.CONFIGURE)
    item = await work.get(ChecklistItem, item_id, lock=True)
    item.retire(clock.today())
    work.record(ChecklistItemRetired(item_id=item.id, procedure=item.procedure))
    await work.flush()
    return item


async def set_term(work: Work, procedure: Procedure, data: TermData) -> None:
    """For applications from now on."""
    work.require(Organizations.CONFIGURE)
    first = insert(Term).values(tenant_id=work.tenant.id, id=new_id(), procedure=procedure, days=data.days)
    await work.session.execute(
        first.on_conflict_do_update(
            constraint="uq_procedure_term_tenant_id_procedure", set_={"days": first.excluded.days}
        )
    )
    work.record(TermChanged(procedure=procedure, days=data.days))
