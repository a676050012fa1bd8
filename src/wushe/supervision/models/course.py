"""Training: courses, what is taught, when it was given, who attended and what came of it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.kernel.text import search_key
from wushe.supervision.errors import AttendedBefore, OutcomeLinked
from wushe.supervision.kinds import Academy, Outcome, Theme
from wushe.supervision.models.visit import LONGEST_MINUTES

A_YEAR = 4
"""Lessons that a year needs: one a quarter."""


class Course(TenantModel, Versioned):
    """What one of the academies teaches."""

    __tablename__ = "course"
    grants = "SELECT, INSERT, UPDATE"

    title: Mapped[Name]
    search: Mapped[str]
    theme: Mapped[Theme]
    academy: Mapped[Academy]
    about: Mapped[str] = mapped_column(String(1000), default="")
    opened_at: Mapped[datetime]
    opened_by: Mapped[UUID]

    __table_args__ = (
        tenant_key("opened_by", "person"),
        Index("ix_course_opened", "tenant_id", "opened_at", "id"),
    )

    def call(self, title: str, theme: Theme, academy: Academy, about: str) -> None:
        self.title, self.theme, self.academy, self.about = title, theme, academy, about
        self.search = search_key(title)


class Courseware(TenantModel):
    """A file that is taught from. Removed, the row and the file are gone."""

    __tablename__ = "courseware"
    grants = "SELECT, INSERT, DELETE"

    course_id: Mapped[UUID]
    title: Mapped[Name]
    file_id: Mapped[UUID]
    brought_at: Mapped[datetime]

    __table_args__ = (
        tenant_key("course_id", "course"),
        tenant_key("file_id", "stored_file"),
        Index("ix_courseware_course", "tenant_id", "course_id"),
    )


class CourseLesson(TenantModel):
    """The course as it was given on a day. Who learned at one lesson and teaches another is the chain of trainers."""

    __tablename__ = "course_lesson"
    grants = "SELECT, INSERT"

    course_id: Mapped[UUID]
    held_on: Mapped[date]
    minutes: Mapped[int] = mapped_column(SmallInteger)
    place: Mapped[Name]
    teacher_id: Mapped[UUID]

    __table_args__ = (
        tenant_key("course_id", "course"),
        tenant_key("teacher_id", "person"),
        CheckConstraint(f"minutes BETWEEN 1 AND {LONGEST_MINUTES}", name="minutes"),
        Index("ix_course_lesson_course", "tenant_id", "course_id", "held_on"),
        Index("ix_course_lesson_day", "tenant_id", "held_on"),
        Index("ix_course_lesson_teacher", "tenant_id", "teacher_id"),
    )


class CourseAttendance(TenantModel):
    """Somebody was there for a group; one person stands on the list of a lesson once."""

    __tablename__ = "course_attendance"
    grants = "SELECT, INSERT, DELETE"

    lesson_id: Mapped[UUID]
    organization_id: Mapped[UUID]
    person_id: Mapped[UUID]

    __table_args__ = (
        tenant_key("lesson_id", "course_lesson"),
        tenant_key("organization_id", "organization"),
        tenant_key("person_id", "person"),
        tenant_unique("lesson_id", "person_id"),
        Index("ix_course_attendance_person", "tenant_id", "person_id"),
        Index("ix_course_attendance_organization", "tenant_id", "organization_id"),
    )


class CourseOutcome(TenantModel):
    """What came of a course for a group that attended it, on the day the township or the bureau granted it."""

    __tablename__ = "course_outcome"
    grants = "SELECT, INSERT, DELETE"

    course_id: Mapped[UUID]
    organization_id: Mapped[UUID]
    outcome: Mapped[Outcome]
    granted_on: Mapped[date]

    __table_args__ = (
        tenant_key("course_id", "course"),
        tenant_key("organization_id", "organization"),
        tenant_unique("course_id", "organization_id", "outcome"),
    )


refuses("uq_course_attendance_tenant_id_lesson_id_person_id", AttendedBefore)
refuses("uq_course_outcome_tenant_id_course_id_organization_id_outcome", OutcomeLinked)
