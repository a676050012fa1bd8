"""Who acts, and what makes two who act at once wait for each other."""

from uuid import UUID

from sqlalchemy import func, select

from wushe.kernel.work import Work
from wushe.people.acting import acting

__all__ = ["acting", "hold_person"]


async def hold_person(work: Work, person_id: UUID) -> None:
    """Whoever decides that person's hours waits until this work is done. Before the rows are looked at (safety.md, 6).

    Without it the exclusion constraint is right as well, but deadlocks under load.
    """
    await work.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"hours:{person_id}", 0))))
