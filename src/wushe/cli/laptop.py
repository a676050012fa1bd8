"""The environment of `wushe up`: its generated keys and passwords, kept in a file that only its owner can read."""

import fcntl
import hashlib
import os
import time
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from wushe.kernel import keys
from wushe.kernel.checkout import CHECKOUT
from wushe.kernel.start import StartRefusedError

STATE = "WUSHE_STATE"
DATABASE, PREFIX = "DATABASE_URL", "WUSHE_"
PATIENCE_SECONDS, GLANCE_SECONDS = 5.0, 0.1
KEYS = ("WUSHE_SECRET_KEY", "WUSHE_DATA_KEY", "WUSHE_LOOKUP_KEY")


class AlreadyUpError(StartRefusedError):
    """Another `wushe up` holds this checkout."""


class NothingRunsError(StartRefusedError):
    """There is no environment to borrow."""

    def __init__(self) -> None:
        super().__init__("--laptop: there is nothing here yet; start `make up` first")


def file_of(environment: Mapping[str, str]) -> Path:
    """Where the environment of the last `wushe up` is kept."""
    return Path(environment.get(STATE) or CHECKOUT / ".wushe") / "environment"


def borrow_environment(environment: MutableMapping[str, str]) -> None:
    """Take over what `wushe up` uses; what is set already stays. Raises NothingRunsError."""
    kept = read(file_of(environment))
    if not kept:
        raise NothingRunsError
    for name, value in kept.items():
        environment.setdefault(name, value)


def read(file: Path) -> dict[str, str]:
    """NAME=value by lines; nothing when there is no such file."""
    if not file.exists():
        return {}
    lines = file.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def keep(file: Path, environment: Mapping[str, str]) -> None:
    """Write the settings among `environment`, whole or not at all, readable by nobody else."""
    settings = {name: value for name, value in environment.items() if name == DATABASE or name.startswith(PREFIX)}
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f"{file.name}.new")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as lines:
        lines.writelines(f"{name}={value}\n" for name, value in settings.items())
    half.rename(file)


def environment(given: Mapping[str, str], file: Path) -> dict[str, str]:
    """What `wushe up` sets where the person has not. The keys are those of the last start: they sealed the data."""
    kept = read(file)
    own = {
        "WUSHE_MODE": "laptop",
        "WUSHE_DEMO": "true",
        "WUSHE_LOG_FORMAT": "console",
        "WUSHE_LOG_LEVEL": "warning",
        "WUSHE_PUBLIC_URL": f"http://localhost:{given.get('WUSHE_PORT') or 8000}",
        **{name: kept.get(name) or keys.generate() for name in KEYS},
    }
    return {name: value for name, value in own.items() if not given.get(name)}


def contents(tenants: Path, environment: Mapping[str, str]) -> str:
    """A fingerprint of what fills the database: the townships' files, the demo, which database, which release."""
    database = urlsplit(environment[DATABASE])  # the embedded one has another port each time
    parts = [version("wushe"), environment.get("WUSHE_DEMO", ""), f"{database.hostname}{database.path}"]
    parts += [
        text for file in sorted(tenants.rglob("*.toml")) for text in (file.name, file.read_text(encoding="utf-8"))
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@contextmanager
def only_one(folder: Path) -> Iterator[bool]:
    """Hold the lock of this checkout's `wushe up`, and tell whether the former one was killed.

    The kernel lets go of the lock even after `kill -9`. A former one may be ending right now, so this is patient.
    """
    folder.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + PATIENCE_SECONDS
    with (folder / "up").open("a+", encoding="utf-8") as lock:
        while not _locked(lock):
            if time.monotonic() > deadline:
                lock.seek(0)
                raise AlreadyUpError(f"it is already running here, as process {lock.read().strip()}")
            time.sleep(GLANCE_SECONDS)
        lock.seek(0)
        was_killed = bool(lock.read())
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        try:
            yield was_killed
        finally:
            lock.truncate(0)


def _locked(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
