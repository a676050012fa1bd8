"""Reading `policies/`: lines of the form `p, role, permission, extent`, refused with file, line and reason."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from wushe.access.roles import Role
from wushe.kernel.settings import CHECKOUT
from wushe.kernel.work import Extent

POLICIES = CHECKOUT / "policies"
MODEL = POLICIES / "model.conf"
ROLES = POLICIES / "roles.csv"
CEILING = POLICIES / "ceiling.csv"
SEPARATED = POLICIES / "separated.csv"

_PERMISSION = re.compile(r"[a-z_]+:[a-z_]+")


class Line(NamedTuple):
    """One line of the policy; `source` is where it is written, for people."""

    role: str
    permission: str
    extent: str
    source: str = ""

    @property
    def rule(self) -> tuple[str, str, str]:
        return self.role, self.permission, self.extent


class PolicyRefusedError(Exception):
    """A policy file cannot be read as one; each reason begins with `file:line`."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("\n".join(self.reasons))


def read_lines(path: Path) -> list[Line]:
    """The lines of `path`; raises `PolicyRefusedError` with everything that is wrong in it."""
    lines: list[Line] = []
    reasons: list[str] = []
    for source, row in _rows(path):
        if reason := _fault(row) or _repeated(row, lines):
            reasons.append(f"{source}: {reason}")
        else:
            lines.append(Line(row[1], row[2], row[3], source))
    if reasons:
        raise PolicyRefusedError(reasons)
    return lines


@cache
def common_lines() -> tuple[Line, ...]:
    """`roles.csv`: what holds in every township."""
    return tuple(read_lines(ROLES))


@cache
def separated_lines() -> tuple[Line, ...]:
    """What holds in townships under 等保模式: the same without what `separated.csv` takes."""
    taken = {line.rule for line in read_lines(SEPARATED)}
    return tuple(line for line in common_lines() if line.rule not in taken)


def _rows(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Read by ourselves and not by Casbin's file adapter, which lets a comma or a line break rewrite rules."""
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if text.strip() and not text.startswith("#"):
            yield f"policies/{path.name}:{number}", [cell.strip() for cell in text.split(",")]


def _fault(row: list[str]) -> str | None:
    if len(row) != len(("p", *Line._fields[:3])) or row[0] != "p":
        return "expected `p, role, permission, extent`"
    _, role, permission, extent = row
    if role not in set(Role):
        return f"there is no role {role!r}"
    if not _PERMISSION.fullmatch(permission):
        return f"{permission!r} is not of the form slice:verb"
    if extent not in set(Extent):
        return f"there is no extent {extent!r}; it is one of {', '.join(Extent)}"
    return None


def _repeated(row: list[str], lines: list[Line]) -> str | None:
    same = next((line for line in lines if list(line.rule) == row[1:]), None)
    return f"repeats {same.source}" if same else None
