"""系统 34, 持证社工: a licensed-only task is refused to an unlicensed person."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
from wushe.access.roles import Role
from wushe.kernel.clock import today
from wushe.kernel.work import Person, Visitor, Work
from wushe.people.errors import NotLicensed
from wushe.people.kinds import CredentialLevel
from wushe.people.schemas import NewPerson, WorkerData
from wushe.people.service import make_social_worker, record_person, require_licence
from wushe.tenancy.places import Place

Sessions = async_sessionmaker[AsyncSession]


async def open_a_case(work: Work) -> str:
    """A task that only licensed social workers may do: its second beat asks for the licence."""
    await require_licence(work)
    return "opened"


async def worker(sessions: Sessions, place: Place, name: str, data: WorkerData) -> Visitor:
    """A social worker of the township with that credential, standing at the door."""
    admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        person = await record_person(work, NewPerson(name=name))
        await make_social_worker(work, person.id, data)
    acting = Person(UUID(int=1), person.id, name)
    return await given.visitor(sessions, place, Role.SOCIAL_WORKER, person=acting)


async def test_system_34_a_licensed_only_task_is_refused_to_an_unlicensed_person(sessions: Sessions) -> None:
    place = await given.township(sessions)
    issued = today() - timedelta(days=1000)
    held = WorkerData(level=CredentialLevel.ASSISTANT, number="G-1", issued_on=issued, expires_on=today())
    lapsed = WorkerData(
        level=CredentialLevel.SENIOR, number="G-2", issued_on=issued, expires_on=today() - timedelta(days=1)
    )
    licensed = await worker(sessions, place, "李梅", held)
    expired = await worker(sessions, place, "王强", lapsed)
    unlicensed = await worker(sessions, place, "陈洁", WorkerData())
    nobody = await given.visitor(sessions, place, Role.SOCIAL_WORKER, person=Person(UUID(int=2), None, "赵刚"))
    async with given.work(sessions, licensed) as work:
        assert await open_a_case(work) == "opened"
    for refused in (expired, unlicensed, nobody):
        async with given.work(sessions, refused) as work:
            with pytest.raises(NotLicensed):
                await open_a_case(work)
