"""The declaration of an export that is made by a job."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import Select

from wushe.kernel.exporting.errors import NoSuchExport
from wushe.kernel.i18n import Sentence
from wushe.kernel.journal.event import Event
from wushe.kernel.labelled import Labelled
from wushe.kernel.paging import Filters, Order
from wushe.kernel.permission import Permission
from wushe.kernel.sheets.sheet import Sheet
from wushe.kernel.work import Work

Found = Callable[[Work, Any], Select[Any]]
AsRows = Callable[[Work, Sequence[Any]], Awaitable[Sequence[Mapping[str, Any]]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One export. `kind` names it for good; `back` is its list, behind the township's address.

    `found` gives the rows for filters and requires its permissions itself: all of `permissions` are asked for, and
    with `also` taken along into the job as far as they reached. `as_rows` makes the sheet's rows of some hundred at a
    time. `approval` is what somebody else must hold; None where nobody is named. `taken` is one more event for the
    journal.
    """

    kind: str
    title: Sentence
    back: str
    permissions: tuple[Permission, ...]
    also: tuple[Permission, ...] = ()
    approval: Permission | None
    reasons: type[Labelled]
    sheet: Sheet
    filters: type[Filters]
    found: Found
    order: Order
    as_rows: AsRows
    most: int
    taken: Callable[[int, str], Event] | None = None

    named: ClassVar[dict[str, "Export"]] = {}

    def __post_init__(self) -> None:
        if self.kind in Export.named:
            raise ValueError(f"two exports are of kind {self.kind}")
        Export.named[self.kind] = self

    @classmethod
    def of(cls, kind: str) -> "Export":
        """Raises `NoSuchExport`."""
        if kind not in cls.named:
            raise NoSuchExport
        return cls.named[kind]
