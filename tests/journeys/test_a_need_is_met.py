"""The main job, from a resident's mouth to the funder's page, through the pages that people open, in their words."""

import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from httpx import AsyncClient, Response

import given
import linked
import visiting
from linked import Linked
from wushe.activities import codes
from wushe.kernel.clock import local, now
from wushe.kernel.work import Visitor

NEED = "放学后没人辅导孩子作业"
TOLD_AGAIN = "院坝会上三位家长说孩子放学没人管作业"
ACTIVITY = "周六作业辅导"


class Town:
    """The township and one browser, in which somebody is signed in or a resident without an account looks around."""

    def __init__(self, people: Linked, browser: AsyncClient, sessions: Any) -> None:
        self.people, self.browser, self.sessions = people, browser, sessions

    async def enters(self, who: Visitor | None) -> None:
        self.browser.cookies.clear()
        self.browser.headers.pop("x-csrf-token", None)
        if who is not None:
            await visiting.sign_in(self.browser, self.sessions, who)

    async def opens(self, path: str) -> str:
        answer = await self.browser.get(self._at(path))
        assert answer.status_code == 200, (path, answer.status_code, _said(answer))
        return answer.text

    async def sends(self, path: str, **typed: Any) -> str:
        """A form that is accepted; returns where it leads."""
        answer = await self.browser.post(self._at(path), data=typed)
        assert answer.status_code == 303, (path, answer.status_code, _said(answer))
        return answer.headers["location"].removeprefix(f"/{self.people.slug}")

    def _at(self, path: str) -> str:
        return f"/{self.people.slug}{path}"


def _said(answer: Response) -> list[str]:
    return [
        re.sub(r"<[^>]+>", "", said).strip()
        for said in re.findall(r'(?s)<[^>]+class="[^"]*(?:error|alert|message)[^"]*"[^>]*>.*?</', answer.text)
    ]


@pytest.fixture
async def town(sessions, database_url: str) -> AsyncIterator[Town]:
    people = await linked.township(sessions)
    async with visiting.browser(database_url) as browser:
        yield Town(people, browser, sessions)


async def test_a_need_is_met(town: Town) -> None:
    reference, need = await a_resident_says_a_need(town)
    await the_social_worker_merges_what_was_heard_twice(town, need)
    linkage = await the_match_proposes_a_group_and_it_takes_the_need_up(town, need)
    await the_places_are_filled(town, linkage)
    await the_fund_promises_money(town, linkage)
    activity, session = await an_activity_is_planned_approved_and_published(town, linkage)
    await a_volunteer_comes_and_checks_in_by_code(town, session)
    await it_is_held_reviewed_and_signed(town, activity, session)
    await the_linkage_is_confirmed_and_signed_off(town, linkage)
    await the_resident_sees_that_it_was_answered(town, reference)
    await the_workbenches_of_funder_and_admin_show_it(town, linkage)


async def a_resident_says_a_need(town: Town) -> tuple[str, str]:
    """Without an account, on the township's public page: (number of the request, id of the need)."""
    await town.enters(None)
    assert "说需求" in await town.opens("/public")
    await town.opens("/public/needs/new")
    led_to = await town.sends(
        "/public/needs", title=NEED, community_id=str(town.people.community_id), contact_name="孙居民",
        contact_phone="13812345678", consents="on",
    )  # fmt: skip
    reference = led_to.partition("?")[0].rpartition("/")[2]
    assert reference in await town.opens(f"/public/requests/{reference}")
    await town.enters(town.people.worker)
    return reference, await _id_in_list(town, "/needs?q=zuoye", "needs", NEED)


async def the_social_worker_merges_what_was_heard_twice(town: Town, need: str) -> None:
    """The same need was heard at a courtyard meeting; both sources stay with the one that remains."""
    await town.enters(town.people.worker)
    typed = {"title": TOLD_AGAIN, "community_id": str(town.people.community_id), "channel": "courtyard_meeting"}
    other = (await town.sends("/needs", **typed, different="on")).rpartition("/")[2].partition("?")[0]
    await town.sends(f"/needs/{other}/merger", into_id=need)
    page = await town.opens(f"/needs/{need}")
    assert "院坝会" in page
    assert "孙居民" not in await town.opens("/needs")


async def the_match_proposes_a_group_and_it_takes_the_need_up(town: Town, need: str) -> str:
    """The group's own leader sees the open need and takes it up; returns the linkage's id."""
    await town.enters(town.people.worker)
    await town.opens(f"/needs/{need}/matches")
    linkage = (
        await town.sends("/linkages", need_id=need, organization_id=str(town.people.organization_id))
    ).rpartition("/")[2].partition("?")[0]  # fmt: skip
    await town.enters(town.people.leader)
    assert NEED in await town.opens(f"/linkages/{linkage}")
    await town.sends(f"/linkages/{linkage}/agreement")
    return linkage


