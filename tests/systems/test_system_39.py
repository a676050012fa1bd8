"""Row 39: stars by the rubric's lines, with reason, log and end; the national grade is another fact."""

from datetime import UTC, date, datetime, timedelta

import pytest

import assessed
import given
from wushe.evaluation import service
from wushe.evaluation.kinds import Grade, StarChange
from wushe.evaluation.queries import listing, standing
from wushe.evaluation.schemas.entered import AssessmentFilters, GradeData
from wushe.evaluation.service.standing import months_later, tell_ending
from wushe.kernel.clock import stopped_at, today


@pytest.fixture
async def town(sessions):
    return await assessed.cast(sessions)


async def _log(sessions, town):
    async with given.work(sessions, town.admin) as work:
        return list(await work.all(standing.star_log(town.hub)))


async def _listed(sessions, town, day):
    """The stars that the list shows on that day."""
    with stopped_at(datetime(day.year, day.month, day.day, 4, tzinfo=UTC)):
        async with given.work(sessions, town.admin) as work:
            [row] = await work.all(listing.bundled(work.require("evaluation:read"), AssessmentFilters()))
            return row.stars


async def test_system_39_crossing_a_line_changes_the_star_with_log_and_reason(sessions, town):
    await assessed.concluded(sessions, town, assessed.WEAK)  # 76 points: three stars from 70
    await assessed.concluded(sessions, town, {"staffing_roles": 1})  # 92.5 points: five stars from 90
    await assessed.concluded(sessions, town, dict.fromkeys(["staffing_roles", "resources_matching"], 0))  # 76 again
    log = await _log(sessions, town)
    assert [(each.change, each.before, each.stars, each.score, each.line) for each in reversed(log)] == [
        (StarChange.AWARDED, 0, 3, 7600, 70),
        (StarChange.RAISED, 3, 5, 9250, 90),
        (StarChange.LOWERED, 5, 3, 7600, 70),
    ]
    assert [each.expires_on for each in log] == [months_later(today(), 24)] * 3


async def test_system_39_an_expired_star_is_not_valid_and_the_next_begins_anew(sessions, town):
    await assessed.concluded(sessions, town, assessed.WEAK)
    [rating] = await _log(sessions, town)
    assert [await _listed(sessions, town, rating.expires_on + timedelta(days=days)) for days in (-1, 0)] == [3, None]
    assert rating.holds_on(rating.expires_on - timedelta(days=1))
    assert not rating.holds_on(rating.expires_on)
    with stopped_at(datetime(2029, 1, 5, 4, tzinfo=UTC)):
        await assessed.concluded(sessions, town, assessed.WEAK)
        newest = (await _log(sessions, town))[0]
    assert (newest.change, newest.before, newest.stars) == (StarChange.AWARDED, 0, 3)


async def test_system_39_a_month_before_its_end_the_group_is_told_once(sessions, town):
    await assessed.concluded(sessions, town, assessed.WEAK)
    [rating] = await _log(sessions, town)
    told = []
    for days in (31, 30, 29):
        day = rating.expires_on - timedelta(days=days)
        with stopped_at(datetime(day.year, day.month, day.day, 4, tzinfo=UTC)):
            async with given.work(sessions, await given.system(sessions, town.place)) as work:
                told.append(await tell_ending(work))
    assert told == [0, 1, 0]


async def test_system_39_a_national_grade_is_a_fact_of_its_own_with_issuer_and_end(sessions, town):
    await assessed.concluded(sessions, town, assessed.WEAK)
    async with given.work(sessions, town.admin) as work:
        grade = await service.record_grade(
            work, town.hub,
            GradeData(
                grade=Grade.A4, issuer="长沙县民政局", granted_on=date(2024, 5, 1), expires_on=date(2029, 5, 1)
            ),
        )  # fmt: skip
    assert grade.holds_on(date(2029, 4, 30))
    assert not grade.holds_on(date(2029, 5, 1))
    [rating] = await _log(sessions, town)
    assert (rating.stars, grade.grade) == (3, Grade.A4)
