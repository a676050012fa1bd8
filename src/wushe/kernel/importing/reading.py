"""A sheet in batches of lines, read by a child process in a thread, so that nothing else waits for it."""

from asyncio import to_thread
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import ExitStack, asynccontextmanager
from itertools import islice
from pathlib import Path

from wushe.kernel.sheets.excel_out import write_returned
from wushe.kernel.sheets.guarded import read_guarded
from wushe.kernel.sheets.lines import Line, Reading, read_lines
from wushe.kernel.sheets.sheet import Flaw, Sheet

BATCH = 500


@asynccontextmanager
async def opened(sheet: Sheet, path: Path) -> AsyncIterator[Reading]:
    """The sheet with its heading found; raises a `SheetRefused`."""
    stack = ExitStack()
    try:
        source = await to_thread(stack.enter_context, read_guarded(path))
        yield await to_thread(read_lines, sheet, source)
    finally:
        await to_thread(stack.close)


async def batches(reading: Reading, size: int = BATCH) -> AsyncIterator[list[Line]]:
    while lines := await to_thread(_next, reading.lines, size):
        yield lines


def _next(lines: Iterator[Line], size: int) -> list[Line]:
    return list(islice(lines, size))


def write_back(target: Path, sheet: Sheet, path: Path, refused: Mapping[int, Sequence[Flaw]]) -> None:
    """The person's own flawed rows with 错误原因. The file is read again: keeping its rows would take the memory."""
    with target.open("wb") as file, read_guarded(path) as source:
        reading = read_lines(sheet, source)
        write_returned(file, reading, _with(refused, reading.lines))


def _with(refused: Mapping[int, Sequence[Flaw]], lines: Iterator[Line]) -> Iterator[Line]:
    for line in lines:
        line.flaws.extend(refused.get(line.number, ()))
        yield line
