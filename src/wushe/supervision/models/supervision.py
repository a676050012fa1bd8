"""Supervision of many groups at once, and of one person by another."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import TenantModel, tenant_key
from wushe.supervision.errors import SupervisesThemselves
from wushe.supervision.models.visit import LONGEST_MINUTES


class GroupSupervision(TenantModel):
    """One problem that many groups share. Which groups took it up is which have an action out of it."""

    __tablename__ = "group_supervision"
    grants = "SELECT, INSERT"

    supervisor_id: Mapped[UUID]
    held_on: Mapped[date]
    minutes: Mapped[int] = mapped_column(SmallInteger)
    functions: Mapped[list[str]]
    problem: Mapped[str] = mapped_column(String(200))
    search: Mapped[str]
    advice: Mapped[str] = mapped_column(String(2000))
    recorded_at: Mapped[datetime]

    __table_args__ = (
        tenant_key("supervisor_id", "person"),
        CheckConstraint(f"minutes BETWEEN 1 AND {LONGEST_MINUTES}", name="minutes"),
        CheckConstraint(
            "functions <@ ARRAY['administrative', 'educational', 'supportive'] AND cardinality(functions) > 0",
            name="functions",
        ),
        CheckConstraint("problem <> '' AND advice <> ''", name="says_what"),
        Index("ix_group_supervision_day", "tenant_id", "held_on", "id"),
        Index("ix_group_supervision_supervisor", "tenant_id", "supervisor_id"),
    )


class IndividualSupervision(TenantModel):
    """Between two people, and nobody else's. What was said is sealed; it goes when the supervisee is erased.

    `supervisee_id` is not called `person_id`: what the township hands out of a person at their request passes through
    the hands of staff, and this may not. Both read it themselves.
    """

    __tablename__ = "individual_supervision"
    grants = "SELECT, INSERT, DELETE"

    supervisor_id: Mapped[UUID]
    supervisee_id: Mapped[UUID]
    held_on: Mapped[date]
    minutes: Mapped[int] = mapped_column(SmallInteger)
    functions: Mapped[list[str]]
    topic_sealed: Mapped[bytes]
    talk_sealed: Mapped[bytes]
    agreed_sealed: Mapped[bytes]
    recorded_at: Mapped[datetime]

    __table_args__ = (
        tenant_key("supervisor_id", "person"),
        tenant_key("supervisee_id", "person"),
        CheckConstraint("supervisor_id <> supervisee_id", name="two_people"),
        CheckConstraint(f"minutes BETWEEN 1 AND {LONGEST_MINUTES}", name="minutes"),
        CheckConstraint(
            "functions <@ ARRAY['administrative', 'educational', 'supportive'] AND cardinality(functions) > 0",
            name="functions",
        ),
        Index("ix_individual_supervision_supervisor", "tenant_id", "supervisor_id", "held_on"),
        Index("ix_individual_supervision_supervisee", "tenant_id", "supervisee_id", "held_on"),
    )


refuses("ck_individual_supervision_two_people", SupervisesThemselves)
