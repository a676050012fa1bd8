"""The row of one export: who asked for what and why, who agreed, and where the file lies."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Name, TenantModel
from wushe.kernel.exporting.errors import AlreadyDecided, NotApproved, NotMadeYet, OwnExport
from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class ExportState(Labelled):
    """APPROVED is with the job."""

    ASKED = "asked", _("待审批")
    REFUSED = "refused", _("未批准")
    APPROVED = "approved", _("生成中")
    READY = "ready", _("可下载")


class ExportRequest(TenantModel):
    """`grants` are the permissions as far as they reached when it was asked: the job goes no further.

    The filters are sealed, because one may be somebody's name. `needs_approval` is False where a list names nobody.
    Who asked and who decided are accounts, and never the same one.
    """

    __tablename__ = "export_request"
    grants = "SELECT, INSERT, UPDATE"

    kind: Mapped[Code]
    state: Mapped[ExportState] = mapped_column(default=ExportState.ASKED)
    needs_approval: Mapped[bool]
    reason: Mapped[Code]
    rows: Mapped[int]
    filters_sealed: Mapped[bytes]
    reach: Mapped[dict[str, Any]] = mapped_column(JSONB)
    communities: Mapped[list[UUID]]
    asked_by: Mapped[UUID]
    asked_person_id: Mapped[UUID | None]
    asked_name: Mapped[Name]
    asked_at: Mapped[datetime]
    decided_by: Mapped[UUID | None]
    decided_name: Mapped[Name | None]
    decided_at: Mapped[datetime | None]
    job_id: Mapped[UUID | None]
    file_id: Mapped[UUID | None]

    __table_args__ = (
        CheckConstraint("decided_by <> asked_by", name="another_decides"),
        CheckConstraint("num_nonnulls(decided_by, decided_name, decided_at) IN (0, 3)", name="decision_whole"),
        CheckConstraint(
            "state = 'asked' OR decided_by IS NOT NULL OR (NOT needs_approval AND state <> 'refused')",
            name="nothing_without_approval",
        ),
        CheckConstraint("(file_id IS NOT NULL) = (state = 'ready')", name="ready_has_file"),
        CheckConstraint("rows > 0", name="has_rows"),
        Index("ix_export_request_asked_by", "tenant_id", "asked_by", "id"),
    )

    def decide(self, state: ExportState, *, account_id: UUID | None, name: str, at: datetime) -> None:
        """Raises `OwnExport`, `AlreadyDecided`."""
        if account_id == self.asked_by:
            raise OwnExport
        if self.state is not ExportState.ASKED:
            raise AlreadyDecided
        self.state, self.decided_by, self.decided_name, self.decided_at = state, account_id, name, at

    def refuse_unless_ready(self) -> None:
        """Raises `NotApproved`, `NotMadeYet`."""
        if self.state in {ExportState.ASKED, ExportState.REFUSED}:
            raise NotApproved
        if self.state is ExportState.APPROVED:
            raise NotMadeYet


refuses("ck_export_request_another_decides", OwnExport)