async def the_places_are_filled(town: Town, linkage: str) -> None:
    await town.enters(town.people.admin)
    await town.sends(f"/linkages/{linkage}/places/community", party_id=str(town.people.community_id))
    assert town.people.volunteer.person
    await town.sends(f"/linkages/{linkage}/places/volunteer", party_id=str(town.people.volunteer.person.person_id))


async def the_fund_promises_money(town: Town, linkage: str) -> None:
    await town.enters(town.people.admin)
    await town.sends(f"/linkages/{linkage}/money", fund_id=str(town.people.fund_id), amount="8000")
    assert "8,000" in await town.opens(f"/linkages/{linkage}")
    await town.enters(town.people.leader)
    await town.sends(f"/linkages/{linkage}/start")


async def an_activity_is_planned_approved_and_published(town: Town, linkage: str) -> tuple[str, str]:
    """(activity's id, session's id). The plan is approved by the social worker who accompanies the group."""
    await town.enters(town.people.leader)
    path = await town.sends(
        "/activities", title=ACTIVITY, linkage_id=linkage, organization_id=str(town.people.organization_id),
        community_id=str(town.people.community_id), method="community_work",
    )  # fmt: skip
    activity = path.partition("?")[0]
    plan = dict.fromkeys(("goal", "audience", "survey", "content", "division", "risks"), "两名志愿者带六个孩子")
    await town.sends(f"{activity}/plan", **plan, budget="800", submit="true")
    await town.enters(town.people.worker)
    await town.sends(f"{activity}/plan-approval")
    await town.enters(town.people.leader)
    begins = local(now() - timedelta(hours=1))
    times = {"starts_at": _typed(begins), "ends_at": _typed(begins + timedelta(hours=2))}
    await town.sends(f"{activity}/sessions", **times, meeting_point="一楼活动室", volunteers_limit="3")
    await town.sends(f"{activity}/publication")
    session = re.search(rf"{activity}/sessions/([0-9a-f-]{{36}})", await town.opens(activity))
    assert session
    return activity, session[1]


async def a_volunteer_comes_and_checks_in_by_code(town: Town, session: str) -> None:
    """The code on the wall is good for a minute and for this session alone."""
    await town.enters(town.people.volunteer)
    await town.sends(f"/sessions/{session}/sign-up", part="volunteer")
    for step in ("arrival", "departure"):
        code = codes.check_in_code(given.SECRET, UUID(session), now())
        await town.opens(f"/check-ins/{session}/{code}")
        await town.sends(f"/check-ins/{session}/{code}/{step}")


async def it_is_held_reviewed_and_signed(town: Town, activity: str, session: str) -> None:
    await town.enters(town.people.leader)
    await town.sends(f"{activity}/sessions/{session}/holding")
    review = dict.fromkeys(("completion", "effect", "problems", "improvements"), "六个孩子当天做完了作业")
    await town.sends(f"{activity}/review", **review, submit="true")
    await town.enters(town.people.worker)
    await town.sends(f"{activity}/sign-off")


async def the_linkage_is_confirmed_and_signed_off(town: Town, linkage: str) -> None:
    """By two hands: the community confirms that the need is met, the social worker signs."""
    await town.enters(town.people.staff)
    await town.sends(f"/linkages/{linkage}/confirmation")
    await town.enters(town.people.worker)
    await town.sends(f"/linkages/{linkage}/sign-off")
    assert "已办结" in await town.opens(f"/linkages/{linkage}")


async def the_resident_sees_that_it_was_answered(town: Town, reference: str) -> None:
    await town.enters(None)
    assert "孙居民" not in (page := await town.opens(f"/public/requests/{reference}"))
    assert reference in page


async def the_workbenches_of_funder_and_admin_show_it(town: Town, linkage: str) -> None:
    await town.enters(town.people.funder)
    assert "8,000" in await town.opens("/")
    assert "8,000" in await town.opens(f"/linkages/{linkage}")
    await town.enters(town.people.admin)
    assert NEED in await town.opens("/")
    assert ACTIVITY in await town.opens("/activities?state=signed_off")
    figures = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", await town.opens("/reports")))
    assert "社区 社会组织 需求 已答复 场 人次 人 小时 开元路社区 1 2 1 1 1 1 0 " in figures


def _typed(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M")


async def _id_in_list(town: Town, path: str, things: str, words: str) -> str:
    """The id behind the row of a list that says these words."""
    found = re.search(rf"/{things}/([0-9a-f-]{{36}})[^>]*>[^<]*{words}", await town.opens(path))
    assert found, f"{words} is not in {path}"
    return found[1]
