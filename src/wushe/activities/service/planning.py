"""From the first idea to the published activity: what it answers, its plan, and who approves it."""

from uuid import UUID

from wushe.activities import queries
from wushe.activities.errors import (
    AnswersNothing,
    HeldAlready,
    NoSessions,
    NoSuchActivity,
    NotAccompanied,
)
from wushe.activities.events import (
    ActivityCancelled,
    ActivityEdited,
    ActivityPublished,
    ActivityRecorded,
    PlanApproved,
    PlanReturned,
    PlanRevised,
    PlanSubmitted,
    PlanWritten,
)
from wushe.activities.kinds import ActivityState, SessionState
from wushe.activities.models import Activity, Plan
from wushe.activities.permissions import Activities
from wushe.activities.queries import sessions as session_queries
from wushe.activities.schemas.planning import ActivityData, NewActivity, PlanData, Why
from wushe.activities.service import placing
from wushe.activities.service.acting import acting
from wushe.activities.service.conflicts import clear_gone
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.linkages.errors import NoSuchLinkage
from wushe.linkages.models import Linkage
from wushe.needs.errors import NoSuchNeed
from wushe.needs.models import Need
from wushe.needs.service.wanted import warn_unneeded
from wushe.organizations import queries as organizations
from wushe.organizations.errors import NoSuchOrganization


async def record(work: Work, data: NewActivity) -> Activity:
    """Raises `AnswersNothing` with what residents want instead, `Dissolved`."""
    reach = work.require(Activities.RECORD)
    found = organizations.organization_to_change(reach, data.organization_id)
    organization = await work.one(found, NoSuchOrganization)
    organization.refuse_if_dissolved()
    activity = Activity(
        id=new_id(),
        organization_id=organization.id,
        state=ActivityState.DRAFT,
        begins_at=clock.now(),
        recorded_by=work.person.person_id,
    )
    await _describe(work, activity, data)
    work.add(activity)
    await work.flush()
    work.add(Plan(activity_id=activity.id))
    work.record(
        ActivityRecorded(
            activity_id=activity.id,
            organization_id=activity.organization_id,
            linkage_id=activity.linkage_id,
            need_id=activity.need_id,
        )
    )
    await work.flush()
    return activity


async def edit(work: Work, activity_id: UUID, data: ActivityData) -> Activity:
    """Raises `AnswersNothing`, `WrongState` once the review is handed in."""
    activity = await to_change(work, Activities.EDIT, activity_id)
    activity.refuse_if_over()
    await _describe(work, activity, data)
    work.record(ActivityEdited(activity_id=activity.id))
    await work.flush()
    return activity


async def _describe(work: Work, activity: Activity, data: ActivityData) -> None:
    need_id = await _need_of(work, data)
    if data.linkage_id is None and need_id is None and not data.override_reason:
        warning = await warn_unneeded(work, data.title, data.community_id)
        raise AnswersNothing(**{"warning": warning.say()} if warning else {})
    activity.call(data.title)
    activity.answer(data.linkage_id, need_id, data.override_reason)
    activity.method, activity.community_id = data.method, data.community_id
    activity.introduction, activity.open_to_public = data.introduction, data.open_to_public
    activity.least_sign_ups = data.least_sign_ups


async def _need_of(work: Work, data: ActivityData) -> UUID | None:
    """The need itself, or the one that the linkage answers. Raises `NoSuchLinkage`, `NoSuchNeed`."""
    if data.linkage_id is not None:
        linkage = await work.session.get(Linkage, (work.tenant.id, data.linkage_id))
        if linkage is None:
            raise NoSuchLinkage
        return data.need_id or linkage.need_id
    if data.need_id is not None and await work.session.get(Need, (work.tenant.id, data.need_id)) is None:
        raise NoSuchNeed
    return data.need_id


# --- the plan


