"""What a leader's desk asks about assessments, improvement plans and supervision of the groups that one leads."""

from datetime import date
from uuid import UUID

from sqlalchemy import Select, and_, select

from wushe.evaluation.kinds import AssessmentState, ItemState
from wushe.evaluation.models import Assessment, Improvement, Indicator
from wushe.organizations.models import Organization
from wushe.organizations.queries import led_by
from wushe.supervision.models import Action


def self_assessments(person_id: UUID) -> Select[Assessment, str]:
    """(assessment, group) of those that await the group's own scores, the longest first."""
    its = and_(Organization.tenant_id == Assessment.tenant_id, Organization.id == Assessment.organization_id)
    awaited = (Assessment.state == AssessmentState.SELF, Assessment.organization_id.in_(led_by(person_id)))
    found = select(Assessment, Organization.name).join(Organization, its).where(*awaited)
    return found.order_by(Assessment.opened_at, Assessment.id)


def improvements(person_id: UUID, until: date) -> Select[UUID, str, str, date]:
    """(item, group, indicator, due) of plans' open items due by then, the most urgent first."""
    mine = Improvement.tenant_id
    return (
        select(Improvement.id, Organization.name, Indicator.name, Improvement.due_on)
        .join(Organization, and_(Organization.tenant_id == mine, Organization.id == Improvement.organization_id))
        .join(Indicator, and_(Indicator.tenant_id == mine, Indicator.id == Improvement.indicator_id))
        .where(
            Improvement.organization_id.in_(led_by(person_id)), Improvement.state == ItemState.OPEN,
            Improvement.due_on <= until,
        )
        .order_by(Improvement.due_on, Improvement.id)
    )  # fmt: skip


def actions(person_id: UUID) -> Select[UUID, str, str, date]:
    """(action, group, what is to be done, due) of what supervision left to be done, the most urgent first."""
    its = and_(Organization.tenant_id == Action.tenant_id, Organization.id == Action.organization_id)
    return (
        select(Action.id, Organization.name, Action.title, Action.due_on)
        .join(Organization, its)
        .where(Action.organization_id.in_(led_by(person_id)), Action.closed_at.is_(None))
        .order_by(Action.due_on, Action.id)
    )
