"""The faces of activities: every page and every JSON route, as the people who come for them."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

import given
import staged
import visiting
from wushe.access.roles import Role
from wushe.activities import codes, service
from wushe.activities.kinds import Part, Resolution, SignUpState
from wushe.activities.models import Session, SignUp
from wushe.activities.queries import conflicts as conflict_queries, hours as hours_queries
from wushe.activities.schemas.attending import PaperAttendance
from wushe.activities.schemas.papers import CertificateData
from wushe.activities.wording import JOINING
from wushe.kernel.clock import day_start, local_day, now, stopped_at
from wushe.kernel.work import Visitor

pytestmark = pytest.mark.at(staged.NOW)

AN_HOUR = timedelta(hours=1)
ACCOUNTS: dict[UUID, Visitor] = {}


@pytest.fixture
async def stage(sessions):
    """A township whose people have accounts."""
    return await staged.township(sessions)


@pytest.fixture
async def browser(database_url):
    async with visiting.browser(database_url) as opened:
        yield opened


async def enters(sessions, stage, browser, who, role):
    """The same person signs in; whoever comes back has the account they had."""
    person_id = staged.id_of(who)
    if person_id not in ACCOUNTS:
        ACCOUNTS[person_id] = await given.member(sessions, stage.place, role, name=who.person.name, person_id=person_id)
    await visiting.sign_in(browser, sessions, ACCOUNTS[person_id])


async def leader_enters(sessions, stage, browser):
    await enters(sessions, stage, browser, stage.leader, Role.ORGANIZATION_LEADER)


async def worker_enters(sessions, stage, browser):
    await enters(sessions, stage, browser, stage.worker, Role.SOCIAL_WORKER)


async def admin_enters(sessions, stage, browser):
    await enters(sessions, stage, browser, stage.admin, Role.TOWNSHIP_ADMIN)


def at(stage, path):
    return f"/{stage.place.tenant.slug}{path}"


def api(stage, path):
    return f"/api/{stage.place.tenant.slug}{path}"


async def test_from_the_idea_to_the_signature_through_the_pages(sessions, stage, browser):
    await leader_enters(sessions, stage, browser)
    typed = {
        "organization_id": str(stage.organization_id), "community_id": str(stage.community_id),
        "title": "手机课堂", "method": "community_work",
    }  # fmt: skip
    refused = await browser.post(at(stage, "/activities"), data=typed)
    assert refused.status_code == 409
    assert "没有回应任何居民需求" in refused.text
    assert "手机课堂" in refused.text
    created = await browser.post(at(stage, "/activities"), data=typed | {"override_reason": "老人多次要求"})
    assert created.status_code == 303
    here = created.headers["location"]
    assert "填写预案" in (await browser.get(here)).text

    plan = dict.fromkeys(("goal", "audience", "survey", "content", "division", "risks"), "写好了") | {"budget": "200"}
    missing = await browser.post(here + "/plan", data=plan | {"risks": "", "submit": "true"})
    assert missing.status_code == 422
    assert '<a href="#f-risks">风险和安全预案：提交前请填写这一项</a>' in missing.text
    assert missing.text.count("提交前请填写这一项") == 2, "in the summary and beside the field"
    assert (await browser.post(here + "/plan", data=plan | {"submit": "true"})).status_code == 303
    where = {"zone_id": str(stage.room_id)}
    day = local_day(now()) + timedelta(days=2)
    times = {"starts_at": f"{day}T08:00", "ends_at": f"{day}T10:00"}
    assert (await browser.post(here + "/sessions", data=times | where)).status_code == 303
    assert (await browser.post(here + "/publication")).status_code == 409

    await worker_enters(sessions, stage, browser)
    waiting = await browser.get(here)
    assert "批准预案" in waiting.text
    assert (await browser.post(here + "/plan-approval")).status_code == 303

    await leader_enters(sessions, stage, browser)
    assert (await browser.post(here + "/publication")).status_code == 303
    shown = await browser.get(here)
    assert "按场次举行" in shown.text


@pytest.fixture
async def held(sessions, stage):
    """A published activity with a session that is going on: (activity, session, volunteer, beneficiary)."""
    begins = now() - AN_HOUR
    times = staged.when(
        stage, starts_at=begins, ends_at=begins + 2 * AN_HOUR, zone_id=None, meeting_point="2 栋楼下",
        participants_limit=5, volunteers_limit=3,
    )  # fmt: skip
    activity_id, session_id = await staged.published(sessions, stage, at=times, open_to_public=True)
    [volunteer] = await staged.volunteers(sessions, stage)
    return activity_id, session_id, volunteer


async def test_an_attendance_is_removed_only_after_it_was_said_what_goes_with_it(sessions, stage, browser, held):
    activity_id, session_id, volunteer = held
    await leader_enters(sessions, stage, browser)
    desk = at(stage, f"/activities/{activity_id}/sessions/{session_id}")
    await browser.post(desk + "/attendance", data={"person_id": str(staged.id_of(volunteer)), "part": "volunteer"})
    shown = (await browser.get(desk)).text
    asked = re.search(r'<details class="danger">.*?action="([^"]+/removal)".*?</details>', shown, re.DOTALL)
    assert asked
    assert "这条到场和它的待审核时长都会删除" in asked[0]
    assert (await browser.post(asked[1])).status_code == 303
    assert "/removal" not in (await browser.get(desk)).text


async def test_residents_are_shown_each_activity_once_with_what_comes_after(sessions, stage, browser, held):
    coming = staged.when(stage, starts_at=now() + AN_HOUR, ends_at=now() + 2 * AN_HOUR, zone_id=None)
    await staged.published(sessions, stage, "剪纸课", at=coming, open_to_public=True)
    async with given.work(sessions, stage.leader) as work:
        for days in (7, 14):
            later = now() + timedelta(days=days)
            again = staged.when(stage, starts_at=later, ends_at=later + AN_HOUR, zone_id=None)
            await service.add_session(work, held[0], again)
    shown = (await browser.get(at(stage, "/public"))).text
    assert [shown.count(f">{title}<") for title in ("手机课堂", "剪纸课")] == [1, 1]
    assert shown.index("手机课堂") < shown.index("之后还有 2 场") < shown.index("剪纸课")
    assert shown.count("之后还有") == 1


PAGES_OF_LEADER = [
    "/activities", "/activities?q=shouji&state=published", "/activities/new", "/activities/{activity}",
    "/activities/{activity}/edit", "/activities/{activity}/sessions/new", "/activities/{activity}/sessions/{session}",
    "/activities/{activity}/sessions/{session}?q=13800001111", "/activities/{activity}/sessions/{session}/edit",
    "/activities/{activity}/sessions/{session}/screen", "/activities/{activity}/review", "/activities/{activity}/plan",
    "/conflicts", "/hours", "/calendar", "/my-activities", "/certificates/new",
]  # fmt: skip


async def test_every_page_of_a_leader_opens(sessions, stage, browser, held):
    await leader_enters(sessions, stage, browser)
    paths = [at(stage, page.format(activity=held[0], session=held[1])) for page in PAGES_OF_LEADER]
    assert await visiting.unopened(browser, paths) == {}


async def test_the_list_is_found_by_pinyin_and_taken_as_a_workbook(sessions, stage, browser, held):
    await leader_enters(sessions, stage, browser)
    assert "手机课堂" in (await browser.get(at(stage, "/activities?q=sjkt"))).text
    assert "手机课堂" not in (await browser.get(at(stage, "/activities?q=longzhou"))).text
    for path in ("/activities.xlsx", "/my-hours.xlsx"):
        taken = await browser.get(at(stage, path))
        assert (taken.status_code, taken.content[:2]) == (200, b"PK"), path
    assert at(stage, "/exports/new/hours") in (await browser.get(at(stage, "/hours"))).text
    assert "由另一位管理员批准" in (await browser.get(at(stage, "/exports/new/hours"))).text


async def test_a_stranger_is_led_to_the_door(stage, browser, held):
    assert (await browser.get(at(stage, f"/activities/{held[0]}"))).status_code in {303, 401}


async def test_a_volunteer_finds_signs_up_checks_in_and_out_by_the_code_on_the_wall(sessions, stage, browser, held):
    _activity_id, session_id, volunteer = held
    await enters(sessions, stage, browser, volunteer, Role.VOLUNTEER)
    found = await browser.get(at(stage, "/calendar"))
    assert "报名当志愿者" in found.text
    signed = await browser.post(at(stage, f"/sessions/{session_id}/sign-up"), data={"part": "volunteer"})
    assert signed.status_code == 303
    again = await browser.post(at(stage, f"/sessions/{session_id}/sign-up"), data={"part": "volunteer"})
    assert (again.status_code, "已经报过名了" in again.text) == (409, True)

    def link():
        return at(stage, f"/check-ins/{session_id}/{codes.check_in_code(given.SECRET, session_id, now())}")

    assert "确认签到" in (await browser.get(link())).text
    assert (await browser.post(link() + "/arrival")).status_code == 303
    assert "确认签退" in (await browser.get(link())).text
    with stopped_at(now() + timedelta(minutes=10)):
        assert (await browser.post(link() + "/departure")).status_code == 303
    old = codes.check_in_code(given.SECRET, session_id, now() - timedelta(seconds=70))
    expired = await browser.post(at(stage, f"/check-ins/{session_id}/{old}/departure"))
    assert (expired.status_code, "已过期" in expired.text) == (409, True)
    forged = await browser.get(at(stage, f"/check-ins/{session_id}/AAAAAAAAAAAAAAAAAAAA"))
    assert forged.status_code == 404
    assert "我的服务时长" in (await browser.get(at(stage, "/my-activities"))).text


async def test_a_volunteer_signs_up_on_the_page_of_the_activity_and_its_leader_does_not(sessions, stage, browser):
    tomorrow = now() + 24 * AN_HOUR
    activity_id, session_id = await staged.published(
        sessions,
        stage,
        at=staged.when(stage, zone_id=None, starts_at=tomorrow, ends_at=tomorrow + AN_HOUR, volunteers_limit=3),
    )
    [volunteer] = await staged.volunteers(sessions, stage)
    here, button = at(stage, f"/activities/{activity_id}"), f"/sessions/{session_id}/sign-up"
    await leader_enters(sessions, stage, browser)
    assert button not in (await browser.get(here)).text
    await enters(sessions, stage, browser, volunteer, Role.VOLUNTEER)
    assert button in (await browser.get(here)).text
    signed = await browser.post(at(stage, button), data={"part": "volunteer"})
    assert signed.status_code == 303
    again = (await browser.get(here)).text
    assert button not in again
    assert f"/sessions/{session_id}/withdrawal" in again


async def test_the_screen_renews_itself_without_a_script(sessions, stage, browser, held):
    await leader_enters(sessions, stage, browser)
    screen = await browser.get(at(stage, f"/activities/{held[0]}/sessions/{held[1]}/screen"))
    assert screen.headers["refresh"] == str(codes.RENEWED_SECONDS)
    assert "<svg" in screen.text


async def test_the_organiser_ticks_counts_and_closes(sessions, stage, browser, held):
    activity_id, session_id, volunteer = held
    async with given.work(sessions, stage.admin) as work:
        served = await given.resident(work, "吴奶奶", stage.community_id)
    await leader_enters(sessions, stage, browser)
    desk = at(stage, f"/activities/{activity_id}/sessions/{session_id}")
    ticked = await browser.post(desk + "/attendance", data={"person_id": str(served.id), "part": "beneficiary"})
    assert ticked.status_code == 303, ticked.text
    twice = await browser.post(desk + "/attendance", data={"person_id": str(served.id), "part": "beneficiary"})
    assert (twice.status_code, "已有签到记录" in twice.text) == (409, True)
    assert (await browser.post(desk + "/heads", data={"heads": "12"})).status_code == 303
    assert (await browser.post(desk + "/heads", data={"heads": "0"})).status_code == 422
    begins = now() - AN_HOUR
    paper = {
        "person_id": str(staged.id_of(volunteer)), "part": "volunteer", "reason": "手机没电",
        "in_at": begins.isoformat(), "out_at": (begins + timedelta(minutes=55)).isoformat(),
    }  # fmt: skip
    assert (await browser.post(desk + "/paper", data=paper)).status_code == 303
    shown = await browser.get(desk)
    assert "吴奶奶" in shown.text
    assert "评价链接" in shown.text
    assert "现场计数 12 人" in shown.text
    assert (await browser.post(desk + "/holding")).status_code == 303
    detail = await browser.get(at(stage, f"/activities/{activity_id}"))
    assert "14 人次" in detail.text
    assert "本场已结束，志愿者时长待审核" in detail.text
    await worker_enters(sessions, stage, browser)
    async with given.work(sessions, stage.worker) as work:
        [entry] = await work.all(hours_queries.of_session(session_id))
    assert (await browser.post(at(stage, "/hours/approval"), data={"hours": [str(entry.id)]})).status_code == 303
    await leader_enters(sessions, stage, browser)
    decided = (await browser.get(desk)).text
    assert "时长已认定，不能删除" in decided
    assert decided.count('/removal"') == 2, "of those whose hours nobody has decided"


async def test_a_session_to_which_nobody_came_leaves_no_hours_to_wait_for(sessions, stage, browser):
    begins = now() - 2 * AN_HOUR
    times = staged.when(stage, starts_at=begins, ends_at=begins + AN_HOUR, zone_id=None)
    activity_id, session_id = await staged.published(sessions, stage, at=times)
    await leader_enters(sessions, stage, browser)
    ended = await browser.post(at(stage, f"/activities/{activity_id}/sessions/{session_id}/holding"))
    told = (await browser.get(ended.headers["location"])).text
    assert "没有人到场" in told
    assert "时长待审核" not in told


@pytest.fixture
async def served(sessions, stage):
    """A held session: (activity, session, hours that wait, the beneficiary's rating code, the volunteer)."""
    [volunteer] = await staged.volunteers(sessions, stage)
    begins = now() - timedelta(days=1)
    times = staged.when(stage, starts_at=begins, ends_at=begins + 2 * AN_HOUR, zone_id=None)
    activity_id, session_id = await staged.published(sessions, stage, at=times)
    async with given.work(sessions, stage.admin) as work:
        person = await given.resident(work, "吴奶奶", stage.community_id)
    async with given.work(sessions, stage.leader) as work:
        came = [
            await service.back_fill(
                work, session_id,
                PaperAttendance(person_id=who, part=part, in_at=begins, out_at=begins + 2 * AN_HOUR, reason="纸质签到"),
            )
            for who, part in ((person.id, Part.BENEFICIARY), (staged.id_of(volunteer), Part.VOLUNTEER))
        ]  # fmt: skip
        await service.hold_session(work, activity_id, session_id)
        entry = await work.one(hours_queries.of_attendance(came[1].id))
    return activity_id, session_id, entry.id, codes.rating_code(given.SECRET, came[0].id), volunteer


async def test_hours_are_approved_refused_and_put_right_on_their_pages(sessions, stage, browser, served):
    hours_id, volunteer = served[2], served[4]
    await worker_enters(sessions, stage, browser)
    assert "认定所选时长" in (await browser.get(at(stage, "/hours?state=pending"))).text
    assert (await browser.get(at(stage, f"/hours/{hours_id}"))).status_code == 200
    nothing = await browser.post(at(stage, f"/hours/{hours_id}/refusal"), data={"reason": ""})
    assert (nothing.status_code, "请填写这一项" in nothing.text) == (422, True)
    done = await browser.post(at(stage, "/hours/approval"), data={"hours": [str(hours_id)]})
    assert done.status_code == 303
    assert (await browser.post(at(stage, f"/hours/{hours_id}/approval"))).status_code == 409

    await enters(sessions, stage, browser, volunteer, Role.VOLUNTEER)
    form = at(stage, f"/my-hours/{hours_id}/correction")
    assert (await browser.get(form)).status_code == 200
    begins = now() - timedelta(days=1)
    wrong = {"starts_at": begins.isoformat(), "ends_at": (begins - AN_HOUR).isoformat(), "reason": "写错"}
    assert (await browser.post(form, data=wrong)).status_code == 422
    right = {"starts_at": begins.isoformat(), "ends_at": (begins + AN_HOUR).isoformat(), "reason": "提前离开"}
    assert (await browser.post(form, data=right)).status_code == 303

    await worker_enters(sessions, stage, browser)
    assert "提前离开" in (await browser.get(at(stage, "/hours"))).text


async def test_a_certificate_is_issued_downloaded_and_verified_by_anybody(sessions, stage, browser, served):
    hours_id, volunteer = served[2], served[4]
    async with given.work(sessions, stage.worker) as work:
        await service.approve(work, hours_id)
    await enters(sessions, stage, browser, volunteer, Role.VOLUNTEER)
    today = local_day(now())
    days = {"first_on": (today - timedelta(days=30)).isoformat(), "last_on": today.isoformat()}
    issued = await browser.post(at(stage, "/certificates"), data=days)
    assert issued.status_code == 303, issued.text
    here = issued.headers["location"]
    assert (await browser.get(here)).status_code == 200
    paper = await browser.get(here + "/paper")
    assert paper.content.startswith(b"%PDF")
    async with given.work(sessions, volunteer) as work:
        number = (await service.issue(work, CertificateData(first_on=today - timedelta(days=30), last_on=today))).number
    browser.cookies.clear()
    assert "与记录相符" in (await browser.get(at(stage, f"/public/certificates/{number}"))).text
    assert "与记录不符" in (await browser.get(at(stage, f"/public/certificates/{number[:-1]}!"))).text
    assert "志愿者0" not in (await browser.get(at(stage, f"/public/certificates/{number}"))).text
    told = await browser.post(api(stage, "/public/certificates"), json={"number": number, "hours": "2"})
    assert told.json() == {"verdict": "matches"}
    assert (await browser.post(api(stage, "/public/certificates"), json={"number": number, "hours": "9"})).json() == {
        "verdict": "no_match"
    }


async def test_a_service_is_rated_once_without_an_account(sessions, stage, browser, served):
    activity_id, code = served[0], served[3]
    form = at(stage, f"/public/ratings/{code}")
    assert "满意程度" in (await browser.get(form)).text
    rated = await browser.post(form, data={"stars": "5", "comment": "很耐心"})
    assert rated.status_code == 303, rated.text
    again = await browser.post(form, data={"stars": "1"})
    assert (again.status_code, "已经评价过了" in again.text) == (409, True)
    assert (await browser.get(at(stage, "/public/ratings/AAAA"))).status_code == 404
    await admin_enters(sessions, stage, browser)
    assert "很耐心" in (await browser.get(at(stage, "/comments"))).text
    browser.headers["accept"] = "application/json"
    average = await browser.get(api(stage, f"/activities/{activity_id}/ratings"))
    assert average.json() == {"average_tenths": 50, "count": 1}


async def test_a_resident_signs_up_without_an_account(sessions, stage, browser, held):
    session_id = held[1]
    assert "手机课堂" in (await browser.get(at(stage, "/public/activities"))).text
    form = at(stage, f"/public/activities/{session_id}")
    assert (await browser.get(form)).status_code == 200
    typed = {"name": "孙测试", "phone": "13900002222"}
    refused = await browser.post(form, data={"name": "孙测试", "phone": "12"})
    assert (refused.status_code, "需要您同意" in refused.text, "手机号" in refused.text) == (422, True, True)
    assert (await browser.post(form, data=typed | {"consents": "true"})).status_code == 303
    twice = await browser.post(form, data=typed | {"consents": "true"})
    assert twice.status_code == 409
    async with given.work(sessions, stage.admin) as work:
        signed = await work.all(select(SignUp).where(SignUp.session_id == session_id))
    assert [(each.part, each.wording) for each in signed] == [(Part.BENEFICIARY, JOINING.version)]


async def test_a_resident_gives_the_place_up_without_an_account(sessions, stage, browser, held):
    form = at(stage, f"/public/activities/{held[1]}")
    typed = {"name": "孙测试", "phone": "13900002222", "consents": "true"}
    link = (await browser.post(form, data=typed)).headers["location"]
    assert link.startswith(at(stage, "/public/sign-ups/"))
    page = (await browser.get(link)).text
    assert ("已报名" in page, "手机课堂" in page, "孙测试" in page) == (True, True, False)
    answers = [await browser.post(f"{link}/withdrawal", data={}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303], "a double click is no mistake"
    assert "重新报名" in (await browser.get(link)).text
    async with given.work(sessions, stage.admin) as work:
        [signed] = await work.all(select(SignUp).where(SignUp.session_id == held[1]))
        assert signed.state is SignUpState.WITHDRAWN
        session = await work.get(Session, held[1])
        assert session.participants_taken == 0
    again = (await browser.post(form, data=typed)).headers["location"]
    assert again != link
    assert (await browser.get(link + "x")).status_code == 404
    program = api(stage, f"/public/sign-ups/{again.rpartition('/')[2]}")
    assert (await browser.get(program)).json()["state"] == "taken"
    with stopped_at(staged.STARTS + timedelta(days=30)):
        late = await browser.post(f"{again}/withdrawal", data={})
        assert (late.status_code, "这一场现在不接受报名" in late.text) == (409, True)
        assert "这一场已经结束" in (await browser.get(again)).text
    assert (await browser.post(f"{program}/withdrawal")).json()["state"] == "withdrawn"


async def test_a_conflict_is_settled_on_its_page(sessions, stage, browser):
    other = await staged.another_group(sessions, stage)
    begins = day_start(local_day(now()) + timedelta(days=2)) + 9 * AN_HOUR
    times = staged.when(stage, starts_at=begins, ends_at=begins + 2 * AN_HOUR)
    first = await staged.published(sessions, stage, "龙舟训练", at=times)
    await staged.published(sessions, other, "茶话会", at=times)
    async with given.work(sessions, stage.admin) as work:
        [conflict] = await work.all(conflict_queries.standing_of(first[1]))
    page = at(stage, f"/conflicts/{conflict.id}")
    await leader_enters(sessions, stage, browser)
    assert "查看并协调" in (await browser.get(at(stage, f"/activities/{first[0]}"))).text
    assert "龙舟训练" in (await browser.get(at(stage, "/conflicts"))).text
    shown = await browser.get(page)
    assert "提出这个方案" in shown.text
    vague = await browser.post(page + "/proposals", data={"resolution": "move_time"})
    assert vague.status_code in {409, 422}
    assert vague.text.count("请选择冲突中的一场") == 2, "in one summary and beside the field"
    unsaid = {"resolution": "move_place", "session_id": str(first[1])}
    nowhere = await browser.post(page + "/proposals", data=unsaid)
    assert '<a href="#f-zone_id">新的场地：请填写新的时间或场地</a>' in nowhere.text
    assert f'<option value="{first[1]}" selected>' in nowhere.text
    proposed = await browser.post(page + "/proposals", data={"resolution": Resolution.HOLD_JOINTLY.value})
    assert proposed.status_code == 303
    assert "已同意，等待“" in (await browser.get(page)).text, "which side has agreed and which has not"
    browser.headers["accept"] = "application/json"
    [told] = (await browser.get(api(stage, "/conflicts"))).json()
    assert (told["state"], told["proposals"][0]["state"]) == ("open", "open")
    proposal = told["proposals"][0]["id"]
    await enters(sessions, other, browser, other.leader, Role.ORGANIZATION_LEADER)
    agreed = await browser.post(api(stage, f"/conflicts/{conflict.id}/proposals/{proposal}/agreement"))
    assert agreed.json()["state"] == "accepted"
    browser.headers["accept"] = "text/html"
    settled = (await browser.get(page)).text
    assert "双方联合举办" in settled
    assert "双方已同意，安排已更新" in settled


# --- JSON


async def test_programs_read_and_write_activities(sessions, stage, browser):
    await leader_enters(sessions, stage, browser)
    browser.headers["accept"] = "application/json"
    entered = {
        "organization_id": str(stage.organization_id), "community_id": str(stage.community_id), "title": "理发进社区",
        "override_reason": "居民要求", "method": "community_work",
    }  # fmt: skip
    created = await browser.post(api(stage, "/activities"), json=entered)
    assert created.status_code == 201, created.text
    here = api(stage, f"/activities/{created.json()['id']}")
    one = await browser.get(here)
    change = {name: entered[name] for name in ("community_id", "title", "override_reason")} | {"least_sign_ups": 3}
    assert (await browser.put(here, json=change)).status_code == 428
    changed = await browser.put(here, json=change, headers={"if-match": one.headers["etag"]})
    assert (changed.status_code, changed.json()["least_sign_ups"]) == (200, 3)
    stale = await browser.put(here, json=change, headers={"if-match": one.headers["etag"]})
    assert stale.status_code == 412
    [line] = (await browser.get(api(stage, "/activities"))).json()["items"]
    assert (line["title"], line["organization"], line["sessions"]) == ("理发进社区", "青禾社工站", 0)
    session = {"starts_at": "2026-12-05T09:00:00+08:00", "ends_at": "2026-12-05T10:00:00+08:00"}
    added = await browser.post(here + "/sessions", json=session)
    assert added.status_code == 201
    doubled = await browser.post(here + "/sessions", json=session | {"ends_at": "2026-12-05T08:00:00+08:00"})
    assert (doubled.status_code, list(doubled.json()["errors"])) == (422, ["ends_at"]) or doubled.status_code == 422
    assert len((await browser.get(here + "/sessions")).json()) == 1
    assert (await browser.get(here + "/outputs")).json()["sessions"] == 0
    assert (await browser.get(here + "/plan")).json()["goal"] == ""
    assert (await browser.get(here + "/review")).status_code == 404


async def test_programs_sign_up_tick_and_approve(sessions, stage, browser, held):
    _activity_id, session_id, volunteer = held
    await leader_enters(sessions, stage, browser)
    browser.headers["accept"] = "application/json"
    session = api(stage, f"/sessions/{session_id}")
    person = str(staged.id_of(volunteer))
    signed = await browser.post(session + "/sign-ups", json={"person_id": person, "part": "volunteer"})
    assert (signed.status_code, signed.json()["state"]) == (201, "taken")
    assert len((await browser.get(session + "/sign-ups")).json()) == 1
    assert (await browser.delete(f"{session}/sign-ups/{person}")).status_code == 204
    ticked = await browser.post(session + "/attendance", json={"person_id": person, "part": "volunteer"})
    assert ticked.status_code == 201
    counted = await browser.post(session + "/heads", json={"heads": 7})
    assert counted.json()["person_id"] is None
    came = await browser.get(session + "/attendance")
    assert sum(row["heads"] for row in came.json()) == 8
    removed = await browser.delete(f"{session}/attendance/{counted.json()['id']}")
    assert removed.status_code == 204
    begins = now() - AN_HOUR
    times = {"in_at": begins.isoformat(), "out_at": (begins + timedelta(minutes=59)).isoformat()}
    stayed = await browser.post(f"{session}/attendance/{ticked.json()['id']}/times", json=times)
    assert stayed.status_code == 201, stayed.text
    [entry] = (await browser.get(api(stage, "/hours"))).json()["items"]
    assert (entry["minutes"], entry["state"]) == (30, "pending")
    approved = await browser.post(api(stage, f"/hours/{entry['id']}/approval"))
    assert approved.json()["state"] == "approved"
