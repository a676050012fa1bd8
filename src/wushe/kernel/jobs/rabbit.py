"""RabbitMQ for when one database is not enough, and the relay that moves committed messages to it.

A message is a row until RabbitMQ has confirmed it, so that a crash anywhere may deliver it twice and never not at all.
Only a few stand in RabbitMQ at a time: the turn of each tenant is decided in the queue table, up to the last moment.
"""

import threading
from collections.abc import Sequence
from functools import partial
from typing import Any, NoReturn

import pika.exceptions
import psycopg
import structlog
from dramatiq import Message, MessageProxy
from dramatiq.brokers.rabbitmq import RabbitmqBroker, _RabbitmqConsumer
from dramatiq.errors import BrokerConnectionError
from dramatiq.middleware import Middleware

from wushe.kernel.jobs.brokers import OutsideTransactionError, PutBack, places
from wushe.kernel.jobs.queue import QUEUES

log = structlog.get_logger()

WINDOW = 64
"""Messages of one queue that stand in RabbitMQ with no worker yet."""

IDLE, FULL = 1.0, 0.02
"""Seconds until the relay looks again: without being woken, and with the window full."""

MOVE = """
    DELETE FROM job_queue WHERE message_id IN (
        SELECT message_id FROM job_queue
        WHERE queue_name = %s AND state = 'queued'
        ORDER BY turn, position LIMIT %s
        FOR UPDATE SKIP LOCKED
    )
    RETURNING turn, position, message::text
"""


class RabbitBroker(RabbitmqBroker):
    """Durable queues, named after the database so that two installations may share a RabbitMQ."""

    def __init__(self, url: str, namespace: str, *, middleware: Sequence[Middleware]) -> None:
        super().__init__(url=url, confirm_delivery=True, middleware=[PutBack(), *middleware])
        self.namespace = namespace

    @property
    def consumer_class(self) -> type["RabbitConsumer"]:
        return RabbitConsumer

    def declare_queue(self, queue_name: str, *, ensure: bool = False) -> None:
        """Without Dramatiq's queues for delayed and dead messages: ours are rows."""
        if queue_name not in self.queues:
            self.emit_before("declare_queue", queue_name)
            self.queues.add(queue_name)
            self.emit_after("declare_queue", queue_name)
        if ensure:
            self.channel.queue_declare(queue=queue_name, durable=True)

    def consume(self, queue_name: str, prefetch: int = 1, timeout: int = 5000) -> Any:
        return super().consume(queue_name, places(queue_name, prefetch), timeout)

    def enqueue(self, message: Message[Any], **_options: Any) -> NoReturn:
        raise OutsideTransactionError(message.actor_name)

    def room(self, queue_name: str) -> int:
        """How many more messages the window takes."""
        declared = self.channel.queue_declare(queue=self.named(queue_name), durable=True)
        return WINDOW - declared.method.message_count

    def publish(self, message: Message[Any]) -> None:
        """Returns once RabbitMQ has the message on disk."""
        super().enqueue(message.copy(queue_name=self.named(message.queue_name)))

    def named(self, queue_name: str) -> str:
        return f"{self.namespace}.{queue_name}"

    def release(self) -> None:
        """RabbitMQ gives back by itself what a closed connection held."""


class RabbitConsumer(_RabbitmqConsumer):
    """Lets a refused message go back to the queue."""

    def nack(self, message: MessageProxy) -> None:
        self.known_tags.discard(message._tag)  # noqa: SLF001 - Dramatiq's own consumer keeps it there
        back = partial(self.channel.basic_nack, message._tag, requeue=True)  # noqa: SLF001
        self.connection.add_callback_threadsafe(back)


class Relay(threading.Thread):
    """Moves messages as long as the worker lives. Several may run; each row is moved by one."""

    def __init__(self, database_url: str, broker: RabbitBroker) -> None:
        super().__init__(daemon=True, name="relay")
        self.database_url = database_url
        self.broker = broker
        self.stopping = threading.Event()

    def stop(self) -> None:
        """Let it finish the transaction it is in."""
        self.stopping.set()
        self.join(timeout=5)

    def run(self) -> None:
        while not self.stopping.is_set():
            try:
                with psycopg.connect(self.database_url, autocommit=True, connect_timeout=3) as connection:
                    self._carry(connection)
            except (psycopg.Error, pika.exceptions.AMQPError, BrokerConnectionError) as error:
                log.warning("relay_interrupted", error=type(error).__name__)
                del self.broker.connection
                self.stopping.wait(IDLE)

    def _carry(self, connection: psycopg.Connection) -> None:
        for queue_name in QUEUES:
            connection.execute(f'LISTEN "dramatiq.{queue_name}.enqueue"')
        while not self.stopping.is_set():
            rooms = {queue_name: self.broker.room(queue_name) for queue_name in QUEUES}
            if not sum(self._move(connection, name, room) for name, room in rooms.items() if room > 0):
                is_full = any(room <= 0 for room in rooms.values())
                list(connection.notifies(timeout=FULL if is_full else IDLE, stop_after=1))

    def _move(self, connection: psycopg.Connection, queue_name: str, room: int) -> int:
        """The rows are gone when the transaction commits, and it does after RabbitMQ has confirmed them all."""
        with connection.transaction():
            rows = sorted(connection.execute(MOVE, (queue_name, room)))
            for _turn, _position, message in rows:
                self.broker.publish(Message.decode(message.encode()))
        return len(rows)
