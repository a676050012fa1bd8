"""A worker's sign of life for whoever looks after it: a file that its watch touches as long as jobs can be done."""

import os
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

FRESH_SECONDS = 90.0
"""Longer than a stuck worker lives, so that it is started anew by itself before anybody else does it."""


def file() -> Path:
    """Of this account on this machine; in a container there is one worker."""
    return Path(tempfile.gettempdir()) / f"wushe-worker-{os.getuid()}"


def beat() -> None:
    """A full disk is no reason to stop working."""
    with suppress(OSError):
        file().touch()


def last_beat() -> datetime | None:
    """When a worker on this machine has last shown life."""
    try:
        return datetime.fromtimestamp(file().stat().st_mtime, UTC)
    except OSError:
        return None


def is_alive() -> bool:
    """Whether a worker has shown life a moment ago."""
    return is_fresh(last_beat(), datetime.now(UTC))


def is_fresh(beaten_at: datetime | None, now: datetime) -> bool:
    """Whether that sign of life is one of a worker that lives."""
    return beaten_at is not None and (now - beaten_at).total_seconds() < FRESH_SECONDS
