"""Supervision in the demo: visits in time, late and corrected, actions done and late, a problem of three, a talk."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import NamedTuple
from uuid import UUID

from wushe.demo.stage import Stage
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.supervision import service
from wushe.supervision.kinds import Academy, Outcome, SupervisionFunction, Theme, VisitTemplate
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import actions, courses, visits
from wushe.supervision.schemas.actions import Done
from wushe.supervision.schemas.courses import CourseData, NewAttendance, NewLesson, NewOutcomes
from wushe.supervision.schemas.sessions import NewGroupSupervision, NewIndividualSupervision
from wushe.supervision.schemas.visits import CorrectionData, NewVisit, VisitFilters

LED = {
    "青禾助学社": "陈青", "乐竹邻里互助队": "唐竹", "暖夕陪护社": "彭夕", "小太阳托管班": "罗阳",
    "加侨飞扬服务队": "方扬",
}  # fmt: skip
SHARED = ("青禾助学社", "暖夕陪护社", "小太阳托管班")
"""The groups that plan no activity."""
FILING, TRAINERS = "社区社会组织备案实务", "骨干讲师夜校"


class Visited(NamedTuple):
    """One visit; `todo` is agreed on with the group's leader for a fortnight."""

    days_ago: int
    group: str
    template: VisitTemplate
    minutes: int
    seen: str
    advice: str
    todo: str = ""


VISITS = (
    Visited(98, "青禾助学社", VisitTemplate.DAILY, 50,
            "志愿老师 6 人到齐，签到靠纸，账目没有公开", "签到改用手机", "公开上学期账目"),
    Visited(72, "暖夕陪护社", VisitTemplate.INTERVIEW, 40,
            "陪诊只靠彭夕和两位骨干", "每月吸收一位新志愿者", "招两位新志愿者"),
    Visited(55, "青禾助学社", VisitTemplate.ACTIVITY, 90,
            "作业辅导 24 个孩子，门口没有人看着", "放学时段安排一位志愿者守门"),
    Visited(22, "乐竹邻里互助队", VisitTemplate.DAILY, 35,
            "探访记录完整，两位长者想学视频通话", "和青禾一起办手机课"),
    Visited(14, "青禾助学社", VisitTemplate.FINANCE, 45,
            "票据和账目一致，余额贴在门口", "下季度继续公开"),
    Visited(9, "小太阳托管班", VisitTemplate.DAILY, 30,
            "托管 18 个孩子，午餐由家长轮流", "写清楚突发情况找谁", "写一页应急办法"),
)  # fmt: skip


def scenes() -> Iterator[tuple[int, Callable[[Stage], Awaitable[None]]]]:
    """(days ago, scene). 暖夕 is overdue for a visit, 加侨 was never visited."""
    yield 117, _teach
    for visited in VISITS:
        yield visited.days_ago, partial(_visit, visited=visited)
    yield 90, _publish_books
    yield 13, _correct
    yield 44, _gather
    yield 36, _plan
    yield 33, _pass_on
    yield 27, _talk


async def _visit(stage: Stage, visited: Visited) -> None:
    async with stage.acting("worker") as work:
        said = NewVisit(
            id=new_id(), organization_id=stage.groups[visited.group], template=visited.template,
            visited_on=clock.today(), minutes=visited.minutes, seen=visited.seen, advice=visited.advice,
            todos=[visited.todo] if visited.todo else [], owner_id=stage.people[LED[visited.group]],
            due_on=clock.today() + timedelta(days=14),
        )  # fmt: skip
        await service.record_visit(work, said)


async def _correct(stage: Stage) -> None:
    """What was left out is put right on the next day; what was written stays below."""
    async with stage.acting("worker") as work:
        filters = VisitFilters(organization_id=stage.groups["青禾助学社"], template=VisitTemplate.FINANCE)
        [visit] = await work.all(visits.bundled(work.require(Supervision.READ), filters))
        right = CorrectionData(
            seen="票据和账目一致，余额贴在门口；有 2 张收据没有经手人签字",
            advice="补上 2 张收据的签字，下季度继续公开",
            reason="漏记了 2 张没有签字的收据",
        )  # fmt: skip
        await service.correct_visit(work, visit.id, right)


async def _publish_books(stage: Stage) -> None:
    """The leader closes what was agreed on, with what was done."""
    await _finish(stage, "上学期收支贴在教室门口，微信群里也发了")


async def _plan(stage: Stage) -> None:
    """Of the three groups one has written its plan; the others are late by now."""
    await _finish(stage, "国庆活动写了预案，分了四个人")


async def _finish(stage: Stage, outcome: str) -> None:
    async with stage.acting("leader") as work:
        for action, _owner in await work.rows(actions.open_of(stage.groups["青禾助学社"])):
            await service.close_action(work, action.id, Done(outcome=outcome))


async def _gather(stage: Stage) -> None:
    """One problem of three groups: each goes home with an action of its own."""
    async with stage.acting("worker") as work:
        held = NewGroupSupervision(
            held_on=clock.today(), minutes=90,
            functions=[SupervisionFunction.EDUCATIONAL, SupervisionFunction.SUPPORTIVE],
            problem="活动没有预案，总是负责人一个人忙", advice="先写一页纸：谁负责什么、出了状况找谁、需要什么物资",
            organization_ids=[stage.groups[name] for name in SHARED], measure="写出下一场活动的预案",
            due_on=clock.today() + timedelta(days=21),
        )  # fmt: skip
        await service.hold(work, held)


async def _talk(stage: Stage) -> None:
    """What the two say nobody else will read, in the demo neither."""
    async with stage.acting("worker") as work:
        talk = NewIndividualSupervision(
            supervisee_id=stage.people["陈青"], held_on=clock.today(), minutes=60,
            functions=[SupervisionFunction.SUPPORTIVE], topic="怎样把事情分给骨干",
            talk="事事亲力亲为，已经很累；两位骨干愿意多担一些", agreed="下个月由骨干主持两次活动",
        )  # fmt: skip
        await service.confide(work, talk)


async def _teach(stage: Stage) -> None:
    """Leaders learned how a group is filed, and their groups were; what came of it is counted."""
    course_id = await _give(stage, FILING, Theme.POLICY, "李梅", LED)
    async with stage.acting("admin") as work:
        came = [row[0] for row in await work.rows(courses.came_of(course_id, Outcome.FILED))]
        await service.count_outcomes(work, course_id, NewOutcomes(outcome=Outcome.FILED, organization_ids=came))


async def _pass_on(stage: Stage) -> None:
    """Who learned teaches others."""
    await _give(stage, TRAINERS, Theme.BUILDING, "陈青", {"小太阳托管班": "罗阳", "加侨飞扬服务队": "方扬"})


async def _give(stage: Stage, title: str, theme: Theme, teacher: str, who: dict[str, str]) -> UUID:
    async with stage.acting("admin") as work:
        course = await service.open_course(work, CourseData(title=title, theme=theme, academy=Academy.TOWNSHIP))
        held_on = clock.today() - timedelta(days=1)
        held = NewLesson(held_on=held_on, minutes=120, place="街道党群服务中心", teacher_id=stage.people[teacher])
        lesson = await service.give_lesson(work, course.id, held)
        for group, leader in who.items():
            there = NewAttendance(organization_id=stage.groups[group], person_ids=[stage.people[leader]])
            await service.sign_in(work, lesson.id, there)
    return course.id
