"""Row 41: who is refused a room is told why, for good; and nobody is scored by tasks that government hands down.

What share of a group's tasks was handed down is told beside its scores.
"""

from datetime import datetime, timedelta
from io import BytesIO

import pytest
from python_calamine import load_workbook
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

import assessed
import given
import pooled
import visiting
from pooled import NOW
from wushe.activities import service as activities
from wushe.activities.models import Activity
from wushe.activities.schemas.planning import NewActivity, Why
from wushe.evaluation import service as evaluation
from wushe.evaluation.errors import AdministrativeIndicator
from wushe.evaluation.kinds import Domain, Nature, RubricKind
from wushe.evaluation.schemas.entered import IndicatorData
from wushe.kernel.clock import SHANGHAI, stopped_at
from wushe.kernel.database.integrity import refusal_of
from wushe.kernel.errors import Invalid
from wushe.kernel.journal.queries import timeline
from wushe.pools import service
from wushe.pools.kinds import Admission
from wushe.pools.schemas.bookings import Because
from wushe.reports.figures import report
from wushe.reports.periods import Year
from wushe.reports.wording import lines_of

WHY = "当天消防检查，场地不能使用"


async def test_system_41_the_group_reads_why_and_the_journal_keeps_that_it_was_told_without_the_words(sessions) -> None:
    town = await pooled.township(sessions)
    async with given.work(sessions, town.admin) as work:
        office = await pooled.venue(work, town.community_id, "会议室", admission=Admission.STEWARD)
    booking = await pooled.booked(sessions, town, office.id)
    with stopped_at(NOW):
        async with given.work(sessions, town.staff) as work:
            await service.refuse(work, booking.id, Because(reason=WHY))
    assert (await pooled.row(sessions, town, booking.id)).reason == WHY
    async with given.work(sessions, town.admin) as work:
        told = await work.all(timeline(booking.id))
    assert told[0].event == "booking_refused"
    assert WHY not in str(told[0].facts)


HANDED_DOWN = IndicatorData(
    name="完成上级交办的报表",
    domain=Domain.RESULTS,
    nature=Nature.ADMINISTRATIVE,
    weight=5,
    levels="没报\n迟报\n按时报",
)


async def test_system_41_an_indicator_of_handed_down_tasks_is_refused_beside_its_field(sessions) -> None:
    town = await assessed.cast(sessions)
    async with given.work(sessions, town.admin) as work:
        await evaluation.begin_revision(work, RubricKind.COMMUNITY)
    async with given.work(sessions, town.admin) as work:
        with pytest.raises(Invalid) as refused:
            await evaluation.add_indicator(work, RubricKind.COMMUNITY, HANDED_DOWN)
        await work.session.rollback()
    assert refused.value.fields["nature"].code == AdministrativeIndicator.code


@pytest.mark.parametrize("table", ["rubric_indicator", "draft_indicator"])
async def test_system_41_the_database_holds_no_indicator_of_handed_down_tasks(sessions, table) -> None:
    town = await assessed.cast(sessions)
    async with given.work(sessions, town.admin) as work:
        await evaluation.begin_revision(work, RubricKind.COMMUNITY)
    async with given.work(sessions, town.admin) as work:
        parent = {"rubric_indicator": "rubric_id", "draft_indicator": "draft_id"}[table]
        more = {"rubric_indicator": ("starts_at", "0"), "draft_indicator": ("version", "1")}[table]
        tall = (
            f"INSERT INTO {table} (tenant_id, id, {parent}, code, domain, nature, name, explanation, weight, levels,"  # noqa: S608
            f" required, rank, {more[0]}) SELECT tenant_id, gen_random_uuid(), {parent}, 'x', domain,"
            f" 'administrative', name, '', 1, levels, false, 99, {more[1]} FROM {table} LIMIT 1"
        )
        with pytest.raises(DBAPIError) as refused:
            await work.session.execute(text(tall))
        await work.session.rollback()
    assert isinstance(refusal_of(refused.value), AdministrativeIndicator)


JUNE = datetime(2026, 6, 1, 9, tzinfo=SHANGHAI)


async def recorded(sessions, town, who, *, need=None) -> Activity:
    async with given.work(sessions, who) as work:
        why = {"need_id": need} if need else {"override_reason": "按计划开展"}
        about = NewActivity(title="广场舞培训", organization_id=town.hub, community_id=town.where, **why)
        return await activities.record(work, about)


