"""The row of one import: what was uploaded, what looking at it found, and what became of it."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.model import Code, Name, TenantModel
from wushe.kernel.importing.errors import NotToBeTaken


class ImportState(StrEnum):
    """CHECKING and TAKING are with a job; a small file passes them within a request."""

    CHECKING = "checking"
    CHECKED = "checked"
    TAKING = "taking"
    TAKEN = "taken"
    REFUSED = "refused"


class ImportRun(TenantModel):
    """`extents` and `communities` are how far the permission reached when it was asked for: the job goes no further.

    `flaws` are the first mistakes, as codes and msgids; whole they stand in the file `returned_id`. `code` says why a
    file was refused as a whole.
    """

    __tablename__ = "import_run"

    kind: Mapped[Code]
    state: Mapped[ImportState] = mapped_column(default=ImportState.CHECKING)
    account_id: Mapped[UUID | None]
    person_id: Mapped[UUID | None]
    extents: Mapped[list[str]]
    communities: Mapped[list[UUID]]
    file_id: Mapped[UUID]
    file_name: Mapped[Name]
    job_id: Mapped[UUID | None]
    returned_id: Mapped[UUID | None]
    code: Mapped[Code | None]
    rows: Mapped[int] = mapped_column(default=0)
    added: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    flawed: Mapped[int] = mapped_column(default=0)
    skipped: Mapped[int] = mapped_column(default=0)
    flaws: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)

    __table_args__ = (Index("ix_import_run_account_id", "tenant_id", "account_id", "id"),)

    @property
    def good(self) -> int:
        """Rows that would be, or were, taken."""
        return self.added + self.changed + self.unchanged

    @property
    def is_small(self) -> bool:
        return self.job_id is None

    def begin(self) -> None:
        """Raises `NotToBeTaken` unless it was looked at, has a good row, and was not begun before."""
        if self.state is not ImportState.CHECKED or not self.good:
            raise NotToBeTaken
        self.state = ImportState.TAKING

    def refuse(self, code: str) -> None:
        self.state, self.code = ImportState.REFUSED, code
