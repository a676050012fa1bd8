"""Row 33, 能力提升培训: four lessons a year, trainers who were trained, and 黄花's course with its nine filings."""

from datetime import date, datetime, timedelta

import pytest

import given
import supervised
import visiting
from supervised import id_of
from wushe.kernel.clock import SHANGHAI, stopped_at, today
from wushe.kernel.errors import Forbidden, Invalid
from wushe.kernel.files.evidence import Brought
from wushe.kernel.files.models import StoredFile
from wushe.organizations import service as organizations
from wushe.organizations.kinds import MemberRole
from wushe.organizations.models import Organization
from wushe.organizations.schemas import NewMember
from wushe.people.models import Person
from wushe.supervision import service
from wushe.supervision.errors import AttendedTwice, NotAttended
from wushe.supervision.kinds import Academy, Outcome, Theme
from wushe.supervision.models import Course
from wushe.supervision.queries import courses as queries
from wushe.supervision.schemas.courses import CourseData, CoursewareData, NewAttendance, NewLesson, NewOutcomes
from wushe.supervision.teaching import course_shown, year_shown

FIRST = datetime(2025, 1, 10, 2, tzinfo=SHANGHAI)


@pytest.fixture
async def cast(sessions):
    with stopped_at(FIRST):
        return await supervised.cast(sessions)


async def course(sessions, cast, title="黄花镇备案实务", academy=Academy.TOWNSHIP):
    async with given.work(sessions, cast.admin) as work:
        return await service.open_course(work, CourseData(title=title, theme=Theme.POLICY, academy=academy))


async def lesson(sessions, cast, of: Course, day: date, teacher=None, *people):
    """A lesson on that day; `people` are (group, person)."""
    async with given.work(sessions, cast.admin) as work:
        data = NewLesson(held_on=day, minutes=120, place="镇政府", teacher_id=teacher or id_of(cast.worker))
        made = await service.give_lesson(work, of.id, data)
        for group_id, person_id in people:
            await service.sign_in(work, made.id, NewAttendance(organization_id=group_id, person_ids=[person_id]))
    return made


async def groups(sessions, cast, number):
    """So many groups with their leaders: (group, leader)."""
    made = []
    async with given.work(sessions, cast.admin) as work:
        for place in range(number):
            leader = await given.resident(work, f"黄花负责人{place}", cast.where)
            made.append(
                (await given.organization(work, f"黄花第{place}队", community_id=cast.where, leader=leader), leader)
            )
    return [(group.id, leader.id) for group, leader in made]


async def file(sessions, cast, group_id, on, number):
    async with given.work(sessions, cast.admin) as work:
        group = await work.get(Organization, group_id)
        group.file(f"黄花备案{number:03}", on)


async def test_system_33_the_course_of_huanghua_links_to_its_nine_filings(database_url, sessions, cast):
    taught, day = await course(sessions, cast), date(2025, 3, 6)
    attended = await groups(sessions, cast, 11)
    with stopped_at(datetime(2025, 6, 1, 2, tzinfo=SHANGHAI)):
        await lesson(sessions, cast, taught, day, None, *attended)
        for number, (group_id, _leader) in enumerate(attended[:9]):
            await file(sessions, cast, group_id, day + timedelta(days=number), number)
        await file(sessions, cast, attended[9][0], day - timedelta(days=1), 9)  # before the course: not of it
        await file(sessions, cast, cast.third, day + timedelta(days=3), 10)  # did not attend: not of it
        async with given.work(sessions, cast.admin) as work:
            came = [row[0] for row in await work.rows(queries.came_of(taught.id, Outcome.FILED))]
            assert came == [group_id for group_id, _leader in attended[:9]]
            await service.count_outcomes(work, taught.id, NewOutcomes(outcome=Outcome.FILED, organization_ids=came))
            shown = await course_shown(work, taught)
            assert await work.rows(queries.came_of(taught.id, Outcome.FILED)) == []
    assert len(shown.outcomes) == 9
    assert {one.organization_id for one in shown.outcomes} == {group_id for group_id, _leader in attended[:9]}
    for outsider in (attended[9][0], attended[10][0], cast.third, came[0]):
        with pytest.raises(NotAttended):
            async with given.work(sessions, cast.admin) as work:
                once_more = NewOutcomes(outcome=Outcome.FILED, organization_ids=[outsider])
                await service.count_outcomes(work, taught.id, once_more)
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.leader)
        page = await browser.get(f"/{cast.place.tenant.slug}/supervision/courses/{taught.id}")
    assert all(f"黄花第{number}队" in page.text for number in range(9))
    assert "黄花第9队" not in page.text


