"""Each role's workbench and the search, as a browser and as a program meet them."""

import pytest

import given
import linked
import staged
import visiting
from linked import Linked
from wushe.access.roles import Role
from wushe.activities import service as activities
from wushe.activities.kinds import Part
from wushe.activities.schemas.attending import NewSignUp
from wushe.identity.models import Account
from wushe.identity.service import accounts
from wushe.kernel.clock import stopped_at
from wushe.kernel.work import Visitor
from wushe.organizations import service as organizations
from wushe.organizations.kinds import Level
from wushe.organizations.schemas import NewAssignment
from wushe.tenancy.places import PLATFORM_PLACE

pytestmark = [pytest.mark.anyio, pytest.mark.at(staged.NOW)]


@pytest.fixture
async def t(sessions) -> Linked:
    return await linked.township(sessions)


async def read(database_url, sessions, who: Visitor, path: str) -> str:
    """The page as that person sees it."""
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, who)
        page = await browser.get(path)
    assert page.status_code == 200, page.text[:2000]
    return page.text


async def api(database_url, sessions, who: Visitor, path: str):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, who)
        return await browser.get(path)


async def test_an_empty_township_is_no_dead_end(database_url, sessions) -> None:
    place = await given.township(sessions, communities=("开元路社区",), furnishers=given.FURNISHERS)
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    page = await read(database_url, sessions, admin, f"/{place.tenant.slug}/")
    assert "工作台" in page
    assert "登记需求" in page


async def test_the_admin_sees_what_is_late_and_how_the_five_stand(database_url, sessions, t: Linked) -> None:
    await linked.running(sessions, t, promised_fen=300_000)
    page = await read(database_url, sessions, t.admin, f"/{t.slug}/")
    assert "1 个五社未到齐" in page
    assert "¥17,000.00" in page
    assert "没有完成" in page
    for chart in ("资金流向", "联动进度", "五社协作网络"):
        assert chart in page
    assert "开始服务" in page


async def test_a_social_worker_sees_the_assigned_group_and_no_other(database_url, sessions, t: Linked) -> None:
    async with given.work(sessions, t.admin) as work:
        await given.organization(work, "别人的队", community_id=t.community_id)
    page = await read(database_url, sessions, t.worker, f"/{t.slug}/")
    assert "青禾课堂" in page
    assert "骨干不足 2 人" in page
    assert "别人的队" not in page
    watched = (await api(database_url, sessions, t.worker, f"/api/{t.slug}/assigned-groups")).json()
    assert [each["name"] for each in watched] == ["青禾课堂"]


async def test_what_waits_for_the_worker_s_signature_comes_first(database_url, sessions) -> None:
    stage = await staged.township(sessions)
    async with given.work(sessions, stage.admin) as work:
        quiet = await given.organization(work, "安静的队", community_id=stage.community_id)
        assert stage.worker.person
        worker_id = stage.worker.person.person_id
        assert worker_id
        await organizations.assign(work, quiet.id, NewAssignment(person_id=worker_id, level=Level.COMMUNITY))
    async with given.work(sessions, stage.leader) as work:
        activity_id = await staged.drafted(work, stage)
        await staged.service.save_plan(work, activity_id, staged.submitted(staged.PLAN))
    who = await given.member(sessions, stage.place, Role.SOCIAL_WORKER, person_id=worker_id)
    watched = (await api(database_url, sessions, who, f"/api/{stage.place.tenant.slug}/assigned-groups")).json()
    assert [each["name"] for each in watched] == ["青禾社工站", "安静的队"]
    assert watched[0]["concerns"][0] == {
        "reason": "1 份活动预案等您批准", "path": f"/{stage.place.tenant.slug}/activities/{activity_id}", "mine": True,
    }  # fmt: skip


async def test_the_leader_is_asked_to_agree(database_url, sessions, t: Linked) -> None:
    await linked.proposed(sessions, t)
    page = await read(database_url, sessions, t.leader, f"/{t.slug}/")
    assert "待接单" in page
    assert "放学后没有人辅导作业" in page


async def test_the_community_s_staff_is_asked_to_confirm(database_url, sessions, t: Linked) -> None:
    await linked.running(sessions, t)
    page = await read(database_url, sessions, t.staff, f"/{t.slug}/")
    assert "完成后确认" in page
    assert "今天起" in page
    assert "开元路社区" in page
    assert "湘绣社区" not in page


async def test_the_community_s_staff_is_asked_to_look_at_what_was_just_said(database_url, sessions, t: Linked) -> None:
    async with given.work(sessions, t.admin) as work:
        need = await given.need(work, "楼道的灯坏了三天", community_id=t.community_id)
    page = await read(database_url, sessions, t.staff, f"/{t.slug}/")
    assert "待核对" in page
    assert f"/needs/{need.id}" in page


async def test_a_funder_follows_the_money_and_meets_no_person(database_url, sessions, t: Linked) -> None:
    await linked.running(sessions, t, promised_fen=300_000)
    page = await read(database_url, sessions, t.funder, f"/{t.slug}/")
    assert "¥3,000.00" in page
    assert "友邻基金" in page
    for name in ("周组长", "吴社工", "郑志愿"):
        assert name not in page
    [trace] = (await api(database_url, sessions, t.funder, f"/api/{t.slug}/traces")).json()
    assert (trace["fund"], trace["amount_fen"], trace["stage"]) == ("友邻基金", 300_000, "running")
    assert trace["outputs"]["sessions"] == 0


