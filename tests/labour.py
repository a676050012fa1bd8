"""A worker process for tests, whose jobs leave entries in the journal: one effect, one entry.

Run as a program it serves until SIGTERM: `python tests/labour.py DATABASE_URL [BROKER_URL]`.
"""

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from wushe.kernel import log
from wushe.kernel.database.engine import connect, sessions
from wushe.kernel.errors import Missing, Stale
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.i18n import _
from wushe.kernel.jobs.effects import does
from wushe.kernel.jobs.progress import Progress
from wushe.kernel.jobs.queue import LONG, Job
from wushe.kernel.jobs.runner import Runner
from wushe.kernel.jobs.serving import Serving, serve
from wushe.kernel.journal.event import Event
from wushe.kernel.work import Tenant, Visitor, Work


class Marked(Event, frozen=True):
    """What every job here does."""

    number: int
    started_us: int = 0


MARK = Job("labour.mark")
DOZE = Job("labour.doze")
EXPORT = Job("labour.export", queue=LONG)
FAIL = Job("labour.fail", max_retries=1, retry_after=0.01)
REFUSE = Job("labour.refuse")
STUMBLE = Job("labour.stumble", retry_after=0.01)

stumbled: set[int] = set()


@does(MARK)
async def mark(work: Work, *, number: int) -> None:
    work.record(Marked(number=number, started_us=time.time_ns() // 1000))


@does(DOZE)
async def doze(work: Work, *, number: int, milliseconds: int) -> None:
    await asyncio.sleep(milliseconds / 1000)
    work.record(Marked(number=number))


@does(EXPORT)
async def export(work: Work, progress: Progress, *, rows: int) -> None:
    await progress.report(rows // 2, rows, _("正在写入"))
    path = progress.shelf.folder / f"half-{progress.job_id}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("一二三", encoding="utf-8")
    await progress.finish(progress.keep(path, name="清单.csv", media_type="text/csv"))
    work.record(Marked(number=rows))


@does(FAIL)
async def fail(work: Work, *, number: int) -> None:
    work.record(Marked(number=number))
    raise ZeroDivisionError("张三 13800001234")


@does(REFUSE)
async def refuse(work: Work) -> None:
    raise Missing


@does(STUMBLE)
async def stumble(work: Work, *, number: int) -> None:
    """Fails in a passing way the first time."""
    if number not in stumbled:
        stumbled.add(number)
        raise Stale
    work.record(Marked(number=number))


class Everywhere:
    """A `System` in which every tenant exists; some are suspended."""

    def __init__(self, *tenants: UUID, suspended: Sequence[UUID] = ()) -> None:
        self.tenants = tenants
        self.suspended = suspended

    async def visitor(self, tenant_id: UUID) -> Visitor:
        return Visitor(tenant=Tenant(tenant_id, "test", "测试乡", suspended=tenant_id in self.suspended))

    async def active_tenants(self) -> Sequence[UUID]:
        return [tenant for tenant in self.tenants if tenant not in self.suspended]


def start_worker(database_url: str, broker_url: str = "", *, threads: int = 4) -> subprocess.Popen[bytes]:
    """A worker in a process group of its own, to be killed as a whole."""
    command = [sys.executable, __file__, database_url, broker_url, str(threads)]
    return subprocess.Popen(command, start_new_session=True)


def kill(worker: subprocess.Popen[bytes]) -> None:
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


@contextmanager
def working(database_url: str, broker_url: str = "", *, threads: int = 4) -> Iterator[subprocess.Popen[bytes]]:
    """A worker that is asked to stop at the end."""
    worker = start_worker(database_url, broker_url, threads=threads)
    try:
        yield worker
    finally:
        if worker.poll() is None:
            worker.terminate()
        worker.wait(40)


def outlive_nobody(stop: threading.Event, parent: int) -> None:
    while os.getppid() == parent and not stop.wait(1):
        pass
    stop.set()


def main(database_url: str, broker_url: str, threads: str) -> None:
    log.configure("console")
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    threading.Thread(target=outlive_nobody, args=[stop, os.getppid()], daemon=True).start()
    engine = connect(database_url, pool_size=int(threads) * 2)
    runner = Runner(sessions(engine), Everywhere(), Shelf(Path("/tmp") / f"labour-{os.getppid()}"))  # noqa: S108
    serve(
        Serving(
            database_url=database_url,
            engine=engine,
            runner=runner,
            broker_url=broker_url,
            threads=int(threads),
            taken_for_dead=2,
        ),
        stop,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
