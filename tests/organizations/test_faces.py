"""The pages and the JSON of organisations, as a browser and a program meet them."""

import pytest

import given
import visiting
from wushe.access.roles import Role
from wushe.organizations import queries, service
from wushe.organizations.kinds import Level, MemberRole
from wushe.organizations.schemas import NewApplication, NewAssignment, NewMember


@pytest.fixture
async def admin(sessions, place):
    """With rows, so that they can sign in."""
    return await given.member(sessions, place, Role.TOWNSHIP_ADMIN)


@pytest.fixture
async def browser(database_url, sessions, admin):
    async with visiting.browser(database_url) as opened:
        await visiting.sign_in(opened, sessions, admin)
        yield opened


@pytest.fixture
async def group(sessions, admin):
    """A community's dance team with a leader, a core member and a supervisor, and a filing that lacks papers."""
    async with given.work(sessions, admin) as work:
        here, _there = await given.community_ids(work)
        leader = await given.resident(work, "王队长")
        made = await given.organization(work, "开元路舞蹈队", community_id=here, leader=leader)
        core = await given.resident(work, "赵骨干")
        await service.enrol(work, made.id, NewMember(person_id=core.id, role=MemberRole.CORE, occupation="教师"))
        worker = await given.social_worker(work, "李社工", here)
        await service.assign(work, made.id, NewAssignment(person_id=worker.id))
        await service.apply(work, made.id, NewApplication())
    return made


@pytest.fixture
async def worker(sessions, admin, group):
    """Whoever accompanies it."""
    async with given.work(sessions, admin) as work:
        return (await work.rows(queries.assignments(group.id)))[0][0].person_id


@pytest.fixture
async def application(sessions, admin, group):
    async with given.work(sessions, admin) as work:
        return (await work.all(queries.applications_of(group.id)))[0]


PAGES = [
    "/organizations", "/organizations?q=kaiyuan&filing=applied&sort=-name", "/organizations/new",
    "/organizations/{group}", "/organizations/{group}/edit", "/organizations/{group}/members/new",
    "/organizations/{group}/leader", "/organizations/{group}/assignments/new",
    "/organizations/{group}/applications/new?procedure=registration", "/organizations/applications",
    "/organizations/applications/{application}", "/organizations/assignments", "/organizations/assignments/proposal",
    "/organizations/assignments/proposal?change_hands=true&level=township", "/organizations/rules",
    "/organizations/assignments/handovers/{worker}", "/organizations/assignments/handovers/{worker}?on=2099-01-01",
    "/organizations/types/new", "/organizations/checklist/new", "/organizations/terms/filing",
]  # fmt: skip


async def test_every_page_opens(browser, place, group, application, worker):
    known = {"group": group.id, "application": application.id, "worker": worker}
    paths = [f"/{place.tenant.slug}{path.format(**known)}" for path in PAGES]
    assert await visiting.unopened(browser, paths) == {}


# --- what a browser sends


def at(place, path):
    return f"/{place.tenant.slug}/organizations{path}"


async def test_a_refused_form_comes_back_with_its_messages_and_what_was_typed(browser, place, group):
    typed = {"name": "开元路舞蹈队", "type_id": str(group.type_id), "level": "township", "introduction": "每周二晚"}
    answer = await browser.post(at(place, ""), data=typed)
    assert answer.status_code == 409
    assert "本乡镇已有同名的组织" in answer.text
    assert "每周二晚" in answer.text
    empty = await browser.post(at(place, ""), data={"name": ""})
    assert empty.status_code == 422
    assert "请选择" in empty.text


async def test_the_missing_papers_stand_on_the_page_until_they_are_handed_in(browser, place, group, application):
    here = at(place, f"/applications/{application.id}")
    lacking = (await browser.get(here)).text
    assert "还缺 6 份" in lacking
    assert lacking.count("登记交来") == 6, "who hands a paper in receives nothing"
    refused = await browser.post(f"{here}/decision", data={"outcome": "approve"})
    assert refused.status_code == 409
    assert "还缺：备案申请表、章程或活动规则" in refused.text
    for paper in application.papers:
        assert (await browser.post(f"{here}/papers/{paper.id}/receipt")).status_code == 303
    assert (await browser.post(f"{here}/decision", data={"outcome": "approve"})).status_code == 303
    assert "已备案" in (await browser.get(at(place, f"/{group.id}"))).text


