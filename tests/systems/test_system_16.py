"""挂榜公示·居民求助: the time from request to answer is stored, and what everybody reads names nobody."""

import re
from datetime import UTC, datetime, timedelta

import given
import visiting
from wushe.access.roles import Role
from wushe.communities.furnishing import FURNISHER as COMMUNITIES
from wushe.kernel.clock import stopped_at
from wushe.needs import service
from wushe.needs.furnishing import FURNISHER as NEEDS
from wushe.needs.queries.board import bundled_services, posted
from wushe.needs.schemas.needs import Publication, Reply, RequestShown, SaidNeed
from wushe.needs.schemas.offers import OfferFilters
from wushe.organizations.furnishing import FURNISHER as ORGANIZATIONS

ASKED = datetime(2026, 5, 4, 1, tzinfo=UTC)
WHO, CALLED, PHONE = "欧阳金丝雀", "金丝雀的妈妈", "13912345678"
TITLE, STORY = "金丝雀家的孩子没人接", "金丝雀住在三栋二单元"
CANARIES = (WHO, CALLED, PHONE, "*5678", "金丝雀", "三栋二单元")
OF_AN_OFFER = {"id", "title", "story", "eligibility", "age_from", "age_to", "left"}
OF_OTHERS = {"service_type_id", "service_type", "organization"}


async def a_township(sessions):
    place = await given.township(
        sessions, communities=("开元路社区居委会",), furnishers=[COMMUNITIES, ORGANIZATIONS, NEEDS]
    )
    return place, await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)


async def a_request(sessions, place, admin):
    """Somebody says a need without an account and leaves name and telephone; staff recognise and publish it."""
    resident = await given.visitor(sessions, place, Role.RESIDENT)
    async with given.work(sessions, admin) as work:
        [where] = await given.community_ids(work)
    async with given.work(sessions, resident) as work:
        said = SaidNeed(
            community_id=where, title=TITLE, story=STORY, contact_name=CALLED, contact_phone=PHONE, consents=True
        )
        source = await service.say(work, said, None)
    async with given.work(sessions, admin) as work:
        known = await given.resident(work, WHO, where)
        await given.need(work, TITLE, person_id=known.id)
        await service.publish(work, source.need_id, Publication(headline="放学接送"))
        group = await given.filed(work, await given.organization(work, "青禾助学社", leader=known))
        await given.offer(work, group)
    return source


async def test_system_16_the_time_from_request_to_answer_is_stored(sessions):
    place, admin = await a_township(sessions)
    with stopped_at(ASKED):
        source = await a_request(sessions, place, admin)
    with stopped_at(ASKED + timedelta(hours=7, minutes=30)):
        async with given.work(sessions, admin) as work:
            need = await service.reply(work, source.need_id, Reply(text="四点半课堂有名额"))
    assert need.heard_at == ASKED
    assert need.first_answered_at == ASKED + timedelta(hours=7, minutes=30)
    assert need.response_minutes == 450


async def test_system_16_no_public_page_holds_a_personal_field(sessions, database_url):
    place, admin = await a_township(sessions)
    source = await a_request(sessions, place, admin)
    start, api = f"/{place.tenant.slug}/public", f"/api/{place.tenant.slug}/public"
    async with visiting.browser(database_url) as browser:
        pages = await crawled(browser, start, f"{start}/requests/{source.reference}")
        answer = await browser.get(f"{api}/requests/{source.reference}")
    assert {start, f"{start}/board", f"{start}/needs/new"} <= set(pages)
    assert "放学接送" in pages[start]
    for address, text in (pages | {api: answer.text}).items():
        assert [canary for canary in CANARIES if canary in text] == [], address


async def crawled(browser, *addresses):
    """Every public page that links lead to, by its address."""
    pages, waiting = {}, list(addresses)
    while waiting:
        address = waiting.pop()
        if address in pages:
            continue
        page = await browser.get(address)
        assert page.status_code == 200, (address, page.text)
        pages[address] = page.text
        links = re.findall(r'href="([^"#]+)"', page.text)
        waiting += [link.replace("&amp;", "&") for link in links if link.startswith(addresses[0])]
    return pages


def test_system_16_what_is_selected_for_everybody_is_a_list_of_columns():
    [bundle] = bundled_services(OfferFilters()).column_descriptions
    assert set(bundle["expr"].columns.keys()) == OF_AN_OFFER | OF_OTHERS
    assert set(posted().exported_columns.keys()) == {"id", "headline", "community", "state", "published_at"}
    assert set(RequestShown.__struct_fields__) == {
        "reference", "state", "service_type", "said_on", "replies", "reason", "may_forget",
    }  # fmt: skip
