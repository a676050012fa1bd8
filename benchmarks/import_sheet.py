"""An import of 100,000 rows, and what becomes of bombs: `python benchmarks/import_sheet.py`.

Time and memory of the importing process and of its reading child are each measured in processes of their own.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from xlsxwriter import Workbook

from wushe.kernel.i18n import _
from wushe.kernel.sheets.excel_out import write_returned, write_xlsx
from wushe.kernel.sheets.guarded import read_guarded
from wushe.kernel.sheets.kinds import AMOUNT, DAY, HOURS, MOBILE
from wushe.kernel.sheets.lines import Line, read_lines
from wushe.kernel.sheets.refusals import SheetRefused
from wushe.kernel.sheets.sheet import Column, Sheet

ROWS = 100_000
SHEET = Sheet(
    _("社区社会组织"),
    (
        Column("name", _("组织名称"), required=True, unique=True),
        Column("community", _("社区"), required=True),
        Column("leader", _("负责人")),
        Column("phone", _("联系电话"), MOBILE),
        Column("founded_on", _("成立日期"), DAY),
        Column("minutes", _("服务时长"), HOURS),
        Column("budget_fen", _("经费"), AMOUNT),
        Column("remark", _("备注")),
    ),
)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        honest = Path(folder) / "honest.xlsx"
        make_honest(honest)
        for step in ("read", "import", "export"):
            print_result(f"{step} {ROWS:,} x 8", measured(step, honest))
        for bomb in make_bombs(Path(folder)):
            print_result(f"refuse {bomb.stem}", measured("read", bomb))


def make_honest(path: Path) -> None:
    """Rows as offices have them: phones as numbers, dates as text, one phone in a hundred wrong."""
    write_workbook(path, honest_rows())


def honest_rows() -> Iterator[bytes]:
    yield row(column.heading for column in SHEET.columns)
    for n in range(1, ROWS + 1):
        names = f"花园社区志愿服务队{n}", f"榔梨街道第{n % 225}社区", f"张小{n % 1000}"
        phone = 13_800_000_000 + n if n % 100 else 123
        yield row((*names, phone, f"2024年{n % 12 + 1}月{n % 28 + 1}日", n % 80 / 2, n * 1.25, f"第{n}条备注"))


def row(cells: Iterable[object]) -> bytes:
    written = (
        f'<c t="inlineStr"><is><t>{cell}</t></is></c>' if isinstance(cell, str) else f"<c><v>{cell}</v></c>"
        for cell in cells
    )
    return f"<row>{''.join(written)}</row>".encode()


def make_bombs(folder: Path) -> list[Path]:
    """One cell of 400 MB; 2.8 million rows; the same in an archive that lies; what just passes the guard."""
    huge, rows = folder / "one cell of 400 MB.xlsx", folder / "2.8 million rows.xlsx"
    liar, most = folder / "2.8 million rows that lie.xlsx", folder / "1.6 million rows under the guard.xlsx"
    write_workbook(huge, [b"a" * 2**20] * 400)
    write_workbook(rows, [row([1]) * 10_000] * 280)
    write_workbook(liar, [row([1]) * 10_000] * 280)
    lie(liar)
    write_workbook(most, (row([random.randrange(10**6)]) for _row in range(1_600_000)))
    return [huge, rows, liar, most]


def write_workbook(path: Path, rows: Iterable[bytes]) -> None:
    """A workbook whose only sheet holds these rows of XML."""
    with Workbook(path) as book:
        book.add_worksheet()
    with zipfile.ZipFile(path) as file:
        entries = {name: file.read(name) for name in file.namelist() if "sheet1.xml" not in name}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, body in entries.items():
            file.writestr(name, body)
        with file.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
            sheet.writelines(rows)
            sheet.write(b"</sheetData></worksheet>")


def lie(path: Path) -> None:
    """Claim in the central directory that the sheet unpacks to one megabyte."""
    body = bytearray(path.read_bytes())
    at = body.rfind(b"PK\1\2")
    body[at + 24 : at + 28] = (2**20).to_bytes(4, "little")
    path.write_bytes(body)


def measured(step: str, path: Path) -> dict[str, object]:
    command = [sys.executable, __file__, "--step", step, str(path)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def run(step: str, path: Path) -> dict[str, object]:
    start = time.perf_counter()
    try:
        told = STEPS[step](path)
    except SheetRefused as refusal:
        told = refusal.code
    seconds = time.perf_counter() - start
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return {"seconds": seconds, "own_mib": own_mib(), "child_mib": child, "told": told}


def own_mib() -> int:
    """The most this program held; ru_maxrss would count what its parent held before exec."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def read_only(path: Path) -> str:
    with read_guarded(path) as source:
        return f"{sum(1 for _row in source.rows):,} rows"


def read_and_return(path: Path) -> str:
    """What an import does besides its verbs: read, convert, and give the bad rows back."""
    good = 0
    with read_guarded(path) as source, tempfile.TemporaryFile() as target:
        reading = read_lines(SHEET, source)

        def counted() -> Iterator[Line]:
            nonlocal good
            for line in reading.lines:
                good += not line.flaws
                yield line

        bad = write_returned(target, reading, counted())
    return f"{good:,} good, {bad:,} given back"


def read_and_export(path: Path) -> str:
    with read_guarded(path) as source, tempfile.TemporaryFile() as target:
        reading = read_lines(SHEET, source)
        written = write_xlsx(target, SHEET, (line.values for line in reading.lines))
        return f"{written:,} rows, {target.tell() / 2**20:.1f} MiB"


STEPS = {"read": read_only, "import": read_and_return, "export": read_and_export}


def print_result(name: str, result: dict[str, object]) -> None:
    seconds, own, child, told = result.values()
    print(f"{name:40} {seconds:6.2f} s   own {own:4} MiB   child {child:4} MiB   {told}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--step", choices=STEPS)
    parser.add_argument("path", nargs="?", type=Path)
    asked = parser.parse_args()
    if asked.step:
        print(json.dumps(run(asked.step, asked.path)))
    else:
        main()
