"""A township with two communities and the lists that every township begins with."""

import pytest

import given
from wushe.access.roles import Role
from wushe.communities.furnishing import FURNISHER as COMMUNITIES
from wushe.organizations.furnishing import FURNISHER as ORGANIZATIONS


@pytest.fixture
async def place(sessions):
    named = ("开元路社区居委会", "双河村委会")
    return await given.township(sessions, communities=named, furnishers=[COMMUNITIES, ORGANIZATIONS])


@pytest.fixture
async def admin(sessions, place):
    return await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
