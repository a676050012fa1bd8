"""A worker process: Dramatiq's threads, one event loop that does the jobs, the clockwork, and an orderly end."""

import asyncio
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import dramatiq
import structlog
from dramatiq.asyncio import get_event_loop_thread
from dramatiq.middleware.asyncio import AsyncIO
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from wushe.kernel.jobs.clockwork import Clockwork
from wushe.kernel.jobs.postgres import TAKEN_FOR_DEAD, QueueBroker
from wushe.kernel.jobs.pulse import beat
from wushe.kernel.jobs.queue import ACTOR, QUEUES
from wushe.kernel.jobs.rabbit import RabbitBroker, Relay
from wushe.kernel.jobs.runner import Runner
from wushe.kernel.settling import settle

log = structlog.get_logger()

GRACE = 25.0
"""Seconds that running jobs are given at the end; compose and systemd wait for 30."""

HAND_OVER = 0.0005
"""Seconds that a thread may keep the others waiting. A message passes through four: who hears of it, who claims it,
Dramatiq's own, and the event loop."""

PULSE, STUCK = 5.0, 60.0
"""Seconds between looks at the event loop, and without an answer until the process ends to be started anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """What a worker is made of. `broker_url` empty: messages stay in PostgreSQL."""

    database_url: str
    engine: AsyncEngine
    runner: Runner
    broker_url: str = ""
    threads: int = 4
    grace: float = GRACE
    taken_for_dead: float = TAKEN_FOR_DEAD


class Loop(AsyncIO):
    """Dramatiq's event loop thread, which closes the database's connections before it ends."""

    def __init__(self, engine: AsyncEngine) -> None:
        super().__init__()
        self.engine = engine

    def after_worker_shutdown(self, broker: dramatiq.Broker, worker: dramatiq.Worker) -> None:
        asyncio.run_coroutine_threadsafe(self.engine.dispose(), _loop()).result(PULSE)
        super().after_worker_shutdown(broker, worker)


def serve(serving: Serving, stop: threading.Event) -> None:
    """Do jobs until `stop` is set, then finish or give back what is running."""
    sys.setswitchinterval(HAND_OVER)
    broker = _broker(serving)
    worker = dramatiq.Worker(broker, worker_threads=serving.threads)
    worker.queue_prefetch = serving.threads
    worker.start()
    with _relayed(serving, broker), _ticking(serving):
        settle()
        log.info("worker_started", broker=type(broker).__name__, threads=serving.threads)
        _watch_loop(stop)
        log.info("worker_stopping")
    _end_at_the_latest(serving.grace + PULSE)
    worker.stop(timeout=round(serving.grace * 1000))
    broker.release()
    broker.close()


def _broker(serving: Serving) -> QueueBroker | RabbitBroker:
    """The broker with its queues and the one actor."""
    middleware = [Loop(serving.engine)]
    if serving.broker_url:
        namespace = make_url(serving.database_url).database or "wushe"
        broker = RabbitBroker(serving.broker_url, namespace, middleware=middleware)
    else:
        broker = QueueBroker(serving.database_url, serving.taken_for_dead, middleware=middleware)
    queues = [broker.named(queue_name) for queue_name in QUEUES]
    dramatiq.actor(actor_name=ACTOR, queue_name=queues[0], broker=broker)(serving.runner.perform)
    for queue_name in queues:
        broker.declare_queue(queue_name)
    return broker


@contextmanager
def _relayed(serving: Serving, broker: QueueBroker | RabbitBroker) -> Iterator[None]:
    """With RabbitMQ, messages are moved there meanwhile."""
    if not isinstance(broker, RabbitBroker):
        yield
        return
    relay = Relay(serving.database_url, broker)
    relay.start()
    yield
    relay.stop()


@contextmanager
def _ticking(serving: Serving) -> Iterator[None]:
    """The clockwork runs on the event loop meanwhile."""
    clockwork = Clockwork(serving.runner.sessions, serving.runner.system)
    running = asyncio.run_coroutine_threadsafe(clockwork.run(), _loop())
    yield
    running.cancel()


def _watch_loop(stop: threading.Event) -> None:
    """Wait for `stop`. A loop that a job has blocked does no job at all, and only a new process helps."""
    beat()
    while not stop.wait(PULSE):
        alive = threading.Event()
        _loop().call_soon_threadsafe(alive.set)
        if not alive.wait(STUCK):
            log.critical("event_loop_stuck", seconds=STUCK)
            os._exit(os.EX_SOFTWARE)
        beat()


def _end_at_the_latest(seconds: float) -> None:
    """What holds the end up is undone by PostgreSQL, and its message goes to another worker."""
    timer = threading.Timer(seconds, os._exit, [os.EX_SOFTWARE])
    timer.daemon = True
    timer.start()


def _loop() -> asyncio.AbstractEventLoop:
    thread = get_event_loop_thread()
    if thread is None:
        raise RuntimeError("the worker has not started")
    return thread.loop
