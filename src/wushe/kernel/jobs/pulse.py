"""A worker's sign of life for whoever looks after it: a file that its watch touches as long as jobs can be done."""

import os
import tempfile
import time
from contextlib import suppress
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


def is_alive() -> bool:
    """Whether a worker has shown life a moment ago."""
    try:
        return time.time() - file().stat().st_mtime < FRESH_SECONDS
    except OSError:
        return False
