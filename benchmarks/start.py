"""How long `make up` takes until it serves: `python -m benchmarks.start`. Goal: a second start within 5 s.

The first start makes a database server, migrates, founds the townships and loads the demo; a later one finds all that.
A state folder of its own, so that what a person has here stays as it is. Measured until the address is printed, which
is when /health/ready has answered 200; of the later starts the middle one counts.
"""

import os
import select
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LATER = 3
MOST_SECONDS = 5.0
PATIENCE_SECONDS = 300.0
UP = "Ctrl-C stops everything"


@contextmanager
def product(state: Path) -> Iterator[float]:
    """The product, running; gives the seconds that it took."""
    given = {name: value for name, value in os.environ.items() if not name.startswith(("WUSHE_", "DATABASE_URL"))}
    given.pop("PYTHONDONTWRITEBYTECODE", None)  # a checkout of somebody's own keeps its bytecode
    environment = given | {"WUSHE_STATE": str(state), "WUSHE_PORT": str(free_port())}
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "wushe", "up"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        wait_until_up(process, began)
        yield time.perf_counter() - began
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def wait_until_up(process: "subprocess.Popen[bytes]", began: float) -> None:
    """Raises `TimeoutError`, and `RuntimeError` with what was said when it does not start."""
    assert process.stdout
    said = b""
    while UP.encode() not in said:
        if not select.select([process.stdout], [], [], PATIENCE_SECONDS)[0]:
            raise TimeoutError(said.decode())
        if not (more := os.read(process.stdout.fileno(), 65536)):
            raise RuntimeError(said.decode())
        for line in more.decode(errors="replace").splitlines():
            if line.endswith("..."):
                print(f"    {time.perf_counter() - began:5.1f} s  {line}", flush=True)
        said += more


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main() -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        took: list[float] = []
        for number in range(1 + LATER):
            with product(Path(folder) / "state") as seconds:
                took.append(seconds)
                print(f"start {number + 1}: {seconds:.1f} s", flush=True)
    first, later = took[0], statistics.median(took[1:])
    load = os.getloadavg()[0]
    print(f"first {first:.1f} s, later {later:.1f} s (goal at most {MOST_SECONDS:.0f}), load average {load:.1f}")
    raise SystemExit(0 if later <= MOST_SECONDS else 1)


if __name__ == "__main__":
    main()
