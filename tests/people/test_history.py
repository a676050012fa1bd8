"""Who did it, as a timeline tells it."""

from datetime import date
from uuid import uuid4

import given
from wushe.access.roles import Role
from wushe.activities.events import SessionCancelled
from wushe.people.history import history


async def test_what_another_township_did_here_was_not_done_by_a_resident(sessions) -> None:
    here, there = await given.township(sessions), await given.township(sessions)
    neighbour = await given.registered(sessions, there, Role.TOWNSHIP_ADMIN)
    thing = uuid4()
    async with given.work(sessions, neighbour) as work, work.abroad(here.tenant) as abroad:
        abroad.record(SessionCancelled(activity_id=thing, session_id=uuid4(), on=date(2026, 6, 1)))
    async with given.work(sessions, await given.registered(sessions, here, Role.TOWNSHIP_ADMIN)) as work:
        [told] = await history(work, thing)
    assert told.who == "其他乡镇"