async def test_a_funder_goes_straight_to_their_gifts_in_the_next_township(database_url, sessions, t: Linked) -> None:
    next_door = await given.township(sessions)
    assert t.funder.person
    async with given.work(sessions, Visitor(tenant=next_door.tenant)) as work:
        account = await work.session.get_one(Account, t.funder.person.account_id)
        await accounts.let_in(work, account)
    page = await read(database_url, sessions, t.funder, f"/{t.slug}/")
    assert f'href="/townships?next=/{next_door.tenant.slug}/giving"' in page


async def test_another_funder_sees_nothing_of_it(database_url, sessions, t: Linked) -> None:
    await linked.running(sessions, t, promised_fen=300_000)
    async with given.work(sessions, t.admin) as work:
        other = await given.resident(work, "孙资助")
    who = await given.member(sessions, t.place, Role.FUNDER, person_id=other.id)
    assert (await api(database_url, sessions, who, f"/api/{t.slug}/traces")).json() == []
    assert "您的基金还没有承诺用途" in await read(database_url, sessions, who, f"/{t.slug}/")


async def test_a_volunteer_sees_shifts_hours_and_where_a_hand_is_missing(database_url, sessions) -> None:
    stage = await staged.township(sessions)
    with stopped_at(staged.STARTS - 3 * staged.TWO_HOURS):
        _activity_id, session_id = await staged.published(sessions, stage)
    async with given.work(sessions, stage.admin) as work:
        person = await given.volunteer(work, "郑志愿", stage.community_id)
    who = await given.member(sessions, stage.place, Role.VOLUNTEER, person_id=person.id)
    page = await read(database_url, sessions, who, f"/{stage.place.tenant.slug}/")
    assert "我的服务时长" in page
    assert "手机课堂" in page.partition("正缺人手的活动")[2]
    async with given.work(sessions, who) as work:
        await activities.sign_up(work, session_id, NewSignUp(part=Part.VOLUNTEER))
    before, _card, wanted = (await read(database_url, sessions, who, f"/{stage.place.tenant.slug}/")).partition("正缺")
    assert ("手机课堂" in before, "手机课堂" in wanted) == (True, False)


async def test_several_roles_stand_in_one_order(database_url, sessions, t: Linked) -> None:
    who = await given.member(
        sessions, t.place, Role.VOLUNTEER, Role.FUNDER, Role.TOWNSHIP_ADMIN, Role.MENTOR, name="多角色"
    )
    page = await read(database_url, sessions, who, f"/{t.slug}/")
    places = [page.index(f'id="{key}"') for key in ("township_admin", "funder", "volunteer", "mentor")]
    assert places == sorted(places)


async def test_somebody_without_a_role_is_told_whom_to_ask(database_url, sessions, t: Linked) -> None:
    who = await given.member(sessions, t.place)
    answer = await api(database_url, sessions, who, f"/{t.slug}/")
    assert answer.status_code == 403


async def test_the_operator_lands_where_townships_are_kept(database_url, sessions) -> None:
    operator = await given.member(sessions, PLATFORM_PLACE, Role.PLATFORM_OPERATOR)
    answer = await api(database_url, sessions, operator, "/platform/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/platform/townships")


# --- the search


@pytest.mark.parametrize("words", ["青禾", "qinghe", "qhkt"])
async def test_one_word_finds_in_chinese_and_pinyin(database_url, sessions, t: Linked, words: str) -> None:
    found = (await api(database_url, sessions, t.admin, f"/api/{t.slug}/search?q={words}")).json()
    assert [(group["kind"], [hit["title"] for hit in group["hits"]]) for group in found] == [
        ("organizations", ["青禾课堂"])
    ]


async def test_what_was_found_stands_in_groups_with_a_way_to_the_rest(database_url, sessions, t: Linked) -> None:
    async with given.work(sessions, t.admin) as work:
        for number in range(7):
            await given.need(work, f"作业辅导第{number}次", community_id=t.community_id)
    page = await read(database_url, sessions, t.admin, f"/{t.slug}/search?q=作业")
    assert page.count("作业辅导第") == 4 or page.count("作业辅导第") == 5
    assert f"/{t.slug}/needs?q=" in page
    assert "没有找到“不存在的词”" in await read(database_url, sessions, t.admin, f"/{t.slug}/search?q=不存在的词")
    assert "输入要找的词" in await read(database_url, sessions, t.admin, f"/{t.slug}/search")


async def test_people_are_found_masked_and_only_by_who_may(database_url, sessions, t: Linked) -> None:
    found = (await api(database_url, sessions, t.admin, f"/api/{t.slug}/search?q=周组长")).json()
    assert [group["kind"] for group in found] == ["organizations", "people"]
    hidden = (await api(database_url, sessions, t.volunteer, f"/api/{t.slug}/search?q=周组长")).json()
    assert hidden == []


async def test_hostile_words_are_words(database_url, sessions, t: Linked) -> None:
    for words in ("%25", "_", "'", "%5C", "a" * 99, "%00", "😀"):
        answer = await api(database_url, sessions, t.admin, f"/{t.slug}/search?q={words}")
        assert answer.status_code == 200, words
