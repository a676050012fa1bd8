"""A social worker's day out of real rows: what presses most stands first, of one's own groups alone."""

from datetime import timedelta

import given
import supervised
from supervised import id_of
from wushe.kernel import clock
from wushe.kernel.clock import stopped_at, today
from wushe.workbench.desks.worker import watch

DAY = timedelta(days=1)


async def test_an_overdue_visit_stands_before_an_overdue_action(sessions):
    with stopped_at(clock.now() - 60 * DAY):
        cast = await supervised.cast(sessions)
    with stopped_at(clock.now() - 20 * DAY):
        todo = {"todos": ["公开账目"], "owner_id": id_of(cast.leader), "due_on": today() + 10 * DAY}
        await supervised.visited(sessions, cast, cast.second, visited_on=today(), **todo)
    due = today() - 10 * DAY
    async with given.work(sessions, cast.worker) as work:
        first, second = await watch(work)
    assert (first.group.id, second.group.id) == (cast.group, cast.second)
    assert [each.reason for each in first.concerns] == ["还没有走访过，已逾期 30 天", "骨干不足 2 人，缺少接班人"]
    assert first.concerns[0].path == f"/supervision/visits/offline?group={cast.group}"
    assert second.concerns[0].reason == f"1 件跟进事项逾期，最早应在 {due} 前办结"
    assert second.concerns[0].path.startswith("/supervision/actions/")
    assert second.concerns[0].late
    async with given.work(sessions, cast.other) as work:
        assert [each.group.id for each in await watch(work)] == [cast.third]


async def test_a_visit_takes_the_group_off_the_top(sessions):
    with stopped_at(clock.now() - 60 * DAY):
        cast = await supervised.cast(sessions)
    await supervised.visited(sessions, cast, cast.group)
    async with given.work(sessions, cast.worker) as work:
        assert [each.group.id for each in await watch(work)] == [cast.second, cast.group]
    async with given.work(sessions, cast.admin) as work:
        assert await watch(work) == []
