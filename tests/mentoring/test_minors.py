"""Safety T28: a mentor from another township stands beside a group with children, and meets no child anywhere.

Every page, list, file and JSON answer of the host township is asked for, with the ids of the child, the group, the
pair and the activity that the child takes part in; the same walk by the host's administrator does meet the child.
"""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from httpx import AsyncClient

import given
import mentored
import pooled
import staged
import visiting
from policies.neighbours import Township, sings
from policies.routes import Asked, all_routes
from policies.walking import Walker
from wushe.access.roles import Role
from wushe.activities import service as activities
from wushe.activities.kinds import Part
from wushe.activities.schemas.attending import NewSignUp
from wushe.demo.stage import Stage
from wushe.kernel.clock import today
from wushe.kernel.exporting.declared import Export
from wushe.kernel.work import Visitor
from wushe.mentoring import service
from wushe.organizations import service as organizations
from wushe.organizations.models import Organization
from wushe.organizations.schemas import NewAssignment, NewMember
from wushe.people import service as people
from wushe.people.schemas import NewPerson

pytestmark = [pytest.mark.anyio, pytest.mark.at(staged.NOW)]

CHILD, GUARDIAN, PHONE, HOME = "禾苗苗", "禾家长", "13912345678", "开元路九号三零二室"
BORN = ("2018-03-07", "20180307", "2018年3月7日", "2018/3/7", "2018-3-7")
HIDDEN = (CHILD, GUARDIAN, PHONE, "****5678", HOME, *BORN)
"""What nobody from outside may read of the child, however it is written."""


@dataclass(frozen=True)
class Scene:
    """The host township with its ids, the visiting mentor as they stand there, and the host's administrator."""

    town: Township
    mentor: Visitor
    admin: Visitor
    child_id: UUID
    group_id: UUID
    pair_id: UUID

    @property
    def slug(self) -> str:
        return self.town.slug


@pytest.fixture
async def scene(sessions, database) -> Scene:
    home, host = await mentored.two(sessions, groups=1)
    await mentored.sent(sessions, home, host)
    round_id = await mentored.published(sessions, host)
    [pair] = (await mentored.standing(sessions, host, round_id)).values()
    mentor = await mentored.visiting(sessions, home, host)
    for who in (mentor, host.leaders[0]):
        async with given.work(sessions, who) as work:
            await service.agree(work, pair.id)
    child_id = await enrolled(sessions, host)
    activity_id, session_id = await taking_part(sessions, host, child_id)
    town = Township(Stage(sessions, given.VAULT, host.place))
    town.learn_rows(database)
    town.rows |= {
        "person": child_id, "organization": host.groups[0], "mentorship": pair.id, "pairing_round": round_id,
        "activity": activity_id, "activity_session": session_id,
    }  # fmt: skip
    return Scene(town, mentor, host.admin, child_id, host.groups[0], pair.id)


async def enrolled(sessions: given.Sessions, host: mentored.Cast) -> UUID:
    """A child of eight on the roster of the paired group, with a guardian's consent."""
    data = NewPerson(
        name=CHILD, birth_date=date.fromisoformat(BORN[0]), community_id=host.community_id, address=HOME,
        consent_given_on=today(), guardian_name=GUARDIAN, guardian_phone=PHONE, guardian_given_on=today(),
    )  # fmt: skip
    async with given.work(sessions, host.admin) as work:
        child = await people.record_person(work, data)
        await organizations.enrol(work, host.groups[0], NewMember(person_id=child.id))
    return child.id


async def taking_part(sessions: given.Sessions, host: mentored.Cast, child_id: UUID) -> tuple[UUID, UUID]:
    """The child has signed up for a published activity of the group."""
    group_id = host.groups[0]
    async with given.work(sessions, host.admin) as work:
        worker = await given.social_worker(work, "督社工", host.community_id)
        await organizations.assign(work, group_id, NewAssignment(person_id=worker.id))
        group = await given.filed(work, await work.get(Organization, group_id))
        room = await pooled.zone(work, host.community_id)
    helper = await given.member(sessions, host.place, Role.SOCIAL_WORKER, person_id=worker.id)
    leader = host.leaders[0]
    stage = staged.Stage(host.place, host.admin, leader, helper, host.community_id, group.id, room.id)
    activity_id, session_id = await staged.published(sessions, stage, "周末绘画课")
    async with given.work(sessions, leader) as work:
        await activities.sign_up(work, session_id, NewSignUp(person_id=child_id, part=Part.MEMBER))
    return activity_id, session_id


