"""Row 48, 共享资源池: A lends 20 of 50 chairs to B; B sees 20; after revocation B's next read is refused."""

from httpx import AsyncClient

import lent
import visiting
from lent import NOW, Sessions
from wushe.kernel.clock import stopped_at

CHAIRS, LENT = 50, 20


async def seen(browser: AsyncClient, sessions: Sessions, who: lent.Side) -> list[tuple[str, str, int]]:
    """(owner, name, quantity) of what that township's administrator is shown as borrowed."""
    await visiting.sign_in(browser, sessions, who.admin)
    answer = await browser.get(f"/api/{who.place.tenant.slug}/pools/borrowed", headers={"accept": "application/json"})
    return [(thing["owner"], thing["name"], thing["quantity"]) for thing in answer.json()]


async def test_system_48_b_sees_twenty_of_fifty_until_they_are_taken_back(database_url: str, sessions: Sessions):
    owner, borrower, third = await lent.pair(sessions, "甲镇", "乙镇", "丙镇")
    with stopped_at(NOW):
        grant_id = await lent.grant(
            sessions, owner, await lent.chairs(sessions, owner, CHAIRS), borrower, quantity=LENT
        )
        async with visiting.browser(database_url) as browser:
            assert await seen(browser, sessions, third) == []
            assert await seen(browser, sessions, borrower) == [("甲镇", "折叠椅", LENT)]
            path = f"/api/{borrower.place.tenant.slug}/pools/borrowed/{grant_id}"
            assert (await browser.get(path)).status_code == 200
            await lent.revoked(sessions, owner, grant_id)
            assert (await browser.get(path)).status_code == 404
            assert await seen(browser, sessions, borrower) == []
