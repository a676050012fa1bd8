"""dramatiq-postgres over our own tables: the default, with nothing more to run than the database."""

from collections.abc import Sequence
from typing import Any, NoReturn

from dramatiq import Message, MessageProxy
from dramatiq.middleware import Middleware
from dramatiq_postgres.broker import QUERIES, PostgresBroker, PostgresConsumer
from dramatiq_postgres.utils import transaction
from psycopg.conninfo import conninfo_to_dict
from psycopg_pool import ConnectionPool

from wushe.kernel.jobs.brokers import OutsideTransactionError, PutBack, places

TAKEN_FOR_DEAD = 15.0
"""Seconds without a sign of life until a worker's messages go to others."""

CLAIM = """
    WITH next AS (
        SELECT message_id FROM job_queue
        WHERE queue_name = %s AND state = 'queued'
        ORDER BY turn, position LIMIT %s
        FOR UPDATE SKIP LOCKED
    )
    UPDATE job_queue AS queue
    SET state = 'consumed', worker_id = %s, consumed_at = now(), mtime = now()
    FROM next WHERE queue.message_id = next.message_id
    RETURNING queue.turn, queue.position, queue.message::text
"""

RELEASE = """
    UPDATE job_queue SET state = 'queued', worker_id = NULL, consumed_at = NULL, mtime = now()
    WHERE worker_id = %s AND state = 'consumed'
"""


class QueueBroker(PostgresBroker):
    """dramatiq-postgres over our own tables, serving by turn."""

    def __init__(self, url: str, taken_for_dead: float, *, middleware: Sequence[Middleware]) -> None:
        super().__init__(
            pool=_pool(url),
            results=False,
            schema="public",
            prefix="job_",
            heartbeat_interval=taken_for_dead / 5,
            heartbeat_ttl=taken_for_dead,
            maintenance_interval=taken_for_dead / 2,
            middleware=[PutBack(), *middleware],
        )

    def declare_queue(self, queue_name: str) -> None:
        """Without the delay queue, which would cost a thread and a connection and never hold anything."""
        if queue_name not in self.queues:
            self.emit_before("declare_queue", queue_name)
            self.queues[queue_name] = True
            self.emit_after("declare_queue", queue_name)

    def consume(self, queue_name: str, prefetch: int = 1, timeout: int = 30000) -> "QueueConsumer":
        return QueueConsumer(broker=self, queue_name=queue_name, prefetch=places(queue_name, prefetch), timeout=timeout)

    def enqueue(self, message: Message[Any], **_options: Any) -> NoReturn:  # pyright: ignore[reportIncompatibleVariableOverride] - Dramatiq's is wrapped
        raise OutsideTransactionError(message.actor_name)

    def named(self, queue_name: str) -> str:
        return queue_name

    def release(self) -> None:
        """Give back what this worker still holds, so that nobody waits until it is taken for dead."""
        with transaction(self.pool) as cursor:
            cursor.execute(RELEASE, (self.worker_id,))

    def close(self) -> None:
        super().close()
        self.pool.close()


def _pool(url: str) -> ConnectionPool:
    """Claims and acknowledgements need no flush to disk: one that a crash forgets is only done again."""
    parameters = conninfo_to_dict(url)
    options = f"{parameters.get('options') or ''} -c synchronous_commit=off".strip()
    connection = parameters | {"options": options, "application_name": "wushe-jobs", "connect_timeout": 3}
    return ConnectionPool(kwargs=connection, min_size=0, max_size=8, check=ConnectionPool.check_connection, open=True)


class QueueConsumer(PostgresConsumer):
    """Takes messages by turn, and lets a refused one go back."""

    def claim(self, limit: int) -> None:
        with transaction(self.get_consume_conn()) as cursor:
            cursor.execute(CLAIM, (self.queue_name, limit, self.broker.worker_id))
            rows = sorted(cursor.fetchall())
        self.buffer += [Message.decode(message.encode()) for _turn, _position, message in rows]

    def nack(self, message: MessageProxy) -> None:
        with transaction(self.pool) as cursor:
            cursor.execute(QUERIES.REQUEUE, ([message.message_id],))
        self.in_processing.discard(message.message_id)
        self.wakeup.set()
