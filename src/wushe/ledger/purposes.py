"""What money is tied to and spent for, in the township's own words. The verbs above ask for permissions."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Select, select

from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Missing
from wushe.kernel.journal.naming import calls
from wushe.kernel.text import normalised
from wushe.kernel.work import Work
from wushe.ledger.models import Purpose


def purposes() -> Select[Purpose]:
    """All of them, the retired last."""
    return select(Purpose).order_by(Purpose.retired, Purpose.name_key, Purpose.id)


def choices() -> Select[UUID, str]:
    """(id, name) of those that new money may be tied to, for select fields."""
    return select(Purpose.id, Purpose.name).where(Purpose.retired.is_(False)).order_by(Purpose.name_key, Purpose.id)


def names(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, name) of these purposes."""
    return select(Purpose.id, Purpose.name).where(Purpose.id.in_(list(ids)))


async def add(work: Work, name: str) -> Purpose:
    """A purpose of that name, the retired one where there is one; raises `PurposeNameTaken`."""
    retired = select(Purpose).where(Purpose.name_key == normalised(name), Purpose.retired.is_(True))
    purpose = await work.one_or_none(retired) or work.add(Purpose(id=new_id()))
    purpose.rename(name)
    purpose.retired = False
    await work.flush()
    return purpose


async def retire(work: Work, purpose_id: UUID) -> Purpose:
    """Money that is tied to it stays so; it is only offered no more. Raises `Missing`."""
    purpose = await work.one(select(Purpose).where(Purpose.id == purpose_id), Missing)
    purpose.retired = True
    return purpose


calls(names, "purpose_id")