async def test_the_name_of_a_new_member_has_its_star(browser, place, group):
    form = (await browser.get(at(place, f"/{group.id}/members/new"))).text
    assert '姓名<span class="must"' in form
    assert '手机号<span class="must"' not in form


async def test_a_no_without_a_reason_is_asked_for_one(browser, place, application):
    answer = await browser.post(at(place, f"/applications/{application.id}/decision"), data={"outcome": "refuse"})
    assert answer.status_code == 409
    assert "请写明原因" in answer.text


async def test_a_member_is_entered_by_name_and_telephone_and_known_the_second_time(
    browser, place, group, sessions, admin
):
    other = f"/{place.tenant.slug}/organizations/{group.id}/members"
    typed = {"name": "钱大妈", "phone": "13800000001", "role": "member", "occupation": "裁缝"}
    assert (await browser.post(other, data=typed)).status_code == 303
    again = await browser.post(other, data=typed)
    assert again.status_code == 409
    assert "已经是这个组织的成员" in again.text
    nameless = await browser.post(other, data={"role": "member"})
    assert nameless.status_code == 422
    assert "请填写姓名" in nameless.text


async def test_a_group_that_lost_its_leader_says_so_and_offers_the_way_out(browser, place, group, sessions, admin):
    async with given.work(sessions, admin) as work:
        row = await work.one(queries.leader_of(group.id))
    here = at(place, f"/{group.id}")
    assert (await browser.post(f"{here}/members/{row.id}/leaving")).status_code == 303
    page = (await browser.get(here)).text
    assert "起没有负责人。确定接任的负责人之前，不能申请付款。" in page
    assert f"{here}/leader" in page
    assert "没有负责人" in (await browser.get(at(place, "?attention=leaderless"))).text
    async with given.work(sessions, admin) as work:
        heir = (await work.rows(queries.members(group.id)))[0][0]
    assert (await browser.post(f"{here}/leader", data={"person_id": str(heir.person_id)})).status_code == 303
    assert "不能申请付款" not in (await browser.get(here)).text


async def test_the_proposal_that_was_seen_is_accepted(browser, place, sessions, admin, group):
    async with given.work(sessions, admin) as work:
        await given.organization(work, "读书会")
        seen = await service.propose(work, Level.COMMUNITY)
    address = at(place, "/assignments/proposal")
    stale = await browser.post(address, data={"fingerprint": "x", "level": "community"})
    assert stale.status_code == 409
    assert "请重新生成方案" in stale.text
    done = await browser.post(address, data={"fingerprint": seen.fingerprint, "level": "community"})
    assert done.status_code == 303


async def test_the_township_keeps_its_own_types_and_papers(browser, place, group):
    assert (await browser.post(at(place, "/types"), data={"name": "志愿巡逻"})).status_code == 303
    in_use = await browser.post(at(place, f"/types/{group.type_id}/retirement"))
    assert in_use.status_code == 409
    assert "还有 1 个组织属于这个类型" in in_use.text
    paper = {"procedure": "filing", "name": "承诺书", "rank": "9"}
    assert (await browser.post(at(place, "/checklist"), data=paper)).status_code == 303
    assert (await browser.post(at(place, "/terms/filing"), data={"days": "7"})).status_code == 303
    rules = (await browser.get(at(place, "/rules"))).text
    assert "承诺书" in rules
    assert "提出申请后 7 天内办结" in rules


async def test_the_list_and_the_roster_leave_as_excel(browser, place, group):
    assert (await browser.get(f"/{place.tenant.slug}/organizations.xlsx")).content.startswith(b"PK")
    assert "/exports/new/organizations_named" in (await browser.get(at(place, ""))).text
    form = f"/{place.tenant.slug}/exports/new/roster"
    assert f"{form}?organization_id={group.id}" in (await browser.get(at(place, f"/{group.id}"))).text
    asked = await browser.get(f"{form}?organization_id={group.id}")
    assert at(place, f"/{group.id}") in asked.text
    assert (await browser.get(form)).status_code == 404


