import subprocess
import sys

import pytest

WEB_PROCESS = """
import sys
import wushe.app
from wushe.slices import modules

for face in ("pages", "api", "exports", "listeners"):
    modules(face)
print(*sys.modules)
"""
"""What `wushe.app.create` loads before the first request."""


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    told = subprocess.run([sys.executable, "-c", WEB_PROCESS], check=True, capture_output=True, text=True)
    return set(told.stdout.split())


@pytest.mark.parametrize(
    "library", ["PIL", "alembic", "docx", "holidays", "lxml", "numpy", "rjieba", "scipy", "typst", "xlsxwriter"]
)
def test_a_web_process_begins_without_what_only_some_requests_need(loaded: set[str], library: str) -> None:
    assert "litestar" in loaded
    assert library not in loaded
