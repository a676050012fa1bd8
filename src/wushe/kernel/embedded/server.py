"""Starting, finding and stopping the embedded server; it survives that its last user was killed."""

import fcntl
import hashlib
import hmac
import os
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from wushe.kernel.embedded import account, guard
from wushe.kernel.embedded.account import Place
from wushe.kernel.embedded.postmaster import Postmaster, stop
from wushe.kernel.start import StartRefusedError

SUPERUSER = "postgres"
START_SECONDS = 90
"""Crash recovery after a power cut takes longer than a start; the wheel itself gives up after 10 s."""
LOG_LINES = 12

CALM: Mapping[str, str] = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "password_encryption": "scram-sha-256",
    "scram_iterations": "1",  # its passwords are 256 random bits: stretching them adds nothing but 10 ms
    "max_connections": "120",
    "max_wal_size": "256MB",
    "jit": "off",
    "log_checkpoints": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_parameter_max_length": "0",  # parameters are personal data
    "log_parameter_max_length_on_error": "0",
}
FORGETFUL: Mapping[str, str] = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "400",
}
"""For tests: a database that nobody misses after a power cut."""


class EmbeddedFailedError(StartRefusedError):
    """The server could not be installed or started; the message carries the last lines it said."""


class Server:
    """A running server that this process uses until `release`."""

    def __init__(
        self, place: Place, port: int, password: str, users: IO[str], watch: "subprocess.Popen[bytes]"
    ) -> None:
        self.place = place
        self.port = port
        self._password = password
        self._users = users
        self._watch = watch

    def url(self, role: str = SUPERUSER, database: str = "postgres") -> str:
        return f"postgresql://{role}:{self.password_of(role)}@127.0.0.1:{self.port}/{database}"

    def password_of(self, role: str) -> str:
        """Derived from the superuser's, so that there is one secret to keep."""
        if role == SUPERUSER:
            return self._password
        return hmac.new(self._password.encode(), role.encode(), hashlib.sha256).hexdigest()

    def release(self) -> None:
        """Stop the server, unless another process uses it too."""
        if guard.try_lock(self._users):
            stop(self.place.data)
            self._users.close()
            self._watch.wait()
        else:
            fcntl.flock(self._users, fcntl.LOCK_SH)  # at once beside other users, or when the guard has stopped it
            self._users.close()
            if self._watch.poll() is None:
                self._watch.returncode = 0  # the guard outlives this process on purpose; Popen would warn of it

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.release()


def start(folder: Path, extra: Mapping[str, str] | None = None) -> Server:
    """The server of `folder`, running: found, or started, after being installed. Raises EmbeddedFailedError.

    Several processes may ask at once; they get the same server.
    """
    folder.mkdir(parents=True, exist_ok=True)
    place = account.choose(folder)
    with ExitStack() as held:
        users = held.enter_context((folder / "users").open("w"))
        fcntl.flock(users, fcntl.LOCK_SH)
        with (folder / "starting").open("w") as starting:
            fcntl.flock(starting, fcntl.LOCK_EX)
            server = _started(folder, place, {**CALM, **(extra or {})}, users)
        held.pop_all()  # from here on the lock is the server's, until its release
        return server


def _started(folder: Path, place: Place, configuration: Mapping[str, str], users: IO[str]) -> Server:
    password = _password(folder)
    _install(place, password)
    runs = Postmaster.find(place.data) is not None
    if not runs:
        _configure(place, configuration)
    watch = guard.post(folder, place, launch=not runs)
    return Server(place, _port_when_ready(folder, place, watch), password, users, watch)


def _password(folder: Path) -> str:
    file = folder / "password"
    if not file.exists():
        half = file.with_suffix(".new")
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as new:
            new.write(secrets.token_hex(32))
        half.rename(file)
    return file.read_text()


def _install(place: Place, password: str) -> None:
    """Made by initdb beside the data and moved there, so that one that was killed leaves nothing half made."""
    if (place.data / "PG_VERSION").exists():
        return
    half = Place(place.binaries, place.data.with_name(f"{place.data.name}.new"), place.account)
    for leftover in (half.data, place.data):
        shutil.rmtree(leftover, ignore_errors=True)
    half.make_folder()
    spoken = half.data / "password"
    spoken.write_text(password)
    half.give(spoken)
    options = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--username", SUPERUSER]
    made = half.run(
        "initdb", "-D", half.data / "data", "--pwfile", spoken, *options, "--no-sync", timeout=START_SECONDS
    )
    if made.returncode != 0:
        raise EmbeddedFailedError(f"initdb failed:\n{made.stdout.strip()}")
    (half.data / "data").rename(place.data)
    shutil.rmtree(half.data)


def _configure(place: Place, configuration: Mapping[str, str]) -> None:
    """The whole postgresql.conf. A port that is free now may be taken in a moment; it hardly ever is."""
    lines = [f"{name} = '{value}'" for name, value in {**configuration, "port": str(_free_port())}.items()]
    (place.data / "postgresql.conf").write_text("\n".join(lines) + "\n")
    (place.data / "postmaster.pid").unlink(missing_ok=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _port_when_ready(folder: Path, place: Place, watch: "subprocess.Popen[bytes]") -> int:
    """A former server may still be recovering or shutting down, so this asks until it is ready."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        running = Postmaster.find(place.data)
        if running and running.ready:
            return running.port
        if running is None and watch.poll() is not None:
            break
        time.sleep(0.02)
    raise EmbeddedFailedError(f"PostgreSQL did not start; {folder / guard.LOG} ends:\n{_end_of(folder / guard.LOG)}")


def _end_of(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").strip().splitlines()[-LOG_LINES:]) if log.exists() else ""