async def test_a_hand_over_is_proposed_changed_and_accepted_on_one_page(browser, place, sessions, admin, group, worker):
    async with given.work(sessions, admin) as work:
        near, far = [await given.social_worker(work, name) for name in ("陈近邻", "周较远")]
        (assignment, _name), *_rest = await work.rows(queries.assignments(group.id))
    left = await browser.post(f"/{place.tenant.slug}/people/{worker}/social-worker/leaving", data={})
    assert left.status_code == 409
    assert "请先在“社工督导分配”里把它们交接给别人" in left.text
    assert f"/assignments/handovers/{worker}" in left.text
    address = at(place, f"/assignments/handovers/{worker}")
    page = (await browser.get(address)).text
    assert f'value="{assignment.id}:{near.id}" selected' in page or f'value="{assignment.id}:{far.id}" selected' in page
    chosen = f"{assignment.id}:{far.id}"
    refused = await browser.post(address, data={"picks": chosen, "on": "2020-01-01", "leaves": "true"})
    assert refused.status_code == 409
    assert "交接日期不能早于今天" in refused.text
    assert f'value="{chosen}" selected' in refused.text
    assert (await browser.post(address, data={"picks": "x"})).status_code == 422
    done = await browser.post(address, data={"picks": chosen, "leaves": "true"})
    assert done.status_code == 303
    assert (await browser.get(address)).status_code == 404
    assert "周较远" in (await browser.get(at(place, f"/{group.id}"))).text


async def test_a_hand_over_as_json(browser, place, sessions, admin, group, worker):
    async with given.work(sessions, admin) as work:
        heir = await given.social_worker(work, "陈接手")
    root = f"/api{at(place, '/assignments')}"
    shown = (await browser.get(f"{root}/handovers/{worker}")).json()
    (row,) = shown["assignments"]
    assert (row["person_id"], row["organization_id"], shown["name"]) == (str(heir.id), str(group.id), "李社工")
    assert [each["groups"] for each in shown["workers"]["community"]] == [1]
    picks = [f"{row['assignment_id']}:{row['person_id']}"]
    old = await browser.post(f"{root}/handovers/{worker}", json={"picks": []})
    assert (old.status_code, old.json()["code"]) == (409, "organizations.proposal_outdated")
    assert (await browser.post(f"{root}/handovers/{worker}", json={"picks": picks})).status_code == 204
    assert (await browser.get(f"{root}/leaving")).json() == []


# --- who sees what


async def signed_in(browser, sessions, place, role, person_id):
    who = await given.member(sessions, place, role, person_id=person_id)
    await visiting.sign_in(browser, sessions, who)


async def test_a_social_worker_sees_assigned_groups_alone(browser, place, group, sessions, admin):
    async with given.work(sessions, admin) as work:
        other = await given.organization(work, "别人的队")
        worker = (await work.rows(queries.assignments(group.id)))[0][0].person_id
    await signed_in(browser, sessions, place, Role.SOCIAL_WORKER, worker)
    page = (await browser.get(at(place, ""))).text
    assert "开元路舞蹈队" in page
    assert "别人的队" not in page
    assert (await browser.get(at(place, f"/{group.id}"))).status_code == 200
    assert (await browser.get(at(place, f"/{other.id}"))).status_code == 404
    assert (await browser.get(at(place, "/assignments"))).status_code == 403


async def test_an_ordinary_member_sees_neither_roster_nor_buttons(browser, place, group, sessions, admin):
    async with given.work(sessions, admin) as work:
        core = (await work.rows(queries.members(group.id)))[1][0].person_id
    await signed_in(browser, sessions, place, Role.VOLUNTEER, core)
    page = (await browser.get(at(place, f"/{group.id}"))).text
    assert "现有 2 人" in page
    assert "负责人：王队长" in page
    for hidden in ("赵骨干", "/edit", "members/new", "dissolution", "applications/new"):
        assert hidden not in page


