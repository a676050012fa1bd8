"""What postmaster.pid says about a server, and whether it is true: the file outlives a server that was killed."""

import os
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

STOP_SECONDS = 30
READY = "ready"
_PID, _PORT, _STATE = 0, 3, 7


@dataclass(frozen=True, slots=True)
class Postmaster:
    """A server process that runs on `data` now."""

    pid: int
    port: int
    ready: bool

    @classmethod
    def find(cls, data: Path) -> Self | None:
        """None when no server runs there, also when the file names a process that is something else by now."""
        try:
            lines = (data / "postmaster.pid").read_text().splitlines()
            pid = int(lines[_PID])
        except (FileNotFoundError, IndexError, ValueError):
            return None
        if not _serves(pid, data):
            return None
        port = int(lines[_PORT]) if len(lines) > _PORT else 0
        return cls(pid, port, len(lines) > _STATE and lines[_STATE].strip() == READY)


def _serves(pid: int, data: Path) -> bool:
    """Numbers of processes are used again, in containers within minutes; a postmaster works in its data folder."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    try:
        return Path(f"/proc/{pid}/cwd").samefile(data)
    except FileNotFoundError:
        return not Path("/proc/self").exists()  # no /proc on this system: believe the file
    except PermissionError:
        return False  # a process of another account is not the one that this account started


def stop(data: Path) -> None:
    """Stop the server of `data` if it runs, and wait: politely (fast shutdown), then at once."""
    for order in (signal.SIGINT, signal.SIGQUIT):
        deadline = time.monotonic() + STOP_SECONDS
        while running := Postmaster.find(data):
            if time.monotonic() > deadline:
                break
            with suppress(ProcessLookupError):
                os.kill(running.pid, order)
            time.sleep(0.02)
