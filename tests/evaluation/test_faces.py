"""Each route of evaluation as a browser and as a program meets it."""

from io import BytesIO

import pytest
from python_calamine import load_workbook

import assessed
import given
import visiting
from wushe.evaluation import service
from wushe.evaluation.kinds import RubricKind
from wushe.evaluation.queries import improving, rubrics
from wushe.evaluation.schemas.shown import AssessmentRow

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301010"
    "0c9fe92ef0000000049454e44ae426082"
)


@pytest.fixture
async def town(sessions):
    return await assessed.cast(sessions)


@pytest.fixture
async def filled(sessions, town):
    """The hub assessed twice, the group waiting for its own scores, a revision begun."""
    first = await assessed.concluded(sessions, town, assessed.WEAK)
    second = await assessed.concluded(sessions, town, {"staffing_roles": 1})
    waiting = await assessed.opened(sessions, town, town.group)
    async with given.work(sessions, town.admin) as work:
        draft = await service.begin_revision(work, RubricKind.HUB)
        indicator = (await work.all(rubrics.draft_indicators(draft.id)))[0]
        item, _indicator, _owner = (await work.rows(improving.plan(first)))[0]
        rubric = await work.one(rubrics.in_force(RubricKind.HUB))
    return {
        "first": first, "second": second, "waiting": waiting, "indicator": indicator.id, "item": item.id,
        "rubric": rubric.id, "hub": town.hub, "where": town.where,
    }  # fmt: skip


PAGES = [
    "/evaluation", "/evaluation?state=concluded&kind=hub&weak=staffing&stars=3&q=beishan&community_id={where}",
    "/evaluation?mine=true", "/evaluation/new", "/evaluation/new?organization_id={hub}", "/evaluation/{first}",
    "/evaluation/{second}", "/evaluation/{waiting}", "/evaluation/{waiting}/scoring", "/evaluation/improvements",
    "/evaluation/improvements?state=open&late=true&q=bs", "/evaluation/improvements/{item}", "/evaluation/rubrics",
    "/evaluation/rubrics/{rubric}", "/evaluation/drafts/hub", "/evaluation/drafts/hub/indicators/new",
    "/evaluation/tasks", "/evaluation/tasks?year=2025&q=bs&community_id={where}",
    "/evaluation/drafts/hub/indicators/{indicator}", "/evaluation/organizations/{hub}", "/organizations/{hub}",
]  # fmt: skip


async def test_every_page_opens(database_url, sessions, town, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, town.admin)
        for path in PAGES:
            page = await browser.get(f"/{town.place.tenant.slug}{path.format(**filled)}")
            assert page.status_code == 200, (path, page.text)
            assert "<h1" in page.text


async def test_the_result_shows_radar_weak_points_plan_and_change(database_url, sessions, town, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, town.leader)
        page = (await browser.get(f"/{town.place.tenant.slug}/evaluation/{filled['second']}")).text
        first = (await browser.get(f"/{town.place.tenant.slug}/evaluation/{filled['first']}")).text
    assert "<polygon" in page
    assert "和上次相比" in page
    assert "+75" in page
    assert first.count("改进中") == 3
    assert "和上次相比" not in first


async def test_the_form_keeps_a_draft_and_tells_what_is_missing_beside_it(database_url, sessions, town):
    assessment_id = await assessed.opened(sessions, town)
    here = f"/{town.place.tenant.slug}/evaluation/{assessment_id}"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, town.leader)
        kept = await browser.post(f"{here}/draft", data={"staffing_roles": "2", "staffing_roles_note": "有分工表"})
        again = await browser.get(f"{here}/scoring")
        refused = await browser.post(f"{here}/entries", data={"staffing_roles": "3", "overall": "写了半天的话"})
    assert kept.status_code == 303, kept.text
    assert "有分工表" in again.text
    assert refused.status_code == 422
    assert refused.text.count("请给这一项打分") == 2 * 9
    assert "写了半天的话" in refused.text


async def test_three_people_score_and_who_is_not_on_the_panel_does_not(database_url, sessions, town):
    assessment_id = await assessed.opened(sessions, town)
    slug = town.place.tenant.slug
    async with given.work(sessions, town.admin) as work:
        codes = [each.code for each in await assessed.indicators(work)]
    scores = dict.fromkeys(codes, "4") | {"staffing_roles": "1"}
    answers = []
    for who in (town.leader, town.worker, town.worker, town.admin):
        async with visiting.browser(database_url) as browser:
            await visiting.sign_in(browser, sessions, who)
            answer = await browser.post(f"/{slug}/evaluation/{assessment_id}/entries", data={**scores})
            answers.append(answer.status_code)
    assert answers == [303, 303, 404, 303]


