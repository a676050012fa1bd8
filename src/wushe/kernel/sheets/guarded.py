"""Opening a stranger's file without trusting it: looked at here, parsed in a child that may die of it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from wushe.kernel.sheets.frames import Batch, Failed, Frame, Opening, read_frame
from wushe.kernel.sheets.guard import check
from wushe.kernel.sheets.refusals import REFUSALS, SheetRefused, TooBig
from wushe.kernel.sheets.source import MOST_ROWS, Row, Source

_CHILD = (sys.executable, "-I", "-m", "wushe.kernel.sheets.child")


@contextmanager
def read_guarded(path: Path, name: str = "") -> Iterator[Source]:
    """The rows of an Excel or CSV file as they come from the child, in constant memory.

    `name` chooses one of the visible sheets, otherwise it is the first; `source.other_names` has the rest.
    Raises a `SheetRefused` on opening, or while the rows are read. Leaving the block ends the child.
    """
    command = (*_CHILD, check(path), str(path), name)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        try:
            yield _open(child)
        finally:
            child.kill()


def _open(child: subprocess.Popen[bytes]) -> Source:
    match _next(child):
        case Opening(name, other_names, merges):
            return Source(_rows(child), merges, name, other_names)
        case _:
            raise SheetRefused


def _rows(child: subprocess.Popen[bytes]) -> Iterator[Row]:
    while isinstance(frame := _next(child), Batch):
        yield from frame.rows


def _next(child: subprocess.Popen[bytes]) -> Frame:
    """What the child says next; raises what it refused with, or what it died of."""
    frame = read_frame(cast("IO[bytes]", child.stdout))
    if isinstance(frame, Failed):
        raise REFUSALS[frame.code](most=MOST_ROWS)
    if frame is None:
        # A signal ended it: out of memory or out of time. Else the parser itself broke on the file.
        raise TooBig if child.wait() < 0 else SheetRefused
    return frame
