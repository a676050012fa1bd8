"""持证社工: tasks that only a social worker with a valid credential may do (系统 34)."""

from datetime import date
from uuid import UUID

from wushe.kernel.clock import today
from wushe.kernel.work import Work
from wushe.people import queries
from wushe.people.errors import NotLicensed


async def is_licensed(work: Work, person_id: UUID | None, on: date | None = None) -> bool:
    """Whether the person's credential is valid on that day, today unless said otherwise."""
    return person_id is not None and await work.scalar(queries.licensed(person_id, on or today())) is not None


async def require_licence(work: Work, person_id: UUID | None = None, on: date | None = None) -> None:
    """Raises `NotLicensed`. For the second beat of a verb; the person who acts unless another is named."""
    if not await is_licensed(work, person_id or work.person.person_id, on):
        raise NotLicensed
