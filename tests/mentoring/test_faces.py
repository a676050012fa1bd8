"""Each route of mentor pairing as a browser and as a program meets it."""

from datetime import timedelta

import pytest

import given
import mentored
import visiting
from wushe.kernel.clock import today
from wushe.mentoring import service
from wushe.mentoring.schemas.entered import Because, GoalData, MeetingData

SECRET = "刘副主任和会长不和，先分开谈"


@pytest.fixture
async def cast(sessions):
    return await mentored.cast(sessions, mentors=2, groups=3)


@pytest.fixture
async def filled(sessions, cast):
    """A round in which two groups stand with their mentors, one of them with a goal and a meeting."""
    round_id, pairs = await mentored.running(sessions, cast)
    pair = next(iter(pairs.values()))
    async with given.work(sessions, mentored.guide(cast, pair)) as work:
        await service.set_goal(work, pair.id, GoalData(title="写出项目书", due_on=today() + timedelta(days=60)))
        met = await service.meet(work, pair.id, MeetingData(on=today(), minutes=90, notes=SECRET))
    return {
        "round": round_id, "pair": pair.id, "meeting": met.id, "mentor": cast.mentors[0], "row": pair,
        "group": pair.organization_id,
    }  # fmt: skip


ADMIN = [
    "/mentoring", "/mentoring?q=fuwudui&state=running", "/mentoring?pairing_round_id={round}", "/mentoring/rounds",
    "/mentoring/rounds?q=diyilun&state=agreed", "/mentoring/rounds/new", "/mentoring/rounds/{round}",
    "/mentoring/rounds/{round}/edit", "/mentoring/rounds/{round}/review", "/mentoring/rounds/{round}/list",
    "/mentoring/rounds/{round}/application", "/mentoring/rounds/{round}/mentors/{mentor}", "/mentoring/mentors",
    "/mentoring/mentors?q=daoshi&field=planning&state=active", "/mentoring/mentors/new", "/mentoring/mentors/{mentor}",
    "/mentoring/mentors/{mentor}/edit", "/mentoring/pairs/{pair}",
]  # fmt: skip
GUIDE = ["/mentoring", "/mentoring/me", "/mentoring/pairs/{pair}", "/mentoring/pairs/{pair}/meetings/{meeting}", "/"]
LEADER = ["/mentoring", "/mentoring/rounds", "/mentoring/rounds/{round}", "/mentoring/pairs/{pair}", "/"]


async def opens(database_url, sessions, who, cast, path, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, who)
        return await browser.get(f"/{cast.place.tenant.slug}{path.format(**filled)}")


async def test_every_page_opens_and_what_was_said_in_confidence_is_on_the_mentors_alone(
    database_url, sessions, cast, filled
):
    leader = cast.leaders[cast.groups.index(filled["group"])]
    for who, paths in ((cast.admin, ADMIN), (mentored.guide(cast, filled["row"]), GUIDE), (leader, LEADER)):
        for path in paths:
            page = await opens(database_url, sessions, who, cast, path, filled)
            assert page.status_code == 200, f"{path} {page.text}"
            assert "<h1" in page.text, path
            assert (SECRET in page.text) == path.endswith("{meeting}"), path


async def test_on_a_phone_a_mentor_has_the_groups_under_the_thumb(database_url, sessions, cast, filled):
    who = mentored.guide(cast, filled["row"])
    page = await opens(database_url, sessions, who, cast, "/mentoring/me", filled)
    bar = page.text.partition('class="tabbar"')[2]
    assert f'href="/{cast.place.tenant.slug}/mentoring"' in bar


async def test_whose_no_brought_two_others_together_is_for_the_township_alone(database_url, sessions, cast):
    round_id = await mentored.published(sessions, cast)
    before = await mentored.standing(sessions, cast, round_id)
    declined = next(iter(before.values()))
    decliner = cast.leaders[cast.groups.index(declined.organization_id)]
    async with given.work(sessions, decliner) as work:
        await service.decline(work, declined.id, Because(reason="人手不够"))
    known = {each.id for each in before.values()}
    after = (await mentored.standing(sessions, cast, round_id)).values()
    pair = next(each for each in after if each.id not in known and each.organization_id != declined.organization_id)
    leader = cast.leaders[cast.groups.index(pair.organization_id)]
    here = f"/mentoring/pairs/{pair.id}"
    theirs = await opens(database_url, sessions, leader, cast, here, {})
    ours = await opens(database_url, sessions, cast.admin, cast, here, {})
    assert decliner.person
    assert "为什么是这一对" in theirs.text
    assert decliner.person.name not in theirs.text
    assert decliner.person.name in ours.text


async def test_an_empty_township_says_what_to_do_first(database_url, sessions):
    cast = await mentored.cast(sessions, mentors=0, groups=0)
    for path, said in {
        "/mentoring": "还没有结对", "/mentoring/rounds": "还没有结对轮次", "/mentoring/mentors": "还没有导师",
    }.items():  # fmt: skip
        assert said in (await opens(database_url, sessions, cast.admin, cast, path, {})).text


