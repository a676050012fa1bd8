"""An account whose password is known, and what opens work for the platform."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import cache, partial

import pytest
from argon2 import PasswordHasher
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
from wushe.access.roles import Role
from wushe.identity.models import Account
from wushe.kernel.work import Visitor, Work
from wushe.tenancy.places import PLATFORM_PLACE, Place

PASSWORD = "twelve green kettles"


@cache
def password_hash() -> str:
    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1).hash(PASSWORD)


@pytest.fixture
def password() -> str:
    return PASSWORD


@pytest.fixture
async def place(sessions: async_sessionmaker[AsyncSession]) -> Place:
    return await given.township(sessions)


@pytest.fixture
def opener(sessions: async_sessionmaker[AsyncSession]) -> Callable[[], AbstractAsyncContextManager[Work]]:
    return partial(given.work, sessions, Visitor(tenant=PLATFORM_PLACE.tenant))


@pytest.fixture
async def admin(sessions: async_sessionmaker[AsyncSession], place: Place) -> Visitor:
    """The township's admin, whose password is `PASSWORD`."""
    who = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    async with sessions.begin() as session:
        chosen = update(Account).where(Account.id == who.person.account_id).values(password_hash=password_hash())
        await session.execute(chosen)
    return who


@pytest.fixture
async def login_name(sessions: async_sessionmaker[AsyncSession], admin: Visitor) -> str:
    async with sessions() as session:
        return (await session.get_one(Account, admin.person.account_id)).login_name