async def save_plan(work: Work, activity_id: UUID, data: PlanData) -> Plan:
    """Keep it as far as it has come, or ask for approval. Raises `PlanIncomplete`, `NotAccompanied`, `WrongState`."""
    activity = await reached(work, Activities.EDIT, activity_id)
    activity.refuse_unless(ActivityState.DRAFT)
    plan = await work.one(queries.plan(activity.id), NoSuchActivity)
    work.check_version(plan)
    plan.goal, plan.audience, plan.survey = data.goal, data.audience, data.survey
    plan.content, plan.division, plan.risks = data.content, data.division, data.risks
    plan.budget_fen = data.budget
    if data.submit:
        await _submit(work, activity, plan)
    else:
        work.record(PlanWritten(activity_id=activity.id))
    await work.flush()
    return plan


async def _submit(work: Work, activity: Activity, plan: Plan) -> None:
    activity.submit_plan(plan, acting(work), clock.now())
    if not await work.rows(organizations.workers_of([activity.organization_id], clock.today())):
        raise NotAccompanied
    work.record(PlanSubmitted(activity_id=activity.id, organization_id=activity.organization_id))


async def approve_plan(work: Work, activity_id: UUID) -> Activity:
    """By the social worker who accompanies the group. Raises `OwnPlan`, `WrongState`."""
    activity = await to_change(work, Activities.APPROVE_PLAN, activity_id)
    activity.approve_plan(acting(work), clock.now())
    work.record(PlanApproved(activity_id=activity.id, organization_id=activity.organization_id))
    await work.flush()
    return activity


async def return_plan(work: Work, activity_id: UUID, data: Why) -> Activity:
    """Raises `ReasonNeeded`, `WrongState`."""
    activity = await to_change(work, Activities.APPROVE_PLAN, activity_id)
    activity.return_plan(data.reason)
    work.record(PlanReturned(activity_id=activity.id, organization_id=activity.organization_id))
    await work.flush()
    return activity


async def revise_plan(work: Work, activity_id: UUID) -> Activity:
    """Take the approved plan up again. Raises `WrongState` once it is published."""
    activity = await to_change(work, Activities.EDIT, activity_id)
    activity.revise_plan()
    work.record(PlanRevised(activity_id=activity.id))
    await work.flush()
    return activity


async def publish(work: Work, activity_id: UUID) -> Activity:
    """Raises `NoApprovedPlan`, `NoSessions`, `WrongState`."""
    activity = await to_change(work, Activities.EDIT, activity_id)
    activity.publish(clock.now())
    if not await work.scalar(session_queries.to_come_count(activity.id)):
        raise NoSessions
    work.record(
        ActivityPublished(
            activity_id=activity.id,
            organization_id=activity.organization_id,
            community_id=activity.community_id,
            linkage_id=activity.linkage_id,
        )
    )
    await work.flush()
    return activity


async def cancel(work: Work, activity_id: UUID, data: Why) -> Activity:
    """Call it off with everything that is still to come. Raises `HeldAlready`, `ReasonNeeded`, `WrongState`."""
    activity = await to_change(work, Activities.EDIT, activity_id)
    if held := await work.scalar(session_queries.held_count(activity.id)):
        raise HeldAlready(count=held)
    activity.cancel(data.reason)
    for session in await work.all(session_queries.sessions_of(activity.id)):
        if session.state is SessionState.SCHEDULED:
            session.cancel(data.reason)
            await work.flush()
            await placing.leave(work, session, data.reason)
            await clear_gone(work, session)
    work.record(
        ActivityCancelled(
            activity_id=activity.id, organization_id=activity.organization_id, linkage_id=activity.linkage_id
        )
    )
    await work.flush()
    return activity


async def to_change(work: Work, permission: Activities, activity_id: UUID) -> Activity:
    """The activity, locked, if the permission reaches it and nobody changed it since it was read."""
    activity = await reached(work, permission, activity_id)
    work.check_version(activity)
    return activity


async def reached(work: Work, permission: Activities, activity_id: UUID) -> Activity:
    """The activity, locked, if the permission reaches it; for verbs that edit something of it."""
    reach = work.require(permission)
    return await work.one(queries.activity_to_change(reach, activity_id), NoSuchActivity)