@pytest.fixture
async def busy(sessions):
    """北山 with five activities in June: two answer a need, two are its own idea, one was handed down.

    A sixth was handed down and cancelled.
    """
    town = await assessed.cast(sessions)
    with stopped_at(JUNE):
        async with given.work(sessions, town.admin) as work:
            need = (await given.need(work)).id
        for who, answers in (
            (town.leader, need), (town.leader, None), (town.leader, None), (town.admin, need), (town.admin, None),
        ):  # fmt: skip
            await recorded(sessions, town, who, need=answers)
        gone = await recorded(sessions, town, town.admin)
        async with given.work(sessions, town.admin) as work:
            await activities.cancel(work, gone.id, Why(reason="不办了"))
    return town


@pytest.mark.at(JUNE + timedelta(days=90))
async def test_system_41_the_share_of_handed_down_tasks_is_told_by_group_with_its_meaning(
    database_url, sessions, busy
) -> None:
    slug = busy.place.tenant.slug
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, busy.worker)
        overview = (await browser.get(f"/{slug}/evaluation")).text
        page = (await browser.get(f"/{slug}/evaluation/tasks?year=2026")).text
        before = (await browser.get(f"/api/{slug}/evaluation/tasks?year=2025")).json()
        [row] = (await browser.get(f"/api/{slug}/evaluation/tasks")).json()["items"]
        beside = (await browser.get(f"/{slug}/organizations/{busy.hub}")).text
    assert "今年 5 个活动中 1 个" in overview
    assert "又由镇街、村（社区）的人登记而不是由组织成员登记的，算行政交办" in page
    assert "20%" in page
    assert before["items"] == []
    assert [row[name] for name in ("activities", "needed", "own", "handed_down")] == [5, 2, 2, 1]
    assert "今年 5 个活动，行政交办 1 个（20%）" in beside


async def test_system_41_the_share_stands_beside_an_assessment_and_in_none_of_its_scores(
    database_url, sessions, busy
) -> None:
    assessment_id = await assessed.concluded(sessions, busy)
    slug = busy.place.tenant.slug
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, busy.leader)
        page = (await browser.get(f"/{slug}/evaluation/{assessment_id}")).text
        shown = (await browser.get(f"/api/{slug}/evaluation/{assessment_id}")).json()
    assert "20%（5 个活动中 1 个），不计分" in page
    assert shown["tasks"] == {
        "activities": 5, "needed": 2, "own": 2, "handed_down": 1, "handed_down_percent": 20,
    }  # fmt: skip
    assert shown["score"] == 10_000


async def test_system_41_an_activity_says_that_it_was_handed_down(database_url, sessions, busy) -> None:
    slug, said = busy.place.tenant.slug, []
    for who in (busy.admin, busy.leader):
        activity = await recorded(sessions, busy, who)
        async with visiting.browser(database_url) as browser:
            await visiting.sign_in(browser, sessions, busy.leader)
            said.append((await browser.get(f"/{slug}/activities/{activity.id}")).text)
    assert [("行政交办" in page, "组织自行发起" in page) for page in said] == [(True, False), (False, True)]


async def test_system_41_the_share_leaves_in_the_list_and_in_the_report(database_url, sessions, busy) -> None:
    slug = busy.place.tenant.slug
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, busy.admin)
        file = await browser.get(f"/{slug}/evaluation/tasks.xlsx?year=2026")
    rows = load_workbook(BytesIO(file.content)).get_sheet_by_index(0).to_python()
    assert rows[1] == ["北山社会组织服务中心", "开元路社区", 5, 2, 2, 1, 20]
    async with given.work(sessions, busy.admin) as work:
        lines = lines_of(await report(work, Year(2026)))
    assert [(line.title, line.number) for line in lines if line.part == "任务由来"] == [
        ("回应居民需求的活动", "2"), ("组织自行发起的活动", "2"), ("行政交办的活动", "1"), ("行政交办占比", "20"),
    ]  # fmt: skip


async def test_system_41_nobody_reads_the_tasks_of_groups_beyond_their_reach(database_url, sessions, busy) -> None:
    slug = busy.place.tenant.slug
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, busy.staff)
        seen = (await browser.get(f"/api/{slug}/evaluation/tasks")).json()["items"]
    assert seen == []
