"""What a telephone takes along to record visits without a network: one's own groups, and nothing of anybody else's."""

from datetime import timedelta

import given
import supervised
import visiting
from supervised import id_of
from wushe.kernel.clock import today
from wushe.organizations import queries as organizations


async def test_the_kit_holds_one_s_own_groups_with_what_is_open_in_them(database_url, sessions):
    cast = await supervised.cast(sessions)
    due = today() + timedelta(days=7)
    await supervised.visited(sessions, cast, todos=["公开账目"], owner_id=id_of(cast.leader), due_on=due)
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.worker)
        kit = (await browser.get(f"/{cast.place.tenant.slug}/supervision/visits/kit")).json()
    assert kit["account_id"] == str(cast.worker.person.account_id)
    assert kit["person_id"] == str(id_of(cast.worker))
    assert kit["csrf_token"]
    groups = {each["id"]: each for each in kit["groups"]}
    assert groups.keys() == {str(cast.group), str(cast.second)}
    mine = groups[str(cast.group)]
    assert (mine["last_on"], mine["leader_id"]) == (today().isoformat(), str(id_of(cast.leader)))
    assert [(each["title"], each["due_on"]) for each in mine["actions"]] == [("公开账目", due.isoformat())]
    assert groups[str(cast.second)]["actions"] == []


async def test_whoever_makes_no_visits_is_given_neither_page_nor_kit(database_url, sessions):
    cast = await supervised.cast(sessions)
    here = f"/{cast.place.tenant.slug}/supervision/visits"
    async with visiting.browser(database_url) as browser:
        for who in (cast.leader, cast.staff):
            await visiting.sign_in(browser, sessions, who)
            assert [(await browser.get(f"{here}/{page}")).status_code for page in ("offline", "kit")] == [403, 403]
    async with visiting.browser(database_url) as stranger:
        assert (await stranger.get(f"{here}/kit")).status_code == 303


async def test_the_page_is_the_same_for_everybody(database_url, sessions):
    cast = await supervised.cast(sessions)
    address = f"/{cast.place.tenant.slug}/supervision/visits/offline"
    shown = []
    async with visiting.browser(database_url) as browser:
        for who in (cast.worker, cast.other):
            await visiting.sign_in(browser, sessions, who)
            shown.append((await browser.get(address)).text)
    assert shown[0] == shown[1]
    async with given.work(sessions, cast.admin) as work:
        names = [row[1] for row in await work.rows(organizations.places_of_groups())]
    assert not [name for name in names if name in shown[0]]
