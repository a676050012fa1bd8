"""Each route of supervision as a browser and as a program meets it."""

from io import BytesIO

import pytest
from msgspec import to_builtins
from python_calamine import load_workbook

import given
import supervised
import visiting
from supervised import id_of
from wushe.kernel.clock import today
from wushe.supervision import service
from wushe.supervision.kinds import Academy, Theme
from wushe.supervision.schemas.actions import ActionRow, ActionShown
from wushe.supervision.schemas.courses import CourseData, NewAttendance, NewLesson
from wushe.supervision.schemas.coverage import CoverageShown
from wushe.supervision.schemas.visits import DueRow, VisitRow, VisitShown


@pytest.fixture
async def filled(sessions, cast):
    """A visit with an action, a group supervision, an individual one, a course with a lesson that was attended."""
    visit = await supervised.visited(sessions, cast, todos=["公开账目"], owner_id=id_of(cast.leader), due_on=today())
    async with given.work(sessions, cast.worker) as work:
        [(action, _owner)] = await work.rows(supervised.actions.of_visit(visit.id))
        course = await service.open_course(
            work, CourseData(title="怎样写预案", theme=Theme.PROJECT, academy=Academy.TOWNSHIP)
        )
        lesson = await service.give_lesson(
            work, course.id, NewLesson(held_on=today(), minutes=90, place="镇政府", teacher_id=id_of(cast.worker))
        )
        who = NewAttendance(organization_id=cast.group, person_ids=[id_of(cast.leader)])
        await service.sign_in(work, lesson.id, who)
    held, record = await supervised.held(sessions, cast), await supervised.confided(sessions, cast)
    return {
        "visit": visit.id, "action": action.id, "group": cast.group, "held": held.id, "record": record.id,
        "course": course.id, "lesson": lesson.id, "where": cast.where, "worker": id_of(cast.worker),
    }  # fmt: skip


PAGES = [
    "visits", "visits?q=qfwdd&template=daily&organization_id={group}&worker_id={worker}&since=2026-01-01", "visits/new",
    "visits/new?organization_id={group}", "visits/new?organization_id=00000000-0000-7000-8000-000000000000",
    "visits/{visit}", "visits/{visit}/correction", "due",
    "due?standing=overdue&worker_id={worker}&community_id={where}&q=qf", "actions",
    "actions?state=overdue&organization_id={group}&mine=true&q=gongkai", "actions/{action}", "groups",
    "groups?function=educational&organization_id={group}&q=%E9%A2%84%E6%A1%88", "groups/new", "groups/{held}",
    "individual", "individual/new", "individual/{record}", "courses", "courses?year=2025&theme=project&academy=county",
    "courses/new", "courses/{course}", "courses/{course}/edit", "courses/{course}/lessons/new", "lessons/{lesson}",
    "lessons/{lesson}?organization_id={group}",
]  # fmt: skip


OF_ADMIN = [
    "visits", "visits/{visit}", "due", "actions/{action}", "groups/{held}", "courses/{course}", "coverage",
    "coverage?since=2026-01-01&until=2026-12-31&community_id={where}", "rules",
]  # fmt: skip


async def test_every_page_opens_for_whom_it_is(database_url, sessions, cast, filled):
    home = f"/{cast.place.tenant.slug}/supervision/"
    async with visiting.browser(database_url) as browser:
        for who, paths in ((cast.worker, PAGES), (cast.admin, OF_ADMIN)):
            await visiting.sign_in(browser, sessions, who)
            assert await visiting.unopened(browser, [home + path.format(**filled) for path in paths]) == {}


def as_json(cast, **fields):
    return to_builtins(supervised.said(cast.group, **fields))


async def test_a_program_sends_a_visit_twice_and_both_answers_are_one(database_url, sessions, cast):
    entered, address = as_json(cast), f"/api/{cast.place.tenant.slug}/supervision/visits"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.worker)
        first, second = [await browser.post(address, json=entered) for _time in range(2)]
        other = await browser.post(address, json=entered | {"seen": "别的话"})
        listed = await browser.get(address)
        due = await browser.get(f"/api/{cast.place.tenant.slug}/supervision/due")
    assert first.status_code == 201
    assert first.json() == second.json()
    assert set(first.json()) == set(VisitShown.__struct_fields__)
    assert (other.status_code, other.json()["code"]) == (409, "supervision.visit_differs")
    assert [set(row) for row in listed.json()["items"]] == [set(VisitRow.__struct_fields__)]
    assert [set(row) for row in due.json()["items"]] == [set(DueRow.__struct_fields__)] * 2


async def test_a_form_with_mistakes_comes_back_with_each_beside_its_field_and_nothing_lost(
    database_url, sessions, cast
):
    typed = as_json(cast, seen="说了很多很多话") | {"minutes": "0", "visited_on": "2999-01-01", "todos": ["公开账目"]}
    async with visiting.browser(database_url) as browser:
        token = await visiting.sign_in(browser, sessions, cast.worker)
        visiting.carry(browser, token)
        page = await browser.post(f"/{cast.place.tenant.slug}/supervision/visits", data=typed)
        mended = await browser.post(
            f"/{cast.place.tenant.slug}/supervision/visits", data=typed | {"minutes": "30", "visited_on": str(today())}
        )
    assert page.status_code == 422
    assert all(
        words in page.text for words in ("说了很多很多话", "公开账目", "请填写 1 到 720 之间的整数", typed["id"])
    )
    assert mended.status_code == 422
    assert "请选择跟进事项的负责人" in mended.text


async def test_lists_are_files_with_what_is_filtered(database_url, sessions, cast, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.admin)
        for path, rows in (("visits.xlsx", 1), ("actions.xlsx?state=open", 3), ("due.xlsx?q=shuanghe", 1)):
            answer = await browser.get(f"/{cast.place.tenant.slug}/supervision/{path}")
            [sheet] = [load_workbook(BytesIO(answer.content)).get_sheet_by_index(0)]
            assert len(sheet.to_python()) - 1 == rows, path
        coverage = await browser.get(f"/api/{cast.place.tenant.slug}/supervision/coverage")
    assert set(coverage.json()) == set(CoverageShown.__struct_fields__)
    assert [row["visits"] for row in coverage.json()["workers"]] in ([1, 0], [0, 1])


async def test_an_action_is_closed_by_its_owner_as_a_program(database_url, sessions, cast, filled):
    address = f"/api/{cast.place.tenant.slug}/supervision/actions"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.leader)
        rows = (await browser.get(address)).json()["items"]
        empty = await browser.post(f"{address}/{filled['action']}/closing", json={})
        closed = await browser.post(f"{address}/{filled['action']}/closing", json={"outcome": "贴了"})
    assert [set(row) for row in rows] == [set(ActionRow.__struct_fields__)] * 3
    assert empty.json()["errors"][0]["field"] == "outcome"
    assert set(closed.json()) == set(ActionShown.__struct_fields__)
    assert closed.json()["state"] == "closed"