async def test_the_list_is_json_with_the_columns_it_promises(database_url, sessions, town, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, town.admin)
        slug = town.place.tenant.slug
        rows = (await browser.get(f"/api/{slug}/evaluation")).json()["items"]
        first = (await browser.get(f"/api/{slug}/evaluation/{filled['first']}")).json()
        standing = (await browser.get(f"/api/{slug}/evaluation/organizations/{town.hub}")).json()
        weak = (await browser.get(f"/api/{slug}/evaluation?weak=planning")).json()["items"]
    assert all(set(AssessmentRow.__struct_fields__) <= set(row) for row in rows)
    assert [row["score"] for row in rows] == [None, 9250, 7600]
    assert first["weak"] == list(assessed.WEAK)
    assert (standing["stars"], standing["grade"]) == (5, None)
    assert [row["id"] for row in weak] == [str(filled["first"])]


async def test_the_workbook_names_nobody(database_url, sessions, town, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, town.admin)
        answer = await browser.get(f"/{town.place.tenant.slug}/evaluation.xlsx")
    rows = load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert len(rows) == 4
    assert "领测试" not in str(rows)


async def test_evidence_is_brought_seen_and_recorded(database_url, sessions, town):
    assessment_id = await assessed.opened(sessions, town)
    here = f"/{town.place.tenant.slug}/evaluation/{assessment_id}"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, town.leader)
        brought = await browser.post(
            f"{here}/evidence", data={"code": "staffing_roles", "caption": "分工表"},
            files={"file": ("表.png", PNG, "image/png")},
        )  # fmt: skip
        page = (await browser.get(here)).text
        path = page.split(f'href="{here}/evidence/')[1].split('"')[0]
        file = await browser.get(f"{here}/evidence/{path}")
    assert brought.status_code == 303, brought.text
    assert file.headers["content-type"] == "image/png"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, town.staff)
        hidden = await browser.get(f"{here}/evidence/{path}")
    assert hidden.status_code == 404


BAD = [
    ("/evaluation", {"organization_id": "x", "since": "2026-01-01", "until": "2026-02-01"}, 422),
    ("/evaluation", {"organization_id": "{hub}", "since": "2026-05-01", "until": "2026-02-01"}, 422),
    ("/evaluation", {"organization_id": "{hub}", "since": "2026-05-01", "until": "2099-02-01"}, 422),
    ("/evaluation/{waiting}/entries", {"staffing_roles": "99"}, 422),
    ("/evaluation/{waiting}/entries", {"staffing_roles": "\u56db"}, 422),
    ("/evaluation/{waiting}/draft", {"nobody_asked": "1"}, 422),
    ("/evaluation/{first}/entries", {"staffing_roles": "1"}, 409),
    ("/evaluation/{first}/return", {"reason": "x"}, 409),
    ("/evaluation/{waiting}/withdrawal", {"reason": ""}, 422),
    ("/evaluation/improvements/{item}/outcome", {"outcome": " "}, 422),
    ("/evaluation/improvements/{item}/plan", {"action": "换人", "owner_id": "{where}", "due_on": "2099-01-01"}, 422),
    ("/evaluation/drafts/hub/indicators/{indicator}/weight", {"weight": "60"}, 422),
    ("/evaluation/drafts/hub/indicators/{indicator}/removal", {}, 409),
    ("/evaluation/drafts/nonsense/publication", {}, 404),
    ("/evaluation/organizations/{hub}/stars/withdrawal", {"reason": ""}, 422),
    (
        "/evaluation/organizations/{hub}/grades",
        {"grade": "4a", "issuer": "民政局", "granted_on": "2026-05-01", "expires_on": "2026-05-01"}, 422,
    ),
    (
        "/evaluation/drafts/hub/indicators",
        {
            "name": "完成报表", "domain": "results", "nature": "administrative", "weight": "5", "levels": "一\n二\n三",
        },
        422,
    ),
]  # fmt: skip


async def test_bad_input_is_told_in_words_and_breaks_nothing(database_url, sessions, town, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, town.admin)
        slug, heard = town.place.tenant.slug, []
        for path, data, _status in BAD:
            said = {name: value.format(**filled) for name, value in data.items()}
            answer = await browser.post(f"/{slug}{path.format(**filled)}", data={**said})
            heard.append((path, data, answer.status_code))
    assert heard == BAD
