"""A list in which nothing fits the filters says so, and does not tell people to begin."""

import pytest

import given
import visiting
from wushe.access.roles import Role

LISTS = (
    "/activities", "/budgets", "/custody", "/donations", "/funds", "/goods/allocations", "/goods/moves", "/hours",
    "/linkages", "/needs", "/organizations", "/payments", "/wishes",
)  # fmt: skip


@pytest.fixture
async def admin(sessions):
    place = await given.township(sessions, furnishers=given.FURNISHERS)
    return await given.member(sessions, place, Role.TOWNSHIP_ADMIN)


@pytest.mark.parametrize("path", LISTS)
async def test_the_way_back_is_one_press(path: str, database_url, sessions, admin) -> None:
    here = f"/{admin.tenant.slug}{path}"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, admin)
        narrowed, whole = await browser.get(f"{here}?q=zzz"), await browser.get(here)
    back = f'<a class="button" href="{here}">清空筛选</a>'
    assert back in narrowed.text
    assert back not in whole.text
