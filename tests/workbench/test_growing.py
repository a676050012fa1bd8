"""What waits for the leader of a group about its growth: with the way there, the day, and the reason in words."""

from datetime import timedelta

import pytest

import assessed
import given
import mentored
import supervised
from wushe.evaluation import service as evaluation
from wushe.evaluation.queries import improving
from wushe.evaluation.schemas.entered import Because, ItemData, OutcomeData
from wushe.kernel.clock import now, stopped_at, today
from wushe.kernel.work import Visitor
from wushe.supervision import service as supervision
from wushe.supervision.schemas.actions import Done
from wushe.workbench.desks import leader

pytestmark = pytest.mark.anyio


async def waiting(sessions: given.Sessions, who: Visitor) -> list[tuple[str, str, str]]:
    """(title, tag, path behind the township's address) of everything that the desk says, what is late first."""
    async with given.work(sessions, who) as work:
        tasks = (await leader.desk(work)).shown["tasks"]
    return [(task["title"], task["tag"], task["url"].removeprefix(f"/{who.tenant.slug}")) for task in tasks]


async def test_a_self_assessment_waits_until_it_is_handed_in_and_again_when_it_comes_back(sessions) -> None:
    town = await assessed.cast(sessions)
    assessment_id = await assessed.opened(sessions, town)
    title, path = "北山社会组织服务中心要自评：2026-01-01 至 2026-10-31", f"/evaluation/{assessment_id}/scoring"
    assert await waiting(sessions, town.leader) == [(title, "请自评", path)]
    async with given.work(sessions, town.leader) as work:
        await evaluation.self_assess(work, assessment_id, assessed.scores(await assessed.indicators(work)))
    assert await waiting(sessions, town.leader) == []
    async with given.work(sessions, town.worker) as work:
        await evaluation.send_back(work, assessment_id, Because(reason="请补材料"))
    assert await waiting(sessions, town.leader) == [(title, "退回重评", path)]


async def test_an_item_of_a_plan_waits_from_two_weeks_before_its_day_until_it_is_done(sessions) -> None:
    town = await assessed.cast(sessions)
    assessment_id = await assessed.concluded(sessions, town, {"staffing_roles": 1})
    assert await waiting(sessions, town.leader) == []
    assert town.leader.person is not None
    owner = town.leader.person.person_id
    async with given.work(sessions, town.admin) as work:
        [(item, indicator, _owner)] = await work.rows(improving.plan(assessment_id))
        about = ItemData(action="列出分工表", owner_id=owner, due_on=today() + timedelta(days=14))
        await evaluation.plan_item(work, item.id, about)
    [(title, tag, path)] = await waiting(sessions, town.leader)
    assert title == f"北山社会组织服务中心改进“{indicator.name}”快到期"
    assert (tag, path) == ("请办结", f"/evaluation/improvements/{item.id}")
    async with given.work(sessions, town.leader) as work:
        await evaluation.finish_item(work, item.id, OutcomeData(outcome="贴出来了"))
    assert await waiting(sessions, town.leader) == []


async def test_an_action_of_supervision_waits_late_ones_first_and_only_for_its_own_leader(sessions) -> None:
    cast = await supervised.cast(sessions)
    ahead = await supervised.agreed(sessions, cast, today() + timedelta(days=30), "写出预案")
    late = await supervised.agreed(sessions, cast, today() + timedelta(days=1))
    with stopped_at(now() + timedelta(days=3)):
        found, others = await waiting(sessions, cast.leader), await waiting(sessions, cast.other_leader)
    assert found == [
        ("清风舞蹈队跟进“公开账目”已逾期", "已逾期", f"/supervision/actions/{late.id}"),
        ("清风舞蹈队跟进“写出预案”还没办结", "请办结", f"/supervision/actions/{ahead.id}"),
    ]
    assert others == []
    async with given.work(sessions, cast.leader) as work:
        await supervision.close_action(work, late.id, Done(outcome="已经贴出"))
    assert [path for _title, _tag, path in await waiting(sessions, cast.leader)] == [f"/supervision/actions/{ahead.id}"]


async def test_a_mentor_s_proposal_waits_for_the_leader_s_word(sessions) -> None:
    cast = await mentored.cast(sessions, mentors=1, groups=1)
    round_id = await mentored.published(sessions, cast)
    [(_group, pair)] = (await mentored.standing(sessions, cast, round_id)).items()
    who = cast.leaders[0]
    assert await waiting(sessions, who) == [("导师导师01", "请答复结对", f"/mentoring/pairs/{pair.id}")]
