"""A mentor of one township beside a group of another: what is shown, what is seen, and how it ends."""

from datetime import timedelta

import pytest
from sqlalchemy import select

import given
import mentored
import visiting
from wushe.access.roles import Role
from wushe.identity import queries as identity
from wushe.kernel.clock import now, stopped_at, today
from wushe.kernel.errors import Forbidden, Invalid
from wushe.kernel.journal.models import JournalEntry
from wushe.mentoring import service
from wushe.mentoring.errors import (
    AlreadySent,
    GrantToOneself,
    NoMentorAccount,
    NoSuchMentorship,
    UnknownTownship,
)
from wushe.mentoring.kinds import EndReason, MentorshipState
from wushe.mentoring.models import Mentor, Mentorship
from wushe.mentoring.queries import mentors, pairs
from wushe.mentoring.schemas.entered import Because, MeetingData, MentorshipFilters, NewMentor, SendData
from wushe.mentoring.service.visiting import SHOWN
from wushe.organizations import service as organizations
from wushe.organizations.schemas import NewMember

SECRET = "会长想让位，还没有人知道"


@pytest.fixture
async def both(sessions):
    return await mentored.two(sessions)


async def paired(sessions, home, host):
    """The visitor beside one of the host's two groups, agreed to by both: (pair, the visitor there)."""
    await mentored.sent(sessions, home, host)
    round_id = await mentored.published(sessions, host)
    [pair] = (await mentored.standing(sessions, host, round_id)).values()
    visitor = await mentored.visiting(sessions, home, host)
    for who in (visitor, host.leaders[host.groups.index(pair.organization_id)]):
        async with given.work(sessions, who) as work:
            await service.agree(work, pair.id)
    return pair, visitor


async def told(sessions, cast):
    async with given.work(sessions, cast.admin) as work:
        return [event for event, _number in await work.rows(select(JournalEntry.event, JournalEntry.number))]


async def test_the_host_sees_exactly_what_was_granted(sessions, both):
    home, host = both
    grant_id = await mentored.sent(sessions, home, host, capacity=2)
    async with given.work(sessions, home.admin) as work:
        ours = await work.get(Mentor, home.mentors[0])
    async with given.work(sessions, host.admin) as work:
        [visitor] = await work.all(mentors.available(today()))
    assert visitor.id == grant_id
    assert {name: getattr(visitor, name) for name in SHOWN} == {name: getattr(ours, name) for name in SHOWN}
    assert (visitor.capacity, visitor.home, visitor.person_id) == (2, "星沙街道", None)
    assert visitor.communities == []
    assert "mentor_sent" in await told(sessions, home)
    assert "mentor_arrived" in await told(sessions, host)


async def test_a_mentor_is_sent_to_a_neighbour_once_and_with_a_sign_in(sessions, both):
    home, host = both
    with pytest.raises(GrantToOneself):
        await mentored.sent(sessions, home, host, township_id=home.place.tenant.id)
    with pytest.raises(UnknownTownship):
        await mentored.sent(sessions, home, host, township_id=home.groups[0] if home.groups else home.community_id)
    with pytest.raises(Invalid):
        await mentored.sent(sessions, home, host, until=today() - timedelta(days=1))
    await mentored.sent(sessions, home, host)
    with pytest.raises(AlreadySent):
        await mentored.sent(sessions, home, host)
    async with given.work(sessions, home.admin) as work:
        person = await given.resident(work, "没有账号的人")
        mentor = await service.register(work, NewMentor(person_id=person.id, **mentored.offering()))
    data = SendData(township_id=host.place.tenant.id, until=today())
    with pytest.raises(NoMentorAccount):
        async with given.work(sessions, home.admin) as work:
            await service.send(work, mentor.id, data)


async def test_the_visitor_reaches_the_paired_group_and_no_other(sessions, both):
    home, host = both
    pair, visitor = await paired(sessions, home, host)
    await mentored.add_mentor(sessions, host, "本地导师")
    await mentored.edit_mentor(sessions, host, 0, capacity=5)
    other_round = await mentored.gathering(sessions, host, "第二轮")
    other = next(group for group in host.groups if group != pair.organization_id)
    async with given.work(sessions, host.admin) as work:
        await service.apply(work, other_round, mentored.asking(other))
        await service.pair(work, other_round)
        await service.take_up(work, other_round)
        await service.publish(work, other_round)
    [others] = (await mentored.standing(sessions, host, other_round)).values()
    async with given.work(sessions, visitor) as work:
        found = await work.all(pairs.mentorships(work.require("mentoring:read"), MentorshipFilters()))
        assert [each.id for each in found] == [pair.id]
        if others.mentor_id != pair.mentor_id:
            with pytest.raises(NoSuchMentorship):
                await service.agree(work, others.id)


