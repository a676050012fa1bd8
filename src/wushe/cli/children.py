"""The processes that `wushe up` runs beside it: started, watched, started again, and ended together."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from wushe.kernel.start import StartRefusedError

HEALTHY_SECONDS = 10.0
"""A child that lived this long is started again when it dies; one that dies sooner would die again."""
STOP_SECONDS = 40.0
"""Longer than the children give what is in flight, so that none is killed in the middle of it."""


class ChildFailedError(StartRefusedError):
    """A child died too soon, or ended badly; why stands in its own lines above."""


@dataclass
class Child:
    """One process, `wushe COMMAND`."""

    command: str
    process: "subprocess.Popen[bytes]"
    born: float = field(default_factory=time.monotonic)

    def let_go(self) -> None:
        """Close the pipe that tells the child that its parent is there."""
        if self.process.stdin:
            self.process.stdin.close()


class Children:
    """All of them. They end by themselves when this process is gone: see `parent.py`."""

    def __init__(self) -> None:
        self._all: list[Child] = []

    def start(self, command: str) -> None:
        """A session of its own keeps Ctrl-C away from the child: this process ends it in good order."""
        process = subprocess.Popen(
            [sys.executable, "-m", "wushe", command, "--with-parent"],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )
        self._all.append(Child(command, process))

    def run(self, command: str) -> None:
        """Run one to its end. Raises ChildFailedError when that is not a good one."""
        errand = subprocess.Popen([sys.executable, "-m", "wushe", command], start_new_session=True)
        try:
            status = errand.wait()
        except BaseException:
            errand.kill()
            errand.wait()
            raise
        if status != 0:
            raise ChildFailedError(f"`wushe {command}` ended with status {status}")

    def look_after(self) -> None:
        """Start again what died. Raises ChildFailedError when it cannot live."""
        for child in [child for child in self._all if child.process.poll() is not None]:
            self._all.remove(child)
            child.let_go()
            if time.monotonic() - child.born < HEALTHY_SECONDS:
                raise ChildFailedError(f"`wushe {child.command}` ended with status {child.process.returncode}")
            self.start(child.command)

    def stop(self) -> None:
        """End all at once, and wait until the last one is gone."""
        for child in self._all:
            child.let_go()
            child.process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for child in self._all:
            try:
                child.process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.process.kill()
                child.process.wait()


@contextmanager
def family(children: Children) -> Iterator[Children]:
    """The same children, all gone when the block ends, however it ends."""
    try:
        yield children
    finally:
        children.stop()
