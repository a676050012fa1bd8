"""The declaration of an import, and a row as the slice's `take` sees it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from wushe.kernel.database.model import TenantModel
from wushe.kernel.errors import FieldError, Invalid, Refusal
from wushe.kernel.i18n import Sentence
from wushe.kernel.permission import Permission
from wushe.kernel.sheets.lines import Line
from wushe.kernel.sheets.sheet import Flaw, Sheet
from wushe.kernel.work import Work


class Outcome(StrEnum):
    """What taking a row did."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(slots=True)
class Row:
    """One readable row. `values` by the sheet's fields, None for an empty cell; `number` is Excel's."""

    sheet: Sheet
    line: Line
    outcome: Outcome | None = None

    @property
    def number(self) -> int:
        return self.line.number

    @property
    def values(self) -> dict[str, Any]:
        return self.line.values

    @property
    def is_refused(self) -> bool:
        return bool(self.line.flaws)

    def did(self, outcome: Outcome) -> None:
        self.outcome = outcome

    def refuse(self, refusal: Refusal, field: str = "") -> None:
        """Say why this row cannot be taken, beside the column `field`, else beside the refusal's own."""
        if isinstance(refusal, Invalid) and refusal.fields:
            errors = refusal.fields
        else:
            errors = {field or refusal.field or "": FieldError(refusal.code, refusal.sentence, refusal.facts)}
        for name, error in errors.items():
            column = self.sheet.column(name)
            self.line.flaws.append(Flaw(name, column.heading if column else "", error))


Take = Callable[[Work, Sequence[Row]], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One import. `kind` names it for good; `path` and `back` stand behind the township's address.

    `take` requires `permission` itself. It is called with batches of rows and must have refused a row, or said what
    it did with it, before it returns; what it wrote is flushed by then. `fills` are the tables that a large sheet
    makes many times as large as they were, see `database.bulk.measure`.
    """

    kind: str
    title: Sentence
    path: str
    back: str
    permission: Permission
    sheet: Sheet
    take: Take
    fills: tuple[type[TenantModel], ...] = ()
    hint: Sentence | None = None

    named: ClassVar[dict[str, "Import"]] = {}

    def __post_init__(self) -> None:
        if self.kind in Import.named:
            raise ValueError(f"two imports are of kind {self.kind}")
        Import.named[self.kind] = self
