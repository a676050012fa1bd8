"""A visit's words put right: what was written stays, and what stands now is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import TenantModel, tenant_unique
from wushe.supervision.errors import CorrectedMeanwhile, NothingCorrected
from wushe.supervision.models.visit import Visit


class VisitCorrection(TenantModel):
    """Other words for a visit, with the reason, by whoever made the visit; never changed either.

    `number` counts those of one visit from 1, so that of two that were begun from the same words one is refused.
    """

    __tablename__ = "visit_correction"
    grants = "SELECT, INSERT"

    visit_id: Mapped[UUID]
    number: Mapped[int] = mapped_column(SmallInteger)
    seen: Mapped[str] = mapped_column(String(2000))
    advice: Mapped[str] = mapped_column(String(2000), default="")
    reason: Mapped[str] = mapped_column(String(200))
    corrected_by: Mapped[UUID]
    corrected_at: Mapped[datetime]

    __table_args__ = (
        ForeignKeyConstraint(
            ["tenant_id", "visit_id", "corrected_by"], ["visit.tenant_id", "visit.id", "visit.worker_id"]
        ),
        tenant_unique("visit_id", "number"),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("seen <> ''", name="seen"),
        CheckConstraint("reason <> ''", name="reason"),
    )


@dataclass(frozen=True, slots=True)
class Words:
    """What a visit says: as it was written, or as it was last corrected. `corrections` are all of it, the first first.

    Nothing else reads `seen` and `advice` of a visit.
    """

    visit: Visit
    corrections: Sequence[VisitCorrection]

    @property
    def seen(self) -> str:
        return self._written[-1].seen

    @property
    def advice(self) -> str:
        return self._written[-1].advice

    @property
    def version(self) -> int:
        """1 as it was written, and one more with each correction."""
        return len(self._written)

    @property
    def corrected_at(self) -> datetime | None:
        return self.corrections[-1].corrected_at if self.corrections else None

    @property
    def before(self) -> list[tuple[Visit | VisitCorrection, VisitCorrection]]:
        """(what stood there, what took its place), the last first."""
        return list(zip(self._written, self.corrections, strict=False))[::-1]

    def correct(self, seen: str, advice: str, reason: str, at: datetime) -> VisitCorrection:
        """Raises `NothingCorrected`."""
        if (seen, advice) == (self.seen, self.advice):
            raise NothingCorrected
        return VisitCorrection(
            visit_id=self.visit.id, number=self.version, seen=seen, advice=advice, reason=reason,
            corrected_by=self.visit.worker_id, corrected_at=at,
        )  # fmt: skip

    @property
    def _written(self) -> list[Visit | VisitCorrection]:
        return [self.visit, *self.corrections]


refuses("uq_visit_correction_tenant_id_visit_id_number", CorrectedMeanwhile)
