"""The child that opens a stranger's file: `python -m wushe.kernel.sheets.child excel|text PATH NAME`.

It limits itself first, then writes frames to standard output; the last frame says that it was the last.
"""

import resource
import sys
from itertools import islice
from pathlib import Path
from typing import IO

from wushe.kernel.sheets.csv_in import open_csv
from wushe.kernel.sheets.excel_in import open_excel
from wushe.kernel.sheets.frames import Batch, End, Failed, Opening, write_frame
from wushe.kernel.sheets.source import CannotRead, Source

MOST_MEMORY_BYTES = 512 * 2**20
"""Address space; an honest sheet of 100,000 rows needs less than half, a bomb takes all and dies of it."""
MOST_CPU_SECONDS = 20
_ROWS_A_FRAME = 500


def main(file_format: str, path: str, name: str, stream: IO[bytes]) -> None:
    for limit, most in (
        (resource.RLIMIT_AS, MOST_MEMORY_BYTES),
        (resource.RLIMIT_CPU, MOST_CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    try:
        _tell(open_excel(Path(path), name) if file_format == "excel" else open_csv(Path(path)), stream)
    except CannotRead as refusal:
        write_frame(stream, Failed(refusal.code))
    except MemoryError:
        write_frame(stream, Failed("sheets.too_big"))


def _tell(source: Source, stream: IO[bytes]) -> None:
    write_frame(stream, Opening(source.name, source.other_names, source.merges))
    while rows := list(islice(source.rows, _ROWS_A_FRAME)):
        write_frame(stream, Batch(rows))
    write_frame(stream, End())


if __name__ == "__main__":
    main(*sys.argv[1:4], stream=sys.stdout.buffer)
