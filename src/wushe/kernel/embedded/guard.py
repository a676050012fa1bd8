"""The process that runs the server and ends it when its last user is gone: `python -m wushe.kernel.embedded.guard`.

It is the server's parent, so that a stopped server leaves no zombie behind where nobody else would collect it.
"""

import fcntl
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO

from wushe.kernel.embedded.account import Place
from wushe.kernel.embedded.postmaster import Postmaster, stop

LOG = "server.log"
LOG_BYTES = 8_000_000
"""A longer log starts anew with the next start of the server."""
GLANCE_SECONDS = 0.1
HEALTHY_SECONDS = 5.0
"""A server that ran this long before it crashed is started again; a shorter life means that it cannot run."""
LETTING_GO_SECONDS = 20.0
"""So long after such a crash it may fail to start: the children of a killed server hold its memory a little longer."""


def post(folder: Path, place: Place, *, launch: bool) -> "subprocess.Popen[bytes]":
    """Put a guard at the server of `folder`, which it launches or finds; it leaves when one stands there already.

    A session of its own keeps Ctrl-C in a terminal away from it.
    """
    words = [folder, place.binaries, place.data, place.account or "", "launch" if launch else "stay"]
    return subprocess.Popen(
        [sys.executable, "-m", __name__, *map(str, words)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd="/",
    )


def try_lock(file: IO[str]) -> bool:
    """Take the exclusive lock if nobody else holds any; a shared lock that was held is given up either way."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def watch(folder: Path, place: Place, *, launch: bool) -> None:
    """Run the server, or stay with one whose guard was killed, until no process uses it."""
    with (folder / "users").open("w") as users, (folder / "guard").open("w") as duty:
        if not try_lock(duty):
            return
        unused = threading.Event()
        threading.Thread(target=_tell_when_unused, args=(users, unused), daemon=True).start()
        if launch:
            _run(folder / LOG, place, unused)
        else:
            _stay(place.data, unused)
        duty.close()  # before `users`: the guard of the next user must not find this one and leave


def _tell_when_unused(users: IO[str], unused: threading.Event) -> None:
    fcntl.flock(users, fcntl.LOCK_EX)
    unused.set()


def _run(log: Path, place: Place, unused: threading.Event) -> None:
    hope_until = 0.0
    while not unused.is_set():
        born = time.monotonic()
        with log.open("a" if log.exists() and log.stat().st_size < LOG_BYTES else "w") as lines:
            server = place.launch("postgres", "-D", place.data, output=lines)
        threading.Thread(target=_end_when_unused, args=(server, unused), daemon=True).start()
        ended_well, now = server.wait() == 0, time.monotonic()
        if now - born > HEALTHY_SECONDS:
            hope_until = now + LETTING_GO_SECONDS
        if ended_well or now > hope_until:
            return
        if now - born < GLANCE_SECONDS:
            unused.wait(GLANCE_SECONDS)


def _end_when_unused(server: "subprocess.Popen[str]", unused: threading.Event) -> None:
    """Asked more than once: a server that is only just starting may not listen yet."""
    unused.wait()
    while server.poll() is None:
        server.send_signal(signal.SIGINT)
        time.sleep(GLANCE_SECONDS)


def _stay(data: Path, unused: threading.Event) -> None:
    while Postmaster.find(data) and not unused.wait(GLANCE_SECONDS):
        pass
    if unused.is_set():
        stop(data)


if __name__ == "__main__":
    folder, binaries, data, account, launch = sys.argv[1:]
    watch(Path(folder), Place(Path(binaries), Path(data), account or None), launch=launch == "launch")
