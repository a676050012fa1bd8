"""Who acts, and what makes two who act at once wait for each other."""

from uuid import UUID

from sqlalchemy import func, select

from wushe.kernel.work import Work
from wushe.people.acting import acting

__all__ = ["acting", "hold_person", "hold_place"]


async def hold_place(work: Work, place_id: UUID | None) -> None:
    """Whoever schedules at that place waits until this work is done: so the second one sees the first."""
    if place_id is not None:
        await _wait_for(work, f"place:{place_id}")


async def hold_person(work: Work, person_id: UUID) -> None:
    """Whoever decides that person's hours waits until this work is done. Before the rows are looked at (safety.md, 6).

    Without it the exclusion constraint is right as well, but deadlocks under load.
    """
    await _wait_for(work, f"hours:{person_id}")


async def _wait_for(work: Work, what: str) -> None:
    await work.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(what, 0))))