async def test_the_leader_of_one_group_has_no_buttons_on_another(browser, place, group, sessions, admin):
    async with given.work(sessions, admin) as work:
        leader = await work.one(queries.leader_of(group.id))
        other = await given.organization(work, "读书会")
        await service.enrol(work, other.id, NewMember(person_id=leader.person_id))
    await signed_in(browser, sessions, place, Role.ORGANIZATION_LEADER, leader.person_id)
    assert "/edit" in (await browser.get(at(place, f"/{group.id}"))).text
    assert "/edit" not in (await browser.get(at(place, f"/{other.id}"))).text
    assert (await browser.get(at(place, f"/{other.id}/edit"))).status_code == 404


# --- JSON


async def test_the_json_list_holds_what_the_page_shows(browser, place, group):
    found = (await browser.get(f"/api/{place.tenant.slug}/organizations?limit=50")).json()
    assert [
        (row["name"], row["leader"], row["members"], row["workers"], row["type"], row["community"], row["filing_state"])
        for row in found["items"]
    ] == [("开元路舞蹈队", "王队长", 2, ["李社工"], "文体娱乐", "开元路社区", "applied")]


async def test_a_program_records_reads_and_changes(browser, place, sessions, admin):
    async with given.work(sessions, admin) as work:
        kind = (await work.all(queries.types()))[0]
    address = f"/api/{place.tenant.slug}/organizations"
    made = await browser.post(address, json={"name": "读书会", "type_id": str(kind.id), "level": "township"})
    assert made.status_code == 201, made.text
    one = f"{address}/{made.json()['id']}"
    read = await browser.get(one)
    assert read.json()["payments_blocked"] is True
    assert read.json()["alerts"] == ["no_leader", "few_core"]
    change = {"name": "悦读会", "type_id": str(kind.id), "level": "township"}
    assert (await browser.put(one, json=change)).status_code == 428
    changed = await browser.put(one, json=change, headers={"if-match": read.headers["etag"]})
    assert changed.json()["name"] == "悦读会"
    assert (await browser.put(one, json=change, headers={"if-match": read.headers["etag"]})).status_code == 412


async def test_a_program_goes_the_whole_way_from_application_to_number(browser, place, group, application):
    address = f"/api/{place.tenant.slug}/organizations/applications/{application.id}"
    assert len((await browser.get(address)).json()["missing"]) == 6
    refused = await browser.post(f"{address}/decision", json={"outcome": "approve"})
    assert (refused.status_code, refused.json()["code"]) == (409, "organizations.papers_missing")
    for paper in application.papers:
        await browser.post(f"{address}/papers/{paper.id}/receipt")
    granted = await browser.post(f"{address}/decision", json={"outcome": "approve"})
    assert granted.json()["state"] == "granted"
    shown = (await browser.get(f"/api/{place.tenant.slug}/organizations/{group.id}")).json()
    assert shown["filing_number"].endswith("0001号")


async def test_rosters_caseloads_and_shares_as_json(browser, place, group):
    root = f"/api/{place.tenant.slug}/organizations"
    roster = (await browser.get(f"{root}/{group.id}/members")).json()
    assert [(row["name"], row["role"]) for row in roster["members"]] == [("王队长", "leader"), ("赵骨干", "core")]
    assert roster["alerts"] == ["few_core"]
    loads = (await browser.get(f"{root}/assignments")).json()
    assert (loads["unassigned"], [row["groups"] for row in loads["workers"]]) == (0, [1])
    assert (await browser.get(f"{root}/{group.id}/assignments")).json()[0]["name"] == "李社工"
    assert sum(share["tenths"] for share in (await browser.get(f"{root}/types/shares")).json()) == 1000
    assert [term["days"] for term in (await browser.get(f"{root}/terms")).json()] == [20, 60]
    assert len((await browser.get(f"{root}/applications")).json()) == 1


async def test_a_suspended_township_can_still_be_read(browser, place, group, application, worker, sessions):
    await given.suspended(sessions, place)
    for path in PAGES:
        known = {"group": group.id, "application": application.id, "worker": worker}
        address = f"/{place.tenant.slug}" + path.format(**known)
        found = await browser.get(address)
        assert (address, found.status_code) == (address, 200)
    assert "本乡镇已暂停使用" in (await browser.post(at(place, f"/{group.id}/sleep"))).text