async def test_system_33_fewer_than_four_lessons_a_year_shows_overdue(database_url, sessions, cast):
    taught = await course(sessions, cast)
    days = [date(2025, 2, 1), date(2025, 5, 2), date(2025, 9, 1), date(2025, 12, 31)]
    with stopped_at(datetime(2026, 1, 2, 2, tzinfo=SHANGHAI)):
        for held, day in enumerate(days):
            async with given.work(sessions, cast.admin) as work:
                year = await year_shown(work, 2025)
            assert (year.overdue, year.missing) == (True, 4 - held)
            async with visiting.browser(database_url) as browser:
                await visiting.sign_in(browser, sessions, cast.admin)
                page = await browser.get(f"/{cast.place.tenant.slug}/supervision/courses?year=2025")
            assert f"2025 年应办 4 场培训，只办了 {held} 场，已逾期。" in page.text
            await lesson(sessions, cast, taught, day)
        async with given.work(sessions, cast.admin) as work:
            year = await year_shown(work, 2025)
    assert (year.quarters, year.lessons, year.overdue) == ([1, 1, 1, 1], 4, False)


async def test_system_33_trainers_are_trained_and_the_chain_is_told(sessions, cast):
    """A social worker taught a leader, who taught another, who taught a third: three academies, three steps."""
    county, township, community = [
        await course(sessions, cast, title, academy)
        for title, academy in (
            ("区级骨干班", Academy.COUNTY),
            ("镇级轮训", Academy.TOWNSHIP),
            ("社区夜校", Academy.COMMUNITY),
        )
    ]
    (one, first), (two, second), (three, third) = await groups(sessions, cast, 3)
    await lesson(sessions, cast, county, date(2025, 2, 1), None, (one, first))
    await lesson(sessions, cast, township, date(2025, 3, 1), first, (two, second))
    await lesson(sessions, cast, community, date(2025, 4, 1), second, (three, third))
    await lesson(sessions, cast, community, date(2025, 1, 15), first)  # before anybody taught them: not of the chain
    async with given.work(sessions, cast.admin) as work:
        chain = (await course_shown(work, county)).chain
    assert [(link.step, link.course, link.teacher, link.people) for link in chain] == [
        (0, "区级骨干班", "李社工", 1), (1, "镇级轮训", "黄花负责人0", 1), (2, "社区夜校", "黄花负责人1", 1),
    ]  # fmt: skip


async def test_system_33_nobody_stands_twice_on_one_list_and_nothing_of_the_others_is_lost(sessions, cast):
    taught = await course(sessions, cast)
    [(group, leader)] = await groups(sessions, cast, 1)
    held = await lesson(sessions, cast, taught, date(2025, 2, 1), None, (group, leader))
    async with given.work(sessions, cast.admin) as work:
        other = await given.resident(work, "新成员", cast.where)
        await organizations.enrol(work, group, NewMember(person_id=other.id, role=MemberRole.MEMBER))
    with pytest.raises(AttendedTwice) as refused:
        async with given.work(sessions, cast.admin) as work:
            both = NewAttendance(organization_id=group, person_ids=[other.id, leader])
            await service.sign_in(work, held.id, both)
    assert refused.value.say() == "黄花负责人0已经在这场培训的签到名单里"
    async with given.work(sessions, cast.admin) as work:
        await service.sign_in(work, held.id, NewAttendance(organization_id=group, person_ids=[other.id]))
        assert len(await work.rows(queries.attendance(held.id))) == 2
        stranger = await work.get(Person, id_of(cast.other_leader))
        with pytest.raises(Invalid):
            await service.sign_in(work, held.id, NewAttendance(organization_id=group, person_ids=[stranger.id]))


async def test_system_33_a_lesson_in_the_future_is_refused_and_only_those_who_teach_keep_the_list(sessions, cast):
    taught = await course(sessions, cast)
    with pytest.raises(Invalid):
        await lesson(sessions, cast, taught, today() + timedelta(days=1))
    for who in (cast.leader, cast.staff):
        with pytest.raises(Forbidden):
            async with given.work(sessions, who) as work:
                data = NewLesson(held_on=today(), minutes=60, place="村部", teacher_id=id_of(cast.worker))
                await service.give_lesson(work, taught.id, data)


async def test_system_33_courseware_is_a_file_that_everybody_who_reads_courses_may_keep(database_url, sessions, cast):
    taught = await course(sessions, cast)
    pdf = Brought("备案指南.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
    async with given.work(sessions, cast.admin) as work:
        kept = await service.add_courseware(work, taught.id, CoursewareData(title="备案指南"), pdf)
    address = f"/{cast.place.tenant.slug}/supervision/coursewares/{kept.id}"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.leader)
        answer = await browser.get(address)
    assert answer.content == pdf.content
    assert answer.headers["content-disposition"].startswith("attachment")
    async with given.work(sessions, cast.admin) as work:
        await service.remove_courseware(work, kept.id)
        assert await work.scalar(supervised.count_of(StoredFile)) == 0