async def test_notes_are_for_the_two_sides_and_each_look_is_on_record(sessions, both):
    home, host = both
    pair, visitor = await paired(sessions, home, host)
    async with given.work(sessions, visitor) as work:
        met = await service.meet(work, pair.id, MeetingData(on=today(), minutes=60, notes=SECRET))
    leader = host.leaders[host.groups.index(pair.organization_id)]
    for who in (visitor, leader):
        async with given.work(sessions, who) as work:
            assert (await service.read_notes(work, pair.id, met.id))[2] == SECRET
    stranger = next(each for each in host.leaders if each is not leader)
    with pytest.raises(NoSuchMentorship):
        async with given.work(sessions, stranger) as work:
            await service.read_notes(work, pair.id, met.id)
    with pytest.raises(Forbidden):
        async with given.work(sessions, host.admin) as work:
            await service.read_notes(work, pair.id, met.id)
    events = await told(sessions, host)
    assert events.count("meeting_notes_viewed") == 2
    async with given.work(sessions, host.admin) as work:
        facts = await work.rows(select(JournalEntry.facts))
    assert SECRET not in str(facts)


async def test_the_township_reads_a_pair_but_is_no_party_of_it(sessions, both):
    home, host = both
    pair, _visitor = await paired(sessions, home, host)
    person = host.admin.person
    leading = await given.visitor(sessions, host.place, Role.TOWNSHIP_ADMIN, Role.ORGANIZATION_LEADER, person=person)
    for who, refusal in ((host.admin, Forbidden), (leading, NoSuchMentorship)):
        with pytest.raises(refusal):
            async with given.work(sessions, who) as work:
                await service.meet(work, pair.id, MeetingData(on=today(), minutes=60))


async def is_member(sessions, home, host):
    account_id = home.guides[0].person.account_id
    async with given.work(sessions, host.admin) as work:
        found = await work.one_or_none(identity.membership(account_id, host.place.tenant.id))
    return found is not None and found.is_active


async def test_a_recalled_mentor_loses_everything_at_once_and_both_journals_say_it(sessions, both):
    home, host = both
    pair, visitor = await paired(sessions, home, host)
    assert await is_member(sessions, home, host)
    assert "visitor_paired" in await told(sessions, home)
    async with given.work(sessions, home.admin) as work:
        await service.recall(work, pair.mentor_id, Because(reason="本街道需要"))
    async with given.work(sessions, host.admin) as work:
        ended = await work.get(Mentorship, pair.id)
    assert (ended.state, ended.ended_because) == (MentorshipState.ENDED, EndReason.REVOKED)
    assert not await is_member(sessions, home, host)
    async with given.work(sessions, visitor) as work:
        assert not await work.all(pairs.mentorships(work.require("mentoring:read"), MentorshipFilters()))
    assert {"mentor_recalled", "visitor_free"} <= set(await told(sessions, home))
    assert {"mentor_left", "mentorship_ended", "membership_ended"} <= set(await told(sessions, host))


async def test_the_day_the_pair_ends_nothing_is_seen_even_before_the_night_has_noticed(sessions, both):
    home, host = both
    _pair, visitor = await paired(sessions, home, host)
    with stopped_at(now() + timedelta(days=181)):
        async with given.work(sessions, visitor) as work:
            assert not await work.all(pairs.mentorships(work.require("mentoring:read"), MentorshipFilters()))
        async with given.work(sessions, await given.system(sessions, host.place)) as work:
            assert await service.end_due(work) == 1
    assert not await is_member(sessions, home, host)


# --- by every route


async def test_a_visitor_walks_the_host_township_and_meets_the_paired_group_alone(database_url, sessions, both):
    home, host = both
    pair, _visitor = await paired(sessions, home, host)
    other = next(number for number, group in enumerate(host.groups) if group != pair.organization_id)
    name = f"第{other + 1:02}服务队"
    async with given.work(sessions, host.admin) as work:
        child = await given.resident(work, "未成年人甲", host.community_id)
        for group in host.groups:
            await organizations.enrol(work, group, NewMember(person_id=child.id))
    slug = host.place.tenant.slug
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, home.guides[0])
        entered = await browser.post(f"/townships/{slug}/entry", data={})
        assert entered.status_code == 303
        seen = []
        for path in (
            "/", "/mentoring", "/mentoring/me", f"/mentoring/pairs/{pair.id}", "/mentoring/rounds",
            "/mentoring/mentors",
            f"/mentoring/rounds/{pair.round_id}", f"/mentoring/rounds/{pair.round_id}/review",
            f"/mentoring/rounds/{pair.round_id}/list", f"/organizations/{host.groups[other]}", "/organizations",
            "/people", "/journal", "/notifications", "/mentoring.xlsx", "/exports", "/activities",
        ):  # fmt: skip
            page = await browser.get(f"/{slug}{path}")
            seen.append((path, page.status_code))
            assert name not in page.text, path
            assert "未成年人甲" not in page.text, path
    answers = dict(seen)
    assert answers[f"/mentoring/pairs/{pair.id}"] == 200
    assert answers["/mentoring/me"] == 200
    assert answers["/mentoring/rounds"] == 403
    assert answers["/people"] == 403
    assert answers["/mentoring.xlsx"] == 403
