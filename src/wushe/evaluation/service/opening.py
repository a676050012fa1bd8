"""An assessment begins, names its panel, goes a step back, or comes to nothing."""

from uuid import UUID

from wushe.evaluation.errors import NoRubric, NoSuchAssessment, NoSuchRubric, NotOnPanel
from wushe.evaluation.events import (
    AssessmentOpened,
    AssessmentSentBack,
    AssessmentWithdrawn,
    PanellistRemoved,
    PanelNamed,
)
from wushe.evaluation.kinds import AssessmentState, RubricKind
from wushe.evaluation.models import Assessment, Panellist, Rubric
from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.queries import assessments as queries, rubrics
from wushe.evaluation.schemas.entered import Because, NewAssessment, NewRound, PanelData
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Reach, Work
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.kinds import OrganizationKind
from wushe.organizations.models import Organization
from wushe.organizations.queries import changeable_organization
from wushe.people import queries as people
from wushe.people.acting import acting
from wushe.people.errors import NoSuchPerson


async def open_assessment(work: Work, data: NewAssessment) -> Assessment:
    """Raises `AlreadyOpen`, `BackwardsPeriod`, `NoRubric`."""
    reach = work.require(Evaluation.OPEN)
    organization = await work.one(changeable_organization(reach, data.organization_id), NoSuchOrganization)
    organization.refuse_if_dissolved()
    if (kind := RubricKind.of(organization.kind)) is None:
        raise NoRubric(kind=organization.kind.label)
    rubric = await work.one(rubrics.in_force(kind), NoSuchRubric)
    assessment = await _open(work, organization, rubric, data)
    await work.flush()
    return assessment


async def open_round(work: Work, data: NewRound) -> list[Assessment]:
    """Every living group of the kind within reach that is not being assessed. Raises `BackwardsPeriod`."""
    reach = work.require(Evaluation.OPEN)
    rubric = await work.one(rubrics.in_force(data.kind), NoSuchRubric)
    found = await work.all(_waiting(reach, data.kind))
    opened = [await _open(work, each, rubric, data) for each in found]
    await work.flush()
    return opened


def _waiting(reach: Reach, *kinds: RubricKind) -> queries.Groups:
    within = queries.of_group(reach, Organization.id)
    return queries.assessable(within, [OrganizationKind(kind.value) for kind in kinds])


async def assessable(work: Work) -> list[tuple[UUID, str]]:
    """(id, name) of the groups that the person may have assessed now."""
    found = await work.all(_waiting(work.require(Evaluation.OPEN), *RubricKind))
    return [(each.id, each.name) for each in found]


async def _open(work: Work, organization: Organization, rubric: Rubric, data: NewAssessment | NewRound) -> Assessment:
    former = await work.one_or_none(queries.last_concluded(organization.id))
    assessment = Assessment(
        id=new_id(), organization_id=organization.id, rubric_id=rubric.id, former_id=former.id if former else None,
        state=AssessmentState.SELF, opened_by=acting(work), opened_at=clock.now(), typed={}, entries=0,
    )  # fmt: skip
    assessment.cover(data.since, data.until, clock.today())
    work.add(assessment)
    work.record(AssessmentOpened(assessment_id=assessment.id, organization_id=organization.id, until=assessment.until))
    return assessment


# --- the panel


async def name_panellist(work: Work, assessment_id: UUID, data: PanelData) -> None:
    """Raises `NotOnPanel` for whoever belongs to the group."""
    assessment = await _to_open(work, assessment_id)
    person = await work.one_or_none(people.people_by_ids([data.person_id]))
    if person is None:
        raise NoSuchPerson
    person.refuse_if_erased()
    if await work.scalar(queries.belongs(assessment.organization_id, person.id, clock.today())):
        raise NotOnPanel
    if await work.one_or_none(queries.panellist(assessment.id, person.id)) is None:
        work.add(Panellist(assessment_id=assessment.id, person_id=person.id))
        work.record(
            PanelNamed(
                assessment_id=assessment.id, organization_id=assessment.organization_id, person_id=person.id
            )
        )  # fmt: skip
    await work.flush()


async def remove_panellist(work: Work, assessment_id: UUID, person_id: UUID) -> None:
    assessment = await _to_open(work, assessment_id)
    panellist = await work.one(queries.panellist(assessment.id, person_id), NoSuchPerson)
    await work.session.delete(panellist)
    work.record(PanellistRemoved(assessment_id=assessment.id, person_id=person_id))
    await work.flush()


# --- back, or to nothing


async def send_back(work: Work, assessment_id: UUID, data: Because) -> Assessment:
    """By whoever holds the step, to the one before. Raises `OwnEntry`, `ReasonNeeded`, `WrongState`."""
    assessment = await _to_judge(work, assessment_id)
    work.check_version(assessment)
    step = assessment.send_back(data.reason, acting(work))
    work.record(AssessmentSentBack(assessment_id=assessment.id, organization_id=assessment.organization_id, step=step))
    await work.flush()
    return assessment


async def withdraw(work: Work, assessment_id: UUID, data: Because) -> Assessment:
    """Raises `ReasonNeeded`, `WrongState`."""
    assessment = await _to_open(work, assessment_id)
    work.check_version(assessment)
    assessment.withdraw(data.reason)
    work.record(AssessmentWithdrawn(assessment_id=assessment.id, organization_id=assessment.organization_id))
    await work.flush()
    return assessment


async def _to_open(work: Work, assessment_id: UUID) -> Assessment:
    reached = queries.of_group(work.require(Evaluation.OPEN))
    assessment = await work.one(queries.to_change(reached, assessment_id), NoSuchAssessment)
    assessment.refuse_unless(AssessmentState.SELF, AssessmentState.CHECK, AssessmentState.PANEL)
    return assessment


async def _to_judge(work: Work, assessment_id: UUID) -> Assessment:
    """By the permission of the step that it waits for; raises `Forbidden`, `NoSuchAssessment`."""
    readable = queries.readable(work.require(Evaluation.READ))
    assessment = await work.one(queries.assessment(readable, assessment_id), NoSuchAssessment)
    if assessment.state is AssessmentState.CHECK:
        reached = queries.of_group(work.require(Evaluation.CHECK))
    else:
        reached = queries.of_panel(work.require(Evaluation.JUDGE))
    return await work.one(queries.to_change(reached, assessment_id), NoSuchAssessment)