async def test_a_whole_round_in_the_browser(database_url, sessions, cast):
    slug = cast.place.tenant.slug
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.admin)
        day = today()
        said = {"name": "秋季结对", "gather_until": day, "since": day, "until": day + timedelta(days=90)}
        made = await browser.post(f"/{slug}/mentoring/rounds", data={k: str(v) for k, v in said.items()})
        assert made.status_code == 303, made.text
        here = made.headers["location"]
        assert (await browser.post(f"{here}/gathering")).status_code == 303
        for group in cast.groups:
            asked = {
                "organization_id": str(group), "goals": "会写项目书", "fields": "planning", "maturity": "starting",
                "wishes": ["", str(cast.mentors[1]), ""], "slots": ["sat_morning"],
            }  # fmt: skip
            answer = await browser.post(f"{here}/applications", data=asked)
            assert answer.status_code == 303, answer.text
        page = await browser.get(here)
        assert "希望的导师：导师02" in page.text
        for step in ("pairing", "review"):
            assert (await browser.post(f"{here}/{step}")).status_code == 303
        review = await browser.get(f"{here}/review")
        assert "没有配上的组织（1）" in review.text
        assert "怎样能配上" in review.text
        mark = {"organization_id": str(cast.groups[0]), "mentor_id": str(cast.mentors[0]), "kind": "pinned"}
        bare = await browser.post(f"{here}/marks", data=mark)
        assert bare.status_code == 422
        assert "请填写这一项" in bare.text
        assert (await browser.post(f"{here}/marks", data=mark | {"reason": "住得近"})).status_code == 303
        assert "这次改动带来的变化" in (await browser.get(f"{here}/review")).text
        assert (await browser.post(f"{here}/stability", data={"stable": "true"})).status_code == 303
        assert (await browser.post(f"{here}/publication")).status_code == 303
        again = await browser.post(f"{here}/publication")
        assert again.status_code == 409
        assert "不能再公布一次" in again.text
        public = await browser.get(f"{here}/list")
        assert public.text.count("服务队") >= 2


async def test_bad_input_is_told_beside_its_field_and_nothing_is_lost(database_url, sessions, cast):
    slug, day = cast.place.tenant.slug, today()
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.admin)
        said = {
            "name": "倒着走的一轮", "gather_until": str(day), "since": str(day), "until": str(day - timedelta(days=3)),
        }  # fmt: skip
        page = await browser.post(f"/{slug}/mentoring/rounds", data=said)
        odd = await browser.post(f"/{slug}/mentoring/rounds", data=said | {"until": str(day), "weight_fields": "99"})
        own = await browser.post(
            f"/{slug}/mentoring/mentors/{cast.mentors[0]}/stays",
            data={"township_id": str(cast.place.tenant.id), "capacity": "1", "until": str(day)},
        )
    assert page.status_code == 422
    assert "结束日期要晚于开始日期" in page.text
    assert "倒着走的一轮" in page.text
    assert odd.status_code == 422
    assert "174" in odd.text
    assert own.status_code == 409
    assert "不能派给本乡镇自己" in own.text


async def test_what_is_wrong_with_a_meeting_is_told_once_where_it_is_written(database_url, sessions, cast, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, mentored.guide(cast, filled["row"]))
        here = f"/{cast.place.tenant.slug}/mentoring/pairs/{filled['pair']}"
        page = await browser.post(f"{here}/meetings", data={"on": str(today()), "minutes": ""})
    assert page.status_code == 422
    assert '<a href="#meeting-minutes">时长：请填写这一项</a>' in page.text
    assert "有几处需要修改" not in page.text


async def test_a_program_runs_a_round(database_url, sessions, cast):
    slug, day = cast.place.tenant.slug, str(today())
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.admin)
        api = f"/api/{slug}/mentoring"
        said = {"name": "春季结对", "gather_until": day, "since": day, "until": day}
        made = (await browser.post(f"{api}/rounds", json=said)).json()
        assert sum(made["weights"].values()) == 100
        here = f"{api}/rounds/{made['id']}"
        assert (await browser.post(f"{here}/gathering")).json()["mentors"] == 2
        for group in cast.groups:
            asked = {"organization_id": str(group), "goals": "会写项目书", "fields": ["planning"]}
            assert (await browser.post(f"{here}/applications", json=asked)).status_code == 201
        assert (await browser.post(f"{here}/pairing")).json()["state"] == "paired"
        result = (await browser.post(f"{here}/review")).json()
        assert (result["pairs"], result["unpaired"]) == (2, 1)
        assert [match["cause"] for match in result["matches"]] == ["", "", "名额不足"]
        assert all(sum(f["points"] for f in m["factors"]) == m["points"] for m in result["matches"])
        assert (await browser.post(f"{here}/publication")).json()["state"] == "published"
        [first, second] = (await browser.get(f"{api}/pairs")).json()
        assert {first["state"], second["state"]} == {"offered"}
