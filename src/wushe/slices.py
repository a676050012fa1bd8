"""The house from the ground up: which slices there are, and their faces, found by the names of modules."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

SLICES = (
    "tenancy", "identity", "access", "communities", "people", "ledger", "organizations", "pools", "payments",
    "funds", "budgets", "donations", "custody", "goods", "wishes", "orders", "needs", "linkages", "activities", "store",
    "evaluation", "supervision", "mentoring", "notifications", "workbench", "giving", "disclosure", "reports", "audit",
)  # fmt: skip


def modules(name: str) -> list[ModuleType]:
    """The module `name` of every slice that has one; only composition roots call this."""
    paths = (f"wushe.{slice_}.{name}" for slice_ in SLICES if _is_there(f"wushe.{slice_}"))
    return [import_module(path) for path in paths if _is_there(path)]


def _is_there(path: str) -> bool:
    """A folder without `__init__.py` is no module, whatever Python makes of it."""
    spec = find_spec(path)
    return spec is not None and spec.origin is not None
