"""Row 26, 活动预案与总结: nothing is published without an approved plan, nothing counts without a signed review."""

import pytest

import given
import staged
from wushe.activities import service
from wushe.activities.errors import NoApprovedPlan, NoSuchActivity, PlanIncomplete
from wushe.activities.outputs import Scope, outputs_of
from wushe.activities.schemas.attending import HeadCount
from wushe.activities.schemas.planning import PlanData
from wushe.activities.units import PersonTimes, Sessions
from wushe.kernel.clock import stopped_at

pytestmark = pytest.mark.at(staged.NOW)


@pytest.fixture
async def stage(sessions):
    return await staged.township(sessions)


async def test_system_26_without_an_approved_plan_nothing_is_published(sessions, stage):
    async with given.work(sessions, stage.leader) as work:
        activity_id = await staged.drafted(work, stage)
        await service.add_session(work, activity_id, staged.when(stage))
        with pytest.raises(NoApprovedPlan):
            await service.publish(work, activity_id)
        with pytest.raises(PlanIncomplete) as refused:
            await service.save_plan(work, activity_id, PlanData(goal="学会挂号", submit=True))
        assert refused.value.say() == "预案还缺：服务对象、需求依据、活动内容、人员分工、风险和安全预案"
        work.abandon()


async def test_system_26_the_plan_is_approved_by_the_assigned_social_worker_and_no_other(sessions, stage):
    other = await staged.another_group(sessions, stage)
    async with given.work(sessions, stage.leader) as work:
        activity_id = await staged.drafted(work, stage)
        await service.save_plan(work, activity_id, staged.submitted(staged.PLAN))
        with pytest.raises(NoApprovedPlan):
            await service.publish(work, activity_id)
    async with given.work(sessions, other.worker) as work:
        with pytest.raises(NoSuchActivity):
            await service.approve_plan(work, activity_id)
    async with given.work(sessions, stage.worker) as work:
        await service.approve_plan(work, activity_id)
    async with given.work(sessions, stage.leader) as work:
        await service.add_session(work, activity_id, staged.when(stage))
        assert (await service.publish(work, activity_id)).state == "published"


async def test_system_26_without_a_signed_review_nothing_counts(sessions, stage):
    activity_id, session_id = await staged.published(sessions, stage)
    scope = Scope(organization_id=stage.organization_id)
    with stopped_at(staged.STARTS + staged.TWO_HOURS):
        async with given.work(sessions, stage.leader) as work:
            await service.count_heads(work, session_id, HeadCount(heads=12))
            await service.hold_session(work, activity_id, session_id)
            assert (await outputs_of(work, scope)).person_times == PersonTimes(0)
            await service.save_review(work, activity_id, staged.submitted(staged.REVIEW))
            assert (await outputs_of(work, scope)).sessions == Sessions(0)
        async with given.work(sessions, stage.worker) as work:
            await service.sign_off(work, activity_id)
            totals = await outputs_of(work, scope)
    assert (totals.sessions, totals.person_times) == (Sessions(1), PersonTimes(12))
