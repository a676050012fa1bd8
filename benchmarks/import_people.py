"""100,000 people from an Excel file, checked and taken by jobs.

    python -m benchmarks.import_people [--rows N] [--busy N]

Every person has an ID number, an address and a consent, so that four tables are written; one row in a hundred is
wrong. The jobs run in a process of their own, as in the worker, over the embedded PostgreSQL with fsync; its memory
and that of the child which reads the file are measured apart. `--busy N` keeps N processes computing meanwhile, as on
a slow machine. The worker holds at most 250 MiB, and nothing is given up and begun again.
"""

import argparse
import asyncio
import json
import multiprocessing
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from sqlalchemy import select
from stdnum.cn import ric
from xlsxwriter import Workbook

import given
from databases import cloned
from wushe.access.roles import Role
from wushe.access.system import ProductItself
from wushe.kernel.database.engine import connect, sessions
from wushe.kernel.embedded import server
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.importing import service
from wushe.kernel.importing.models import ImportRun, ImportState
from wushe.kernel.jobs.models import JobFailure, JobProgress, ProgressState
from wushe.kernel.jobs.patience import LONGEST_COMMAND
from wushe.kernel.jobs.queue import Job, Message, for_dramatiq
from wushe.kernel.jobs.runner import Runner
from wushe.people.imports import PEOPLE
from wushe.tenancy.places import Place

ROWS = 100_000
MOST_MIB = 250
COMMUNITIES = 25
FLAWED = 100
"""One row in so many names a community that does not exist."""
HEADING = ("姓名", "手机号", "社区", "身份证号", "住址", "同意日期")


def main(rows: int, busy: int) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        server.start(Path(folder) / "pg", {}) as postgres,
        cloned(postgres.url()) as database,
        computing(busy),
    ):
        sheet = Path(folder) / "people.xlsx"
        write_people(sheet, rows)
        met = asyncio.run(import_people(database.url(), sheet, Path(folder) / "shelf", rows))
    if not met:
        raise SystemExit("the import of people is larger than promised, or did not end")


@contextmanager
def computing(processes: int) -> Iterator[None]:
    """So many processes that want the processor for themselves."""
    spinning = [multiprocessing.Process(target=spin, daemon=True) for _ in range(processes)]
    for process in spinning:
        process.start()
    yield
    for process in spinning:
        process.kill()


def spin() -> None:
    while True:
        pass


def write_people(path: Path, rows: int) -> None:
    with Workbook(path, {"constant_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, HEADING)
        for number in range(1, rows + 1):
            page.write_row(number, 0, person(number))


def person(number: int) -> tuple[str, ...]:
    place = "没有的村" if number % FLAWED == 0 else f"第{number % COMMUNITIES + 1}社区"
    born = date(1940, 1, 1) + timedelta(days=number % 20_000)
    id_number = f"430121{born:%Y%m%d}{number // 20_000:03}"
    id_number += ric.calc_check_digit(id_number + "0")
    return f"张{number}", f"138{number:08}", place, id_number, f"人民路{number}号", "2025-01-02"


async def import_people(url: str, sheet: Path, folder: Path, rows: int) -> bool:
    engine = connect(url)
    opened = sessions(engine)
    place = await given.township(
        opened, communities=[f"第{n}社区居委会" for n in range(1, COMMUNITIES + 1)], furnishers=given.FURNISHERS
    )
    admin = await given.member(opened, place, Role.TOWNSHIP_ADMIN)
    async with given.work(opened, admin) as work:
        run = await service.upload(work, PEOPLE, Shelf(folder), sheet, sheet.name)
    checked = await done_apart(url, folder, place, run, "imports.check")
    async with given.work(opened, admin) as work:
        run = await service.confirm(work, PEOPLE, Shelf(folder), run.id)
    taken = await done_apart(url, folder, place, run, "imports.take")
    async with given.work(opened, admin) as work:
        run = await service.find(work, PEOPLE, run.id)
        failures = await work.all(select(JobFailure))
    await engine.dispose()
    print(f"{run.state}: {run.rows:,} rows, {run.added:,} people, {run.flawed:,} given back, {len(failures)} failures")
    whole = run.state is ImportState.TAKEN and run.added == rows - rows // FLAWED and not failures
    return whole and max(checked, taken) <= MOST_MIB


async def done_apart(url: str, folder: Path, place: Place, run: ImportRun, job: str) -> int:
    """Have the job done by a process of its own; returns the MiB that it held at most."""
    command = (sys.executable, "-m", "benchmarks.import_people", "--job", job, str(place.tenant.id), str(run.job_id),
               str(run.id), url, str(folder))  # fmt: skip
    answer = await asyncio.to_thread(subprocess.run, command, check=True, stdout=subprocess.PIPE, text=True)
    seen = json.loads(answer.stdout.splitlines()[-1])
    print(f"{job:14} {seen['seconds']:6.1f} s   worker {seen['own']} MiB + reading child {seen['child']} MiB   "
          f"{seen['told']} states of progress seen", flush=True)  # fmt: skip
    return seen["own"]


async def do_job(job: str, tenant: str, message: str, run: str, url: str, folder: str) -> None:
    """What the worker does with the message, while somebody watches the progress."""
    import_module("wushe.kernel.importing.actors")
    engine = connect(url, pool_size=4, longest_command=LONGEST_COMMAND)
    opened = sessions(engine)
    runner = Runner(opened, ProductItself(opened), Shelf(Path(folder)), vault=given.VAULT)
    sent = for_dramatiq(Message(job, UUID(tenant), {"run_id": run}, Job.named[job].queue, id=UUID(message)))
    began = time.perf_counter()
    watching = asyncio.create_task(watched(opened, UUID(tenant), UUID(message)))
    await runner.perform(**sent["kwargs"])
    seconds = time.perf_counter() - began
    told = await watching
    await engine.dispose()
    print(json.dumps({"seconds": seconds, "own": most_mib("self"), "child": told[1], "told": told[0]}))


async def watched(opened: given.Sessions, tenant_id: UUID, job_id: UUID) -> tuple[int, int]:
    """How many different counts of rows a page would have shown until the job ended, and the MiB of its child."""
    seen: set[int] = set()
    child = 0
    state = ProgressState.WAITING
    while not state.is_final and not (seen - {0} and state is ProgressState.WAITING):
        async with opened(info={"tenant_id": tenant_id}) as session:
            state, done = (
                await session.execute(select(JobProgress.state, JobProgress.done).where(JobProgress.id == job_id))
            ).one()
        seen.add(done)
        child = max(child, largest_child_mib())
        await asyncio.sleep(0.5)
    return len(seen), child


def largest_child_mib() -> int:
    """The most that a process held which this one has started and which still runs."""
    children = [pid for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()]
    return max(map(most_mib, children), default=0)


def most_mib(pid: str) -> int:
    """The most that a process held; ru_maxrss would count what its parent held before exec. 0 for one that ended."""
    status = Path(f"/proc/{pid}/status")
    told = status.read_text().partition("VmHWM:")[2].split() if status.exists() else []
    return int(told[0]) // 1024 if told else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--busy", type=int, default=0)
    parser.add_argument("--job", nargs=6)
    asked = parser.parse_args()
    if asked.job:
        asyncio.run(do_job(*asked.job))
    else:
        main(asked.rows, asked.busy)
