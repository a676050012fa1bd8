"""T3: whoever enters a telephone or an ID number learns nothing about people of other townships.

Answers are compared, and the statements that led to them (`asked`).
"""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

import asked
import given
from wushe.access.roles import Role
from wushe.kernel.clock import today
from wushe.kernel.work import Visitor
from wushe.people import service
from wushe.people.schemas import NewPerson

Sessions = async_sessionmaker[AsyncSession]
HELD = {"phone": "13812349876", "id_number": "110101199003077758"}
FREE = {"phone": "13812349877", "id_number": "110101198001010053"}


@pytest.fixture
def statements(engine: AsyncEngine):
    with asked.statements(engine) as taken:
        yield taken


async def admin_of_a_township(sessions: Sessions) -> Visitor:
    return await given.member(sessions, await given.township(sessions), Role.TOWNSHIP_ADMIN)


async def enter(sessions: Sessions, who: Visitor, numbers: dict[str, str]) -> str:
    async with given.work(sessions, who) as work:
        said = {"address": "开元路 1 号", "consent_given_on": today()} | numbers
        person = await service.record_person(work, NewPerson(name="张建国", **said))
    return type(person).__name__


async def test_a_number_that_another_township_holds_is_entered_like_any_other(
    sessions: Sessions, statements: list[str]
) -> None:
    await enter(sessions, await admin_of_a_township(sessions), HELD)
    walks, answers = [], []
    for numbers in (HELD, FREE):
        here = await admin_of_a_township(sessions)
        statements.clear()
        answers.append(await enter(sessions, here, numbers))
        walks.append(list(statements))
    assert answers[0] == answers[1]
    assert walks[0] == walks[1]
    assert len(walks[0]) > 3
