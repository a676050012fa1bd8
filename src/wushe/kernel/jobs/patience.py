"""How long jobs may take over what a request must do at once; the request's figures are in `database.roles`."""

from typing import Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from wushe.kernel.jobs.queue import LONG, Job

LONGEST_STATEMENT: Final = 120
"""Seconds for one statement of a long job. Its batches take milliseconds, and this much on a machine in trouble."""

LONGEST_LOCK: Final = 30
"""Seconds that a long job waits for somebody else, rather than begin again from its first row."""

LONGEST_COMMAND: Final = LONGEST_STATEMENT + 5.0
"""Seconds until a worker takes its server for frozen: later than PostgreSQL itself would have given up."""


async def be_patient(session: AsyncSession, job: Job) -> None:
    """Give a long job its time until the end of the transaction; a short one has the request's."""
    if job.queue == LONG:
        limits = {
            "statement_timeout": LONGEST_STATEMENT,
            "lock_timeout": LONGEST_LOCK,
            "idle_in_transaction_session_timeout": job.time_limit,  # it reads files and computes meanwhile
        }
        for name, seconds in limits.items():
            await session.execute(text(f"SET LOCAL {name} = {seconds * 1000:d}"))
