"""What stands beside an assessment: who may sit on its panel, and the files that prove something."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from wushe.evaluation.kinds import Step
from wushe.kernel.database.model import Name, TenantModel, tenant_key, tenant_unique


class Panellist(TenantModel):
    """Named by the township for one assessment."""

    __tablename__ = "assessment_panellist"
    grants = "SELECT, INSERT, DELETE"

    assessment_id: Mapped[UUID]
    person_id: Mapped[UUID]

    __table_args__ = (
        tenant_key("assessment_id", "assessment"),
        tenant_key("person_id", "person"),
        tenant_unique("assessment_id", "person_id"),
        Index("ix_assessment_panellist_person", "tenant_id", "person_id"),
    )


class AssessmentEvidence(TenantModel):
    """A file for one indicator, brought in one step; taken away only while that step is awaited."""

    __tablename__ = "assessment_evidence"
    grants = "SELECT, INSERT, DELETE"

    assessment_id: Mapped[UUID]
    indicator_id: Mapped[UUID]
    step: Mapped[Step]
    caption: Mapped[Name] = mapped_column(default="")
    file_id: Mapped[UUID]
    brought_by: Mapped[UUID]
    brought_at: Mapped[datetime]

    __table_args__ = (
        tenant_key("assessment_id", "assessment"),
        tenant_key("indicator_id", "rubric_indicator"),
        tenant_key("file_id", "stored_file"),
        tenant_key("brought_by", "person"),
        Index("ix_assessment_evidence_assessment", "tenant_id", "assessment_id"),
    )
