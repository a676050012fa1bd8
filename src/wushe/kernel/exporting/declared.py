"""The declaration of a list that leaves the product."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import msgspec
from sqlalchemy import Select

from wushe.kernel.exporting.errors import NoSuchExport
from wushe.kernel.exporting.reasons import Reason
from wushe.kernel.i18n import Sentence
from wushe.kernel.journal.event import Event
from wushe.kernel.labelled import Labelled
from wushe.kernel.paging import Filters
from wushe.kernel.permission import Permission
from wushe.kernel.sheets.sheet import Sheet
from wushe.kernel.work import Work

Found = Callable[[Work, Any], Select[Any]]
Row = Mapping[str, Any]
AsRows = Callable[[Work, Sequence[Any]], Awaitable[Sequence[Row]]]
Paper = tuple[str, bytes]
"""The name of a file, and what it holds."""
AsPapers = Callable[[Work, Sequence[Any]], Awaitable[Sequence[Paper]]]


def each(as_row: Callable[[Any], Row]) -> AsRows:
    """For rows that need nothing around them."""

    async def as_rows(_work: Work, rows: Sequence[Any]) -> Sequence[Row]:
        return [as_row(row) for row in rows]

    return as_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One list. `kind` names it for good; `back` is its page behind the township's address, with filters as {fields}.

    `found` gives the rows for filters, in their order, one object each; all of `permissions` are asked for before, and
    taken with `also` into the job as far as they reached. `as_rows` makes the sheet's rows of some hundred at a time;
    where `as_papers` makes a paper of each as well, the file is an archive of these, with the sheet as its index.
    `approval` is what somebody else must hold; None where the list names nobody, and then `file` is its address,
    `back` with .xlsx where it is empty, up to `at_once` rows. No file holds more than `most`. `taken` is one more event
    for the journal. `said` has words for the filters that are a tick, for whoever agrees.
    """

    kind: str
    back: str
    file: str = ""
    permissions: tuple[Permission, ...]
    also: tuple[Permission, ...] = ()
    approval: Permission | None
    reasons: type[Labelled] = Reason
    sheet: Sheet
    filters: type[Filters]
    found: Found
    as_rows: AsRows
    as_papers: AsPapers | None = None
    at_once: int = 20_000
    most: int = 200_000
    taken: Callable[[int, str], Event] | None = None
    said: Mapping[str, Sentence] = field(default_factory=dict[str, Sentence])

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

    @property
    def title(self) -> Sentence:
        return self.sheet.title

    @property
    def address(self) -> str:
        """Where the file of a list that names nobody is, behind the township's address."""
        return self.file or f"{self.back}.xlsx"

    def asked(self, work: Work, filters: Filters) -> Select[Any]:
        """The rows in their order; raises `Forbidden`."""
        for permission in self.permissions:
            work.require(permission)
        return self.found(work, filters)

    def page_of(self, filters: Filters) -> str:
        """The page that the list was asked for on."""
        return self.back.format_map(msgspec.structs.asdict(filters))
