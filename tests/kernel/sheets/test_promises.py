"""P14: an import of 100,000 rows fits in 20 seconds and 300 MB, and a bomb is refused in a blink."""

import runpy
import time
from pathlib import Path
from typing import Any

import pytest

from wushe.kernel.sheets.guard import check
from wushe.kernel.sheets.refusals import TooBig


@pytest.fixture(scope="module")
def bench() -> dict[str, Any]:
    return runpy.run_path(str(Path(__file__).parents[3] / "benchmarks/import_sheet.py"))


def test_promise_p14_a_hundred_thousand_rows_are_imported_in_time_and_memory(bench, tmp_path):
    bench["make_honest"](tmp_path / "honest.xlsx")
    result = bench["measured"]("import", tmp_path / "honest.xlsx")
    assert result["told"] == "99,000 good, 1,000 given back"
    assert result["seconds"] <= 20
    assert result["own_mib"] + result["child_mib"] <= 250


def test_promise_p14_bombs_are_refused_in_a_tenth_of_a_second(bench, tmp_path):
    bench["write_workbook"](tmp_path / "huge.xlsx", [b"a" * 2**20] * 60)
    start = time.perf_counter()
    with pytest.raises(TooBig):
        check(tmp_path / "huge.xlsx")
    assert time.perf_counter() - start <= 0.1
