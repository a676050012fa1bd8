"""Naming a job, and putting messages for it into the queue in the transaction of the change.

The queue is the table of dramatiq-postgres. `send()` of Dramatiq is never used: it would commit apart from the
change, and it blocks for minutes when its database is away (safety.md, "Dramatiq and brokers").
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from wushe.kernel.database.model import new_id
from wushe.kernel.i18n import say
from wushe.kernel.jobs.schedule import Schedule

ACTOR = "perform"
"""The one Dramatiq actor; which job a message is for stands inside it, so that an unknown one can be put back."""

DEFAULT, LONG = "default", "long"
QUEUES = (DEFAULT, LONG)

TIME_LIMIT, TIME_LIMIT_LONG = 60, 1_500
"""Seconds. RabbitMQ takes a message back from a worker that has not acknowledged it after 1,800."""

ID_TYPES = (UUID, bool, int, date, datetime, StrEnum)


class TextInMessageError(TypeError):
    """A message was given something that could be somebody's words; the queue holds ids only."""


@dataclass(frozen=True, slots=True)
class Message:
    """One job to be done for one tenant. `attempts` counts the failures so far."""

    job: str
    tenant_id: UUID
    ids: dict[str, Any]
    queue: str = DEFAULT
    attempts: int = 0
    id: UUID = field(default_factory=new_id)

    @classmethod
    def of(cls, sent: Mapping[str, Any]) -> Self:
        """The message out of the keyword arguments that Dramatiq carries."""
        return msgspec.convert(sent, cls)


class Job:
    """A job by its name, `slice.verb`; `words` say what it does to people who look after it.

    `queue` is `LONG` for what takes longer than some seconds, so that short jobs never wait behind it. A failure is
    repeated after `retry_after` seconds, then after twice as many, and so on; after `max_retries` repetitions it is a
    dead letter. `time_limit` is in seconds. `on` makes the job periodic, once for every active tenant.
    """

    named: ClassVar[dict[str, "Job"]] = {}

    def __init__(
        self,
        name: str,
        *,
        words: str = "",
        queue: str = DEFAULT,
        max_retries: int = 8,
        retry_after: float = 15,
        time_limit: int | None = None,
        on: Schedule | None = None,
    ) -> None:
        if name in Job.named:
            raise ValueError(f"two jobs are named {name}")
        if queue not in QUEUES:
            raise ValueError(f"{name}: no queue is named {queue}")
        self.name = name
        self.words = words
        self.queue = queue
        self.max_retries = max_retries
        self.retry_after = retry_after
        self.time_limit = time_limit or (TIME_LIMIT_LONG if queue == LONG else TIME_LIMIT)
        self.on = on
        Job.named[name] = self

    @classmethod
    def called(cls, name: str) -> str:
        """What to call the job of that name in the reader's language; one of another release by its name."""
        job = cls.named.get(name)
        return say(job.words) if job and job.words else name

    def message(self, tenant_id: UUID, ids: Mapping[str, Any]) -> Message:
        """Raises `TextInMessageError` for anything but ids, numbers, dates and codes of an enumeration."""
        for name, value in ids.items():
            if value is not None and not isinstance(value, ID_TYPES):
                raise TextInMessageError(f"{self.name}: {name} is a {type(value).__name__}")
        return Message(self.name, tenant_id, msgspec.to_builtins(ids), self.queue)


NOTIFY = "pg_notify('dramatiq.' || queue_name || '.enqueue', '')"

ENQUEUE = f"""
    WITH placed AS (
        INSERT INTO job_queue (message_id, queue_name, message, tenant_id, turn)
        SELECT new.id, new.queue, new.message, new.tenant_id,
               row_number() OVER (PARTITION BY new.queue, new.tenant_id ORDER BY new.place) + greatest(
                   0,
                   (SELECT max(turn) FROM job_queue AS own WHERE own.state = 'queued'
                       AND own.queue_name = new.queue AND own.tenant_id = new.tenant_id),
                   (SELECT min(turn) - 1 FROM job_queue AS next WHERE next.state = 'queued'
                       AND next.queue_name = new.queue))
        FROM ROWS FROM (
            jsonb_to_recordset(CAST(:messages AS jsonb)) AS (id uuid, queue text, tenant_id uuid, message jsonb)
        ) WITH ORDINALITY AS new (id, queue, tenant_id, message, place)
        ORDER BY new.place
        ON CONFLICT (message_id) DO NOTHING
        RETURNING queue_name
    )
    SELECT {NOTIFY} FROM (SELECT DISTINCT queue_name FROM placed) AS rung
"""  # noqa: S608 - nothing in it comes from outside


async def enqueue(session: AsyncSession, messages: Sequence[Message]) -> None:
    """Put `messages` into the queue, to be seen by workers when the transaction commits.

    Each takes a number as at a counter: the next after its tenant's last waiting one, but not before the number being
    served now. Workers serve by number, so that ten thousand messages of one tenant let another's first one pass.
    """
    if messages:
        rows = msgspec.json.encode([as_row(message) for message in messages]).decode()
        await session.execute(text(ENQUEUE), {"messages": rows})


def as_row(message: Message) -> dict[str, Any]:
    """`message` as `ENQUEUE` takes it."""
    return {
        "id": message.id,
        "queue": message.queue,
        "tenant_id": message.tenant_id,
        "message": for_dramatiq(message),
    }


def for_dramatiq(message: Message) -> dict[str, Any]:
    """`message` as Dramatiq's JSON."""
    return {
        "queue_name": message.queue,
        "actor_name": ACTOR,
        "args": [],
        "kwargs": msgspec.to_builtins(message),
        "options": {},
        "message_id": str(message.id),
        "message_timestamp": int(time.time() * 1000),
    }
