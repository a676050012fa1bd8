"""体检 of the demo: a hub with three weak points and a plan, a group that grew, one in each step, stars that ended."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from wushe.access.roles import Role
from wushe.demo.cast import AT
from wushe.demo.stage import Stage
from wushe.evaluation import service
from wushe.evaluation.kinds import Grade, RubricKind, Step
from wushe.evaluation.queries import assessments, improving, rubrics
from wushe.evaluation.schemas.entered import (
    GradeData,
    ItemData,
    NewAssessment,
    OutcomeData,
    Scored,
    ScoresData,
)
from wushe.kernel import clock
from wushe.kernel.clock import stopped_at
from wushe.kernel.work import Person, Work
from wushe.organizations import queries, service as organizations
from wushe.organizations.kinds import Level, MemberRole, OrganizationKind
from wushe.organizations.schemas import NewAssignment, NewMember, OrganizationData
from wushe.people import service as people
from wushe.people.schemas import NewPerson

HUB, HEAD, LONG_AGO = "北山社会组织服务中心", "秦北", timedelta(days=650)
LEADERS = {
    HUB: HEAD, "青禾助学社": "陈青", "小太阳托管班": "罗阳", "乐竹邻里互助队": "唐竹", "暖夕陪护社": "彭夕",
    "加侨飞扬服务队": "方扬",
}  # fmt: skip
Low = Mapping[str, int]
WEAK: Low = {"staffing_roles": 1, "resources_matching": 1, "planning_plan": 2}
"""北山: 人员分工, 资源调配, 服务规划."""
YOUNG: Low = {"staffing_core": 1, "resources_use": 1, "finance_openness": 2, "planning_needs": 2}
GROWN: Low = {"staffing_core": 3, "resources_use": 2}
WHY = {
    "staffing_roles": "口头分工，负责人外出时没人接",
    "resources_matching": "有清单，借场地还靠打电话",
    "planning_plan": "计划定了，下半年没有执行完",
}


def scenes() -> Iterator[tuple[int, Callable[[Stage], Awaitable[Any]]]]:
    """(days ago, scene)."""
    yield 117, _found
    yield 116, partial(_long_ago, group="小太阳托管班")
    yield 114, partial(_conclude, group="青禾助学社", low=YOUNG)
    yield 92, partial(_conclude, group=HUB, low=WEAK)
    yield 90, _plan
    yield 30, _improve
    yield 21, partial(_conclude, group="青禾助学社", low=GROWN)
    yield 15, partial(_begin, group="暖夕陪护社", steps=(Step.SELF, Step.CHECK))
    yield 14, partial(_begin, group="乐竹邻里互助队", steps=(Step.SELF,))
    yield 13, _draft


async def _found(stage: Stage) -> None:
    """The hub with its leader, two core members and its social worker, and the grade that it brought."""
    home = stage.communities[AT]
    async with stage.acting("director") as work:
        stage.people[HEAD] = (await people.record_person(work, NewPerson(name=HEAD, community_id=home))).id
        types = {kept.name: kept.id for kept in await work.all(queries.types())}
        data = OrganizationData(
            name=HUB, type_id=types["公共事务"], kind=OrganizationKind.HUB, level=Level.COMMUNITY, community_id=home,
            introduction="社区里的枢纽：联系、培育和服务周边社区社会组织", public_affair="社区社会组织的培育和资源对接",
        )  # fmt: skip
        hub = stage.groups[HUB] = (await organizations.record(work, data)).id
        await organizations.enrol(work, hub, NewMember(person_id=stage.people[HEAD], role=MemberRole.LEADER))
        for name in ("钱微", "何望"):
            await organizations.enrol(work, hub, NewMember(person_id=stage.people[name], role=MemberRole.CORE))
        await organizations.assign(work, hub, NewAssignment(person_id=stage.people["李梅"], level=Level.TOWNSHIP))
    for group, name in LEADERS.items():
        await stage.stand_in(group, Role.ORGANIZATION_LEADER, Person(None, stage.people[name], name))
    granted = GradeData(
        grade=Grade.A3, issuer="长沙县民政局", granted_on=date(2024, 12, 1), expires_on=date(2029, 12, 1)
    )
    async with stage.acting("admin") as work:
        await service.record_grade(work, hub, granted)


async def _long_ago(stage: Stage, group: str) -> None:
    """By the old paper: its stars have ended since, and are shown as ended; what was weak was mended in time."""
    with stopped_at(clock.now() - LONG_AGO):
        assessment_id = await _open(stage, group)
        await _hand_in(stage, group, service.self_assess, assessment_id, GROWN)
        await _hand_in(stage, "admin", service.check, assessment_id, GROWN)
        await _hand_in(stage, "checker", service.conclude, assessment_id, GROWN)
    with stopped_at(clock.now() - LONG_AGO + timedelta(days=30)):
        async with stage.acting(group) as work:
            for item, _indicator, _owner in await _items(work, stage, group):
                await service.finish_item(work, item.id, OutcomeData(outcome="按计划补齐了人手和制度"))


async def _conclude(stage: Stage, group: str, low: Low) -> None:
    assessment_id = await _begin(stage, group, (Step.SELF, Step.CHECK), low)
    await _hand_in(stage, "admin", service.conclude, assessment_id, low)


async def _begin(stage: Stage, group: str, steps: tuple[Step, ...], low: Low = YOUNG) -> UUID:
    """The group is a little kinder to itself than its social worker."""
    assessment_id = await _open(stage, group)
    if Step.SELF in steps:
        kinder = {code: level + 1 for code, level in low.items()}
        await _hand_in(stage, group, service.self_assess, assessment_id, kinder)
    if Step.CHECK in steps:
        await _hand_in(stage, "worker", service.check, assessment_id, low)
    return assessment_id


async def _draft(stage: Stage) -> None:
    """One group has begun to score itself."""
    assessment_id = await _open(stage, "加侨飞扬服务队")
    async with stage.acting("加侨飞扬服务队") as work:
        scores = (await _scores(work, RubricKind.COMMUNITY, YOUNG)).scores[:3]
        await service.save_draft(work, assessment_id, Step.SELF, ScoresData(scores=scores))


async def _plan(stage: Stage) -> None:
    """Three items, three owners and days: what the panel's score proposed is made the group's own."""
    said = {
        "staffing_roles": ("每个岗位定一位负责人和一位替补，张贴在活动室", HEAD, 40),
        "resources_matching": ("列出场地和物资清单，每月 5 日公布调配结果", "钱微", 87),
        "planning_plan": ("按需求清单排好下半年服务计划，每季度回看一次", "何望", 96),
    }
    async with stage.acting("worker") as work:
        for item, indicator, _owner in await _items(work, stage, HUB):
            action, name, days = said[indicator.code]
            due_on = clock.today() + timedelta(days=days)
            await service.plan_item(work, item.id, ItemData(action=action, owner_id=stage.people[name], due_on=due_on))


async def _improve(stage: Stage) -> None:
    """The first of them is done; the second is late by now."""
    async with stage.acting(HUB) as work:
        item, _indicator, _owner = (await _items(work, stage, HUB))[0]
        done = OutcomeData(outcome="六个岗位都定了负责人和替补，8 月负责人外出培训时活动照常")
        await service.finish_item(work, item.id, done)


async def _items(work: Work, stage: Stage, group: str) -> Sequence[Any]:
    """(item, indicator, owner's name) of the group's plan."""
    concluded = await work.one(assessments.last_concluded(stage.groups[group]))
    return await work.rows(improving.plan(concluded.id))


async def _open(stage: Stage, group: str) -> UUID:
    async with stage.acting("admin") as work:
        today = clock.today()
        data = NewAssessment(organization_id=stage.groups[group], since=today - timedelta(days=180), until=today)
        return (await service.open_assessment(work, data)).id


async def _hand_in(
    stage: Stage, who: str, verb: Callable[[Work, UUID, ScoresData], Awaitable[object]], assessment_id: UUID, low: Low
) -> None:
    kind = RubricKind.HUB if low.keys() & WEAK.keys() else RubricKind.COMMUNITY
    async with stage.acting(who) as work:
        await verb(work, assessment_id, await _scores(work, kind, low))


async def _scores(work: Work, kind: RubricKind, low: Low) -> ScoresData:
    """Good everywhere but there."""
    measured = await work.all(rubrics.indicators((await work.one(rubrics.in_force(kind))).id))
    scores = [
        Scored(code=each.code, level=low.get(each.code, 3), note=WHY.get(each.code, "") if each.code in low else "")
        for each in measured
    ]
    return ScoresData(scores=scores)
