"""Modules that are imported when something of them is first used.

For what takes megabytes from its import on and most processes never need: the dictionary and the arithmetic of the
match, the typesetter of official papers, what writes Excel, Word and pictures, the calendars. A web process that shows
lists does without them.
"""

from importlib import import_module
from typing import Any


class Late:
    """Stands for the module of that name: `rjieba = Late("rjieba")`."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self._name), attribute)
