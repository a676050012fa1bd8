"""The pages of a linkage that are more than a button."""

import given
import linked
import pooled
import visiting
from wushe.communities.societies import Society
from wushe.linkages import filling, service
from wushe.linkages.schemas import NewLinkage, NewParticipant

ROOM = "二楼活动室"


async def test_a_community_takes_its_place_with_the_room_that_it_opens(sessions, database_url) -> None:
    t = await linked.township(sessions)
    async with given.work(sessions, t.admin) as work:
        room = await pooled.zone(work, t.community_id, ROOM)
        made = await service.propose(work, NewLinkage(need_id=t.need_id, organization_id=t.organization_id))
    page = f"/{t.slug}/linkages/{made.id}"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, t.admin)
        asked = await browser.get(f"{page}/places/community")
        assert f'<option value="{room.id}"' in asked.text
        assert f'<option value="{t.community_id}" selected' in asked.text
        sent = {"party_id": str(t.community_id), "zone_id": str(room.id)}
        assert (await browser.post(f"{page}/places/community", data=sent)).status_code == 303
        assert ROOM in (await browser.get(page)).text


async def test_a_funder_learns_how_many_volunteers_help_and_nobodys_name(sessions, database_url) -> None:
    t = await linked.township(sessions)
    linkage_id = await linked.running(sessions, t, promised_fen=100_000)
    async with given.work(sessions, t.leader) as work:
        volunteer = NewParticipant(party_id=linked.person(t.volunteer))
        await filling.fill(work, linkage_id, Society.VOLUNTEER, volunteer)
    shown = {}
    async with visiting.browser(database_url) as browser:
        for who in ("leader", "funder"):
            await visiting.sign_in(browser, sessions, getattr(t, who))
            shown[who] = (await browser.get(f"/{t.slug}/linkages/{linkage_id}")).text
    assert "郑志愿" in shown["leader"]
    assert "1 位志愿者" in shown["funder"]
    assert "郑志愿" not in shown["funder"]
