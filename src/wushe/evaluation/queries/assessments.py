"""Single assessments, how far somebody sees them, and what was entered."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from wushe.evaluation.kinds import OPEN, AssessmentState, Step
from wushe.evaluation.models import Assessment, AssessmentEntry, AssessmentEvidence, AssessmentScore, Panellist
from wushe.kernel.files.models import StoredFile
from wushe.kernel.journal.naming import calls
from wushe.kernel.work import Reach
from wushe.organizations.kinds import OrganizationKind, Stage
from wushe.organizations.models import Assignment, Member, Organization
from wushe.organizations.queries import assigned_to, holds, led_by
from wushe.people.models import Person

Groups = Select[Organization]


def of_group(reach: Reach, column: Any = Assessment.organization_id) -> ColumnElement[bool]:
    """What leading, accompanying or working next to a group gives."""
    return reach.clause(
        own=lambda person_id: column.in_(led_by(person_id)),
        assigned=lambda person_id: column.in_(assigned_to(person_id)),
        community=lambda ids: column.in_(select(Organization.id).where(Organization.community_id.in_(ids))),
    )


def of_panel(reach: Reach) -> ColumnElement[bool]:
    """What being named for a panel gives."""
    return reach.clause(own=lambda person_id: Assessment.id.in_(_judged_by(person_id)))


def readable(reach: Reach) -> ColumnElement[bool]:
    """Both."""
    return or_(of_group(reach), of_panel(reach))


def _judged_by(person_id: UUID) -> Select[UUID]:
    return select(Panellist.assessment_id).where(Panellist.person_id == person_id)


def assessment(reached: ColumnElement[bool], assessment_id: UUID) -> Select[Assessment]:
    return select(Assessment).where(Assessment.id == assessment_id, reached)


def to_change(reached: ColumnElement[bool], assessment_id: UUID) -> Select[Assessment]:
    """Locked: who hands in waits for who does so already."""
    found = assessment(reached, assessment_id)
    return found.with_for_update(key_share=True).execution_options(populate_existing=True)


def of_organization(organization_id: UUID) -> Select[Assessment]:
    """The newest first, without those that came to nothing."""
    return (
        select(Assessment)
        .where(Assessment.organization_id == organization_id, Assessment.state != AssessmentState.WITHDRAWN)
        .order_by(Assessment.opened_at.desc(), Assessment.id.desc())
    )


def last_concluded(organization_id: UUID) -> Select[Assessment]:
    concluded = (Assessment.organization_id == organization_id, Assessment.state == AssessmentState.CONCLUDED)
    return select(Assessment).where(*concluded).order_by(Assessment.concluded_at.desc(), Assessment.id.desc()).limit(1)


def assessable(reached: ColumnElement[bool], kinds: Iterable[OrganizationKind]) -> Select[Organization]:
    """Living groups of these kinds that are not being assessed."""
    busy = select(Assessment.organization_id).where(Assessment.state.in_(OPEN))
    return (
        select(Organization)
        .where(reached, Organization.kind.in_(list(kinds)), Organization.stage == Stage.ACTIVE)
        .where(Organization.id.not_in(busy))
        .order_by(Organization.spelling, Organization.id)
    )


def group(organization_id: UUID) -> Groups:
    return select(Organization).where(Organization.id == organization_id)


# --- what was entered


def entries(assessment_id: UUID) -> Select[AssessmentEntry, str]:
    """(entry, name of who handed it in), the first first."""
    return (
        select(AssessmentEntry, Person.name)
        .join(Person, Person.id == AssessmentEntry.entered_by)
        .where(AssessmentEntry.assessment_id == assessment_id)
        .order_by(AssessmentEntry.number)
    )


def scores(entry_ids: Iterable[UUID]) -> Select[AssessmentScore]:
    return select(AssessmentScore).where(AssessmentScore.entry_id.in_(list(entry_ids)))


def results(assessment_ids: Iterable[UUID]) -> Select[UUID, UUID, int, str]:
    """(assessment, indicator, level, note) of the panels' entries."""
    return (
        select(AssessmentEntry.assessment_id, AssessmentScore.indicator_id, AssessmentScore.level, AssessmentScore.note)
        .join(AssessmentScore, AssessmentScore.entry_id == AssessmentEntry.id)
        .where(AssessmentEntry.assessment_id.in_(list(assessment_ids)), AssessmentEntry.step == Step.PANEL)
    )


# --- who and what stands beside it


def panel(assessment_id: UUID) -> Select[UUID, str]:
    """(person, name)."""
    return (
        select(Panellist.person_id, Person.name)
        .join(Person, Person.id == Panellist.person_id)
        .where(Panellist.assessment_id == assessment_id)
        .order_by(Person.name, Person.id)
    )


def panellist(assessment_id: UUID, person_id: UUID) -> Select[Panellist]:
    return select(Panellist).where(Panellist.assessment_id == assessment_id, Panellist.person_id == person_id)


def belongs(organization_id: UUID, person_id: UUID, on: date) -> Select[int]:
    """How often the person is a member of the group or its social worker."""
    member = select(Member.person_id.label("person_id")).where(
        Member.organization_id == organization_id, Member.person_id == person_id, Member.until.is_(None)
    )
    worker = select(Assignment.person_id.label("person_id")).where(
        Assignment.organization_id == organization_id, Assignment.person_id == person_id, holds(on)
    )
    return select(func.count()).select_from(member.union_all(worker).subquery("belonging"))


def evidence(assessment_id: UUID) -> Select[*tuple[Any, ...]]:
    """(row, file name, bytes), the first first."""
    return (
        select(AssessmentEvidence, StoredFile.name, StoredFile.size)
        .join(StoredFile, StoredFile.id == AssessmentEvidence.file_id)
        .where(AssessmentEvidence.assessment_id == assessment_id)
        .order_by(AssessmentEvidence.brought_at, AssessmentEvidence.id)
    )


def one_evidence(assessment_id: UUID, evidence_id: UUID) -> Select[AssessmentEvidence]:
    return select(AssessmentEvidence).where(
        AssessmentEvidence.assessment_id == assessment_id, AssessmentEvidence.id == evidence_id
    )


def names(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(assessment, name of its group)."""
    its = and_(Organization.tenant_id == Assessment.tenant_id, Organization.id == Assessment.organization_id)
    return select(Assessment.id, Organization.name).join(Organization, its).where(Assessment.id.in_(list(ids)))


calls(names, "assessment_id")