@pytest.fixture
async def browser(database_url: str) -> AsyncIterator[AsyncClient]:
    async with visiting.browser(database_url) as browser:
        yield browser


@pytest.fixture
def pages(database_url: str) -> list[Asked]:
    """Whatever can be read of a township: HTML, JSON and files."""
    routes = all_routes(visiting.application(database_url))
    return [asked for asked in routes if asked.method == "GET" and asked.has_tenant]


def found_in(content: bytes) -> list[str]:
    """Which of the child's facts stand in an answer, also inside a workbook."""
    return [fact for fact in HIDDEN if sings(content, fact)]


async def test_a_visiting_mentor_meets_no_child_on_any_page_list_or_file(browser, sessions, scene, pages) -> None:
    walker = Walker(browser, sessions, scene.mentor)
    await walker.sign_in()
    met, opened = [], set()
    for asked in pages:
        heard = await walker.ask(asked, asked.path(scene.slug, scene.town.id_in_path))
        met += [(str(asked), fact) for fact in found_in(heard.content)]
        opened |= {asked.template} if heard.status == 200 else set()
    assert met == []
    own = {
        "/{tenant:str}/mentoring/pairs/{mentorship_id:uuid}",
        "/api/{tenant:str}/mentoring/pairs/{mentorship_id:uuid}",
    }
    assert own | {"/{tenant:str}/activities/{activity_id:uuid}", "/{tenant:str}"} <= opened


async def test_neither_the_search_nor_a_pair_s_pages_lead_to_the_child(browser, sessions, scene) -> None:
    await visiting.sign_in(browser, sessions, scene.mentor)
    for path in searches(scene):
        answer = await browser.get(path)
        assert answer.status_code == 200, path
        assert not found_in(answer.content), path
        assert str(scene.child_id) not in answer.text, path


def searches(scene: Scene) -> Iterable[str]:
    """By a part of the name, by its initials and by a part of the number: what is typed comes back on the page."""
    for words in (CHILD[:2], "hmm", PHONE[:7]):
        for place in ("search", "mentoring", "activities"):
            yield f"/{scene.slug}/{place}?q={words}"
        for place in ("search", "mentoring/pairs", "activities"):
            yield f"/api/{scene.slug}/{place}?q={words}"


async def test_a_visiting_mentor_is_refused_every_export(browser, sessions, scene) -> None:
    await visiting.sign_in(browser, sessions, scene.mentor)
    let_through = []
    for declared in Export.named.values():
        reason = next(iter(declared.reasons)).value
        asked = await browser.post(f"/api/{scene.slug}/exports/new/{declared.kind}", json={"reason": reason})
        at_once = await browser.get(f"/{scene.slug}{declared.address.format_map(Anything())}")
        let_through += [(declared.kind, one.status_code) for one in (asked, at_once) if one.status_code < 400]
    assert let_through == []


class Anything(dict[str, str]):
    """An id for every field of a path."""

    def __missing__(self, _key: str) -> str:
        return str(UUID(int=0xFFFF))


async def test_the_walk_meets_the_child_where_the_township_s_own_administrator_goes(
    browser, sessions, scene, pages
) -> None:
    walker = Walker(browser, sessions, scene.admin)
    await walker.sign_in()
    met: set[str] = set()
    for asked in pages:
        if asked.template.startswith(
            ("/{tenant:str}/people", "/{tenant:str}/organizations", "/api/{tenant:str}/people")
        ):
            met |= set(found_in((await walker.ask(asked, asked.path(scene.slug, scene.town.id_in_path))).content))
    assert {CHILD, BORN[0], GUARDIAN} <= met
