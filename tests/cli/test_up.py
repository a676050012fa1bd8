"""`wushe up` as a person meets it: one command starts all, whatever ended the one before, and leaves no process."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from wushe.kernel.checkout import CHECKOUT

FIRST_START_SECONDS, SECOND_START_SECONDS, END_SECONDS = 120, 20, 40
"""`benchmarks/start.py` measures a second start on a quiet machine; here the whole suite runs beside it."""


@pytest.fixture(scope="module")
def state() -> Iterator[Path]:
    folder = CHECKOUT / ".wushe" / "tests" / f"up-{os.getpid()}"
    yield folder
    for pid in processes(folder):
        os.kill(pid, signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def up(state, port) -> Iterator[subprocess.Popen]:
    state.mkdir(parents=True, exist_ok=True)
    with (state / "said").open("w") as said:
        process = launch(state, port, stdout=said, stderr=subprocess.STDOUT)
    yield process
    process.send_signal(signal.SIGTERM)
    process.wait(END_SECONDS)


def launch(state: Path, port: int, *, settings: dict[str, str] | None = None, **pipes) -> subprocess.Popen:
    given = {name: value for name, value in os.environ.items() if not name.startswith(("WUSHE_", "DATABASE_URL"))}
    environment = given | {"WUSHE_STATE": str(state), "WUSHE_PORT": str(port)} | (settings or {})
    return subprocess.Popen([sys.executable, "-m", "wushe", "up"], env=environment, text=True, **pipes)


def said(state: Path) -> str:
    return (state / "said").read_text()


def wait_until_up(state: Path, process: subprocess.Popen, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while "Ctrl-C stops everything" not in said(state):
        assert process.poll() is None, said(state)
        assert time.monotonic() < deadline, said(state)
        time.sleep(0.05)


def processes(state: Path) -> list[int]:
    """All that run by this state folder, found by what they were started with."""
    mark, found = str(state).encode(), []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes() or mark in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
    return [pid for pid in found if pid != os.getpid()]


def wait_until_nothing_runs(state: Path) -> None:
    deadline = time.monotonic() + END_SECONDS
    while left := processes(state):
        assert time.monotonic() < deadline, f"{left} still run: {said(state)}"
        time.sleep(0.05)


def ready(port: int) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/health/ready")
    status = connection.getresponse().status
    connection.close()
    return status


def test_one_command_starts_all_and_ctrl_c_leaves_no_process(state, port, up):
    wait_until_up(state, up, FIRST_START_SECONDS)
    assert ready(port) == 200
    told = [said(state).index(part) for part in ("PostgreSQL in", "Database: ", "Townships: ", "Demo: ", "Web ...")]
    assert told == sorted(told), "nobody sits before silence"
    assert f"http://localhost:{port}" in said(state)
    up.send_signal(signal.SIGINT)
    assert up.wait(END_SECONDS) == 0
    assert processes(state) == []


def test_after_kill_9_nothing_is_left_and_the_next_start_serves(state, port, up):
    wait_until_up(state, up, FIRST_START_SECONDS)
    up.kill()
    up.wait()
    with (state / "said").open("w") as lines:
        again = launch(state, port, stdout=lines, stderr=subprocess.STDOUT)
    try:
        wait_until_up(state, again, SECOND_START_SECONDS + END_SECONDS)
        assert ready(port) == 200
        assert "Demo: " not in said(state), "what is there already is not looked at again"
    finally:
        again.send_signal(signal.SIGTERM)
        assert again.wait(END_SECONDS) == 0
    wait_until_nothing_runs(state)


def refusal(state: Path, port: int, **settings: str) -> list[str]:
    process = launch(state / "refused", port, settings=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output, _ = process.communicate(timeout=END_SECONDS)
    assert process.returncode == 2
    assert "Traceback" not in output
    return output.splitlines()


def test_a_taken_port_is_named(state):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        (line,) = refusal(state, taken.getsockname()[1])
    assert re.match(r"wushe: WUSHE_PORT: \d+ is not free", line)


def test_a_misspelt_setting_is_named(state, port):
    assert refusal(state, port, WUSHE_PROT="1") == [
        "wushe: WUSHE_PROT: there is no such setting; did you mean WUSHE_PORT?"
    ]


def test_it_is_not_for_production(state, port):
    line, *_ = refusal(state, port, WUSHE_MODE="production", WUSHE_DEMO="false")
    assert line.startswith("wushe: WUSHE_")


def test_a_server_of_ones_own_needs_its_owner_too(state, port):
    lines = refusal(state, port, DATABASE_URL="postgresql://wushe_app:x@127.0.0.1:1/wushe")
    assert lines[-1].startswith("wushe: WUSHE_OWNER_DATABASE_URL: is missing")
