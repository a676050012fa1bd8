"""What the page of one organisation shows to whoever looks."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from wushe.communities import queries as communities
from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.organizations import queries, service
from wushe.organizations.kinds import Alert, Level, MemberRole, Procedure
from wushe.organizations.models import Application, Organization
from wushe.organizations.permissions import Organizations
from wushe.organizations.roster import growth
from wushe.organizations.sections import organization_sections
from wushe.organizations.steps import Situation, next_step, stepper
from wushe.people.history import Told, history

May = Callable[[Organizations], bool]


async def allowed(work: Work, organization_id: UUID) -> May:
    """What the person may do to this organisation, so that no button leads to a refusal."""
    granted = [permission for permission in Organizations if work.may(permission)]
    reaches = [work.require(permission) for permission in granted]
    found = (await work.rows(queries.permitted(organization_id, reaches)))[0]
    permitted = {permission for permission, reached in zip(granted, found[1:], strict=True) if reached}
    return permitted.__contains__


async def detail(work: Work, organization: Organization) -> dict[str, Any]:
    """The names that `organizations/show.html` wants."""
    today, may = clock.today(), await allowed(work, organization.id)
    applications = await work.all(queries.applications_of(organization.id))
    warnings = await service.alerts_of(work, organization.id)
    assignments = await work.rows(queries.assignments(organization.id))
    kind = await work.one(queries.types_by_ids([organization.type_id]))
    recreation_only = kind.recreational and not organization.public_affair
    situation = Situation(
        organization, [each for each in applications if each.state.is_open], warnings,
        is_assigned=any(assignment.holds_on(today) for assignment, _name in assignments),
        recreation_only=recreation_only, may=may, on=today,
    )  # fmt: skip
    return {
        "organization": organization, "can": may, "permissions": Organizations, "alerts": warnings,
        "next": next_step(situation),
        "procedures": [_procedure(organization, each, applications, today) for each in Procedure],
        "type": kind.name, "recreation_only": recreation_only,
        "community": await _community(work, organization.community_id),
        "assignments": assignments, "today": today, "levels": list(Level), "applications": applications,
        "history": await _history(work, organization, may),
        "sections": await organization_sections(work, organization),
        **await _roster(work, organization, may, warnings),
    }  # fmt: skip


def _procedure(organization: Organization, procedure: Procedure, applications: Any, today: date) -> dict[str, Any]:
    latest: Application | None = next((each for each in applications if each.procedure is procedure), None)
    state = organization.filing_state if procedure is Procedure.FILING else organization.registration_state
    return {
        "procedure": procedure, "state": state, "latest": latest,
        "steps": stepper(organization, procedure, latest, today),
        "may_apply": not (latest and latest.state.is_open) and state.value != "granted",
    }  # fmt: skip


async def _community(work: Work, community_id: UUID | None) -> str:
    if community_id is None:
        return ""
    return (await work.rows(communities.names([community_id])))[0][1]


async def _history(work: Work, organization: Organization, may: May) -> list[Told]:
    """It names who joined and left, so it is for those who may read the roster."""
    return await history(work, organization.id) if may(Organizations.READ_ROSTER) else []


async def _roster(work: Work, organization: Organization, may: May, warnings: list[Alert]) -> dict[str, Any]:
    """Whoever may not read the roster sees how many there are, and who leads."""
    members = await work.rows(queries.members(organization.id))
    lost_on = await work.scalar(queries.lost_leader_on(organization.id)) if Alert.NO_LEADER in warnings else None
    return {
        "members": members if may(Organizations.READ_ROSTER) else [],
        "member_count": len(members),
        "leader": next((name for member, name in members if member.role is MemberRole.LEADER), None),
        "lost_leader_on": lost_on,
        "growth": growth(await work.rows(queries.spans(organization.id)), clock.today()),
    }
