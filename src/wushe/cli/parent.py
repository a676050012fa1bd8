"""Ending when the parent is gone, even if that was killed, so that nothing is left running unseen."""

import os
import signal
import threading
import time
from collections.abc import Callable

import click

GLANCE_SECONDS = 0.2
LAST_WORDS_SECONDS = 35
"""How long what is in flight may take to finish."""

with_parent = click.option("--with-parent", is_flag=True, hidden=True, help="End when the starting process ends.")


def end_with_pipe() -> None:
    """For a child of `wushe up`: its standard input is a pipe of which only the parent holds the other end."""

    def until_closed() -> None:
        while os.read(0, 1):  # not sys.stdin, whose lock a daemon thread may not hold at the end
            pass

    threading.Thread(target=_end_after, args=(until_closed,), name="parent", daemon=True).start()


def end_with_parent() -> None:
    """For `wushe up` under `make`, which leaves its own standard input to it: an orphan gets another parent."""
    born_to = os.getppid()

    def until_orphaned() -> None:
        while os.getppid() == born_to:
            time.sleep(GLANCE_SECONDS)

    threading.Thread(target=_end_after, args=(until_orphaned,), name="parent", daemon=True).start()


def _end_after(wait: Callable[[], object]) -> None:
    wait()
    last_words = threading.Timer(LAST_WORDS_SECONDS, os._exit, [1])
    last_words.daemon = True
    last_words.start()
    os.kill(os.getpid(), signal.SIGTERM)
