"""What came of assessments: what is weak, and what is being done about it."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.dialects.postgresql import distinct_on

from wushe.evaluation.kinds import AssessmentState, Domain, ItemState, Step
from wushe.evaluation.models import Assessment, AssessmentEntry, AssessmentScore, Improvement, Indicator, Rubric
from wushe.people.models import Person


def weak_domains(organization_ids: Iterable[UUID]) -> Select[UUID, Domain]:
    """(organisation, domain) in which an indicator was weak in the group's newest concluded assessment."""
    newest = newest_concluded(organization_ids).subquery("newest")
    return (
        select(Assessment.organization_id, Indicator.domain)
        .join(newest, and_(newest.c.tenant_id == Assessment.tenant_id, newest.c.id == Assessment.id))
        .join(Rubric, Rubric.id == Assessment.rubric_id)
        .join(AssessmentEntry, and_(AssessmentEntry.assessment_id == Assessment.id, AssessmentEntry.step == Step.PANEL))
        .join(AssessmentScore, AssessmentScore.entry_id == AssessmentEntry.id)
        .join(Indicator, Indicator.id == AssessmentScore.indicator_id)
        .where(is_weak())
        .distinct()
        .order_by(Assessment.organization_id, Indicator.domain)
    )


def is_weak() -> ColumnElement[bool]:
    """Below the rubric's line, as a share of what the indicator gives at most."""
    return AssessmentScore.level * 100 < Rubric.weak_below * Indicator.top


def newest_concluded(organization_ids: Iterable[UUID]) -> Select[UUID, UUID]:
    """(tenant, id) of the newest concluded assessment of each."""
    return (
        select(Assessment.tenant_id, Assessment.id)
        .where(Assessment.organization_id.in_(list(organization_ids)), Assessment.state == AssessmentState.CONCLUDED)
        .ext(distinct_on(Assessment.organization_id))
        .order_by(Assessment.organization_id, Assessment.concluded_at.desc(), Assessment.id.desc())
    )


def open_items(organization_ids: Iterable[UUID]) -> Select[UUID, UUID, str, UUID, str, date]:
    """(organisation, item, indicator, owner, owner's name, due) of what is being improved, the most urgent first."""
    return (
        select(
            Improvement.organization_id, Improvement.id, Indicator.name, Improvement.owner_id, Person.name,
            Improvement.due_on,
        )
        .join(Indicator, Indicator.id == Improvement.indicator_id)
        .join(Person, Person.id == Improvement.owner_id)
        .where(Improvement.organization_id.in_(list(organization_ids)), Improvement.state == ItemState.OPEN)
        .order_by(Improvement.due_on, Improvement.id)
    )  # fmt: skip
