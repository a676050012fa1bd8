"""Evaluation as tests begin with it: a township with both rubrics, a hub and a group, and everybody who scores."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import given
from wushe.access.roles import Role
from wushe.communities.furnishing import FURNISHER as COMMUNITIES
from wushe.evaluation import service
from wushe.evaluation.furnishing import FURNISHER as RUBRICS
from wushe.evaluation.kinds import Domain, RubricKind
from wushe.evaluation.models import Indicator
from wushe.evaluation.queries import rubrics
from wushe.evaluation.schemas.entered import NewAssessment, Scored, ScoresData
from wushe.kernel.work import Visitor, Work
from wushe.organizations import service as organizations
from wushe.organizations.furnishing import FURNISHER as ORGANIZATIONS
from wushe.organizations.kinds import OrganizationKind
from wushe.organizations.schemas import NewAssignment
from wushe.tenancy.places import Place

NAMED = ("开元路社区居委会", "双河村委会")
SINCE, UNTIL = date(2026, 1, 1), date(2026, 10, 31)
GOOD = 4
"""The highest level of every standard indicator."""


@dataclass(frozen=True)
class Cast:
    """`hub` is 北山, led by `leader` and accompanied by `worker`; `staff` works next door."""

    place: Place
    admin: Visitor
    leader: Visitor
    worker: Visitor
    other: Visitor
    staff: Visitor
    hub: UUID
    group: UUID
    where: UUID


async def cast(sessions: given.Sessions) -> Cast:
    place = await given.township(sessions, communities=NAMED, furnishers=[COMMUNITIES, ORGANIZATIONS, RUBRICS])
    async with given.work(sessions, await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)) as work:
        where, elsewhere = await given.community_ids(work)
        people = {name: await given.resident(work, name) for name in ("管测试", "领测试", "邻测试")}
        workers = [await given.social_worker(work, name) for name in ("督测试", "另测试")]
        led = {"leader": people["领测试"], "community_id": where}
        hub = await given.organization(work, "北山社会组织服务中心", is_a=OrganizationKind.HUB, **led)
        group = await given.organization(work, "开元路舞蹈队", **led)
        for organization in (hub, group):
            await organizations.assign(work, organization.id, NewAssignment(person_id=workers[0].id, since=SINCE))
    return Cast(
        place,
        await given.member(sessions, place, Role.TOWNSHIP_ADMIN, person_id=people["管测试"].id),
        await given.member(sessions, place, Role.ORGANIZATION_LEADER, person_id=people["领测试"].id),
        await given.member(sessions, place, Role.SOCIAL_WORKER, person_id=workers[0].id),
        await given.member(sessions, place, Role.SOCIAL_WORKER, person_id=workers[1].id),
        await given.member(
            sessions, place, Role.COMMUNITY_STAFF, person_id=people["邻测试"].id, community_id=elsewhere
        ),
        hub.id, group.id, where,
    )  # fmt: skip


async def opened(sessions: given.Sessions, town: Cast, organization_id: UUID | None = None) -> UUID:
    async with given.work(sessions, town.admin) as work:
        data = NewAssessment(organization_id=organization_id or town.hub, since=SINCE, until=UNTIL)
        return (await service.open_assessment(work, data)).id


async def indicators(work: Work, kind: RubricKind = RubricKind.HUB) -> list[Indicator]:
    """Those of the version in force."""
    return list(await work.all(rubrics.indicators((await work.one(rubrics.in_force(kind))).id)))


def scores(measured: list[Indicator], low: dict[str, int] | None = None, level: int = GOOD) -> ScoresData:
    """The same level for all but those of `low`, by code."""
    low = low or {}
    return ScoresData(scores=[Scored(code=each.code, level=low.get(each.code, level)) for each in measured])


WEAK = {"staffing_roles": 1, "resources_matching": 1, "planning_plan": 2}
"""北山: 人员分工, 资源调配, 服务规划 (systems.md, row 38)."""
WEAK_DOMAINS = {Domain.STAFFING, Domain.RESOURCES, Domain.PLANNING}


async def concluded(
    sessions: given.Sessions,
    town: Cast,
    low: dict[str, int] | None = None,
    organization_id: UUID | None = None,
    kind: RubricKind = RubricKind.HUB,
) -> UUID:
    """Opened, scored by the leader, the worker and the admin alike."""
    assessment_id = await opened(sessions, town, organization_id)
    for who, verb in ((town.leader, service.self_assess), (town.worker, service.check), (town.admin, service.conclude)):
        async with given.work(sessions, who) as work:
            await verb(work, assessment_id, scores(await indicators(work, kind), low))
    return assessment_id
