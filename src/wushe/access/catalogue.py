"""All permissions of the product, found by walking the slices, so that none can be forgotten."""

import pkgutil
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib import import_module
from importlib.util import find_spec

import wushe
from wushe.kernel.i18n import Sentence
from wushe.kernel.permission import Permission


@cache
def permissions() -> Mapping[str, Sequence[StrEnum]]:
    """The permissions of each slice that has a `permissions.py`, by the slice's name."""
    found: dict[str, Sequence[StrEnum]] = {}
    for area in sorted(module.name for module in pkgutil.iter_modules(wushe.__path__) if module.ispkg):
        path = f"wushe.{area}.permissions"
        if find_spec(path):
            own = [kind for kind in vars(import_module(path)).values() if _is_declared_in(kind, path)]
            found[area] = [permission for kind in own for permission in kind]
    return found


def _is_declared_in(kind: object, path: str) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum) and kind.__module__ == path


@cache
def labels() -> Mapping[str, Sentence]:
    """What each permission is called."""
    named = [permission for own in permissions().values() for permission in own]
    return {str(p): p.label if isinstance(p, Permission) else Sentence(p) for p in named}
