"""The embedded server: one for all who ask, closed to everybody else, and gone when its last user is gone, however."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from wushe.kernel.checkout import CHECKOUT
from wushe.kernel.embedded import account, server
from wushe.kernel.embedded.postmaster import Postmaster

PATIENCE_SECONDS = 30.0
HOLD = """
import sys, time
from pathlib import Path
from wushe.kernel.embedded import server
held = server.start(Path(sys.argv[1]), server.FORGETFUL)
print(held._watch.pid, flush=True)
time.sleep(600)
"""


@dataclass
class Holder:
    process: subprocess.Popen
    guard: int

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@contextmanager
def killed_at_the_end(process: subprocess.Popen) -> Iterator[None]:
    try:
        yield
    finally:
        process.kill()


@pytest.fixture
def folder():
    """Inside the checkout, where the account that runs PostgreSQL may enter; pytest's own folders are closed to it."""
    made = CHECKOUT / ".wushe" / "tests" / f"embedded-{os.getpid()}"
    yield made
    if running := Postmaster.find(made / "data"):
        os.kill(running.pid, signal.SIGKILL)
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def holder(folder):
    """Another process that uses the server of `folder`, and the number of the guard it posted."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(folder)], stdout=subprocess.PIPE, text=True)
    with process, killed_at_the_end(process):
        yield Holder(process, guard=int(process.stdout.readline()))


def start(folder: Path) -> server.Server:
    return server.start(folder, server.FORGETFUL)


def running(folder: Path) -> Postmaster | None:
    return Postmaster.find(folder / "data")


def wait_until_gone(folder: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while running(folder):
        assert time.monotonic() < deadline, "the server is still there"
        time.sleep(0.02)


def answers(found: server.Server) -> bool:
    with psycopg.connect(found.url()) as connection:
        return connection.execute("SELECT 1").fetchone() == (1,)


def test_it_stops_with_its_only_user_and_keeps_what_was_written(folder):
    with start(folder) as first, psycopg.connect(first.url(), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    assert running(folder) is None
    with start(folder) as second, psycopg.connect(second.url()) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


def test_two_processes_share_it_and_the_last_one_stops_it(folder, holder):
    with start(folder) as shared:
        holder.kill()
        assert answers(shared)
    assert running(folder) is None


def test_it_stops_by_itself_when_its_only_user_was_killed(folder, holder):
    holder.kill()
    wait_until_gone(folder)


def test_it_starts_again_after_everything_was_killed(folder, holder):
    postmaster = running(folder)
    for victim in (holder.process.pid, holder.guard, postmaster.pid):
        os.kill(victim, signal.SIGKILL)
    holder.process.wait()
    with start(folder) as again:
        assert answers(again)


def test_a_server_whose_guard_was_killed_is_found_and_stopped_in_the_end(folder, holder):
    os.kill(holder.guard, signal.SIGKILL)
    former = running(folder)
    with start(folder) as found:
        assert running(folder).pid == former.pid
        holder.kill()
        assert answers(found)
    assert running(folder) is None


def test_a_number_that_belongs_to_another_process_by_now_is_no_server(folder):
    with start(folder):
        pass
    (folder / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n{folder}/data\n0\n5432\n\n\n\nready\n")
    assert running(folder) is None
    with start(folder) as started:
        assert answers(started)


def test_an_installation_that_was_killed_half_way_is_made_anew(folder):
    half = folder / "data.new"
    half.mkdir(parents=True)
    (half / "rest").touch()
    with start(folder) as started:
        assert answers(started)
    assert not half.exists()


def test_nobody_enters_without_the_password(folder):
    with start(folder) as guarded, pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(guarded.url().replace(guarded.password_of("postgres"), "guessed"))
    assert (folder / "password").stat().st_mode & 0o077 == 0


def test_it_listens_on_the_loopback_alone(folder):
    with start(folder) as guarded, psycopg.connect(guarded.url()) as connection:
        asked = "SELECT current_setting('listen_addresses'), current_setting('unix_socket_directories')"
        assert connection.execute(asked).fetchone() == ("127.0.0.1", "")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to hand over to another account")
def test_root_hands_over_to_another_account(folder):
    with start(folder) as handed:
        status = Path(f"/proc/{running(folder).pid}/status").read_text()
        uid = int(status.partition("Uid:")[2].split()[0])
        assert uid != 0
        assert pwd.getpwuid(uid).pw_name == handed.place.account


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can shelter what another account may not enter")
def test_a_checkout_that_the_account_may_not_enter_is_no_obstacle(tmp_path, monkeypatch):
    shelter = CHECKOUT / ".wushe" / "tests" / f"shelter-{os.getpid()}"
    monkeypatch.setattr(account, "SHELTER", shelter)
    tmp_path.chmod(0o700)
    with start(tmp_path / "postgres") as sheltered:
        assert sheltered.place.data.is_relative_to(shelter)
        assert sheltered.place.binaries.is_relative_to(shelter)
        assert answers(sheltered)
    shutil.rmtree(shelter)


def test_a_server_that_cannot_start_says_why(folder):
    with start(folder):
        pass
    (folder / "data" / "PG_VERSION").write_text("9\n")
    with pytest.raises(server.EmbeddedFailedError, match="not compatible with this version"):
        start(folder)
