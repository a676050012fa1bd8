"""Visits and actions on a real database, as the plain role."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import DBAPIError

import given
import supervised
from photographed import telephone_picture
from supervised import id_of, said
from wushe.kernel.clock import now, stopped_at, today
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Forbidden, Invalid, Missing, Stale
from wushe.kernel.files.evidence import Brought
from wushe.kernel.files.models import StoredFile
from wushe.notifications.models import Notification
from wushe.organizations import service as organizations
from wushe.organizations.kinds import Level
from wushe.organizations.schemas import NewAssignment
from wushe.supervision import service
from wushe.supervision.errors import (
    NoPhotoOfFaces,
    NoSuchAction,
    NoSuchGroup,
    NoSuchVisit,
    PhotoTaken,
    TooManyPhotos,
    VisitDiffers,
    WhatWasDone,
)
from wushe.supervision.kinds import ActionState, Standing, Turn
from wushe.supervision.models import Action, ActionStep, Visit, VisitPhoto
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import actions, due, visits
from wushe.supervision.schemas.actions import ActionData, ActionFilters, Again, Done
from wushe.supervision.schemas.visits import DueFilters, PhotoData, RulesData, VisitFilters
from wushe.supervision.showing import visit_shown


async def count(sessions, cast, model):
    async with given.work(sessions, cast.admin) as work:
        return await work.scalar(select(func.count()).select_from(model))


# --- written once


async def test_the_same_visit_sent_twice_is_one_visit(sessions, cast):
    sent = said(cast.group, todos=["公开账目"], owner_id=id_of(cast.leader), due_on=today())
    for _time in range(2):
        async with given.work(sessions, cast.worker) as work:
            visit = await service.record_visit(work, sent)
            assert visit.id == sent.id
            assert len(work.events) == (2 if _time == 0 else 0)
    assert await count(sessions, cast, Visit) == 1
    assert await count(sessions, cast, Action) == 1


async def test_other_words_under_the_same_id_are_refused_and_the_first_stay(sessions, cast):
    sent = said(cast.group)
    async with given.work(sessions, cast.worker) as work:
        await service.record_visit(work, sent)
    for who, again in ((cast.worker, replace(sent, seen="别的话")), (cast.other, sent)):
        with pytest.raises(VisitDiffers):
            async with given.work(sessions, who) as work:
                await service.record_visit(work, again)
    async with given.work(sessions, cast.worker) as work:
        assert (await work.get(Visit, sent.id)).seen == sent.seen


async def test_a_visit_tomorrow_is_refused_beside_its_day(sessions, cast):
    with pytest.raises(Invalid) as refused:
        await supervised.visited(sessions, cast, visited_on=today() + timedelta(days=1))
    assert refused.value.fields["visited_on"].code == "supervision.held_in_future"


async def test_only_who_accompanied_the_group_on_that_day_visits_it(sessions, cast):
    with pytest.raises(NoSuchGroup):
        await supervised.visited(sessions, cast, cast.third)
    with pytest.raises(NoSuchGroup):
        await supervised.visited(sessions, cast, visited_on=today() - timedelta(days=1))  # assigned since today
    for who in (cast.admin, cast.staff, cast.leader):
        with pytest.raises(Forbidden):
            async with given.work(sessions, who) as work:
                await service.record_visit(work, said(cast.group))


async def test_after_the_hand_over_the_former_worker_sends_what_was_before_and_reads_nothing_more(sessions, cast):
    with stopped_at(now() + timedelta(days=10)):
        async with given.work(sessions, cast.admin) as work:
            handing = NewAssignment(person_id=id_of(cast.other), level=Level.COMMUNITY)
            await organizations.assign(work, cast.group, handing)
        last = await supervised.visited(sessions, cast, visited_on=today() - timedelta(days=1))
        with pytest.raises(NoSuchGroup):
            await supervised.visited(sessions, cast)
        async with given.work(sessions, cast.worker) as work:
            with pytest.raises(NoSuchVisit):
                await work.one(visits.visit(work.require(Supervision.READ), last.id), NoSuchVisit)
        async with given.work(sessions, cast.other) as work:
            found = await work.one(visits.visit(work.require(Supervision.READ), last.id), NoSuchVisit)
            assert found.id == last.id


# --- what is to be done


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"owner_id": None}, "owner_id", "supervision.owner_needed"),
        ({"due_on": None}, "due_on", "supervision.due_needed"),
        ({"due_on": today() - timedelta(days=1)}, "due_on", "supervision.due_before"),
        ({"owner_id": "other_leader"}, "owner_id", "supervision.not_of_group"),
    ],
)
async def test_an_action_has_an_owner_of_the_group_and_a_day(sessions, cast, fields, field, code):
    usual = {"owner_id": id_of(cast.leader), "due_on": today()}
    fields = {name: id_of(getattr(cast, value)) if isinstance(value, str) else value for name, value in fields.items()}
    with pytest.raises(Invalid) as refused:
        await supervised.visited(sessions, cast, todos=["公开账目"], **usual | fields)
    assert refused.value.fields[field].code == code
    assert await count(sessions, cast, Visit) == 0


async def test_empty_lines_are_no_actions(sessions, cast):
    await supervised.visited(sessions, cast, todos=["  ", "\u200b"])
    assert await count(sessions, cast, Action) == 0


async def test_an_action_found_done_in_the_next_visit_is_closed_with_what_was_done(sessions, cast):
    action = await supervised.agreed(sessions, cast, today())
    with pytest.raises(WhatWasDone):
        await supervised.visited(sessions, cast, done=[action.id])
    await supervised.visited(sessions, cast, done=[action.id], outcome="贴在门口了")
    async with given.work(sessions, cast.worker) as work:
        kept = await work.get(Action, action.id)
        assert (kept.outcome, kept.closed_by) == ("贴在门口了", id_of(cast.worker))


async def test_what_somebody_closed_meanwhile_keeps_both_words(sessions, cast):
    action = await supervised.agreed(sessions, cast, today())
    async with given.work(sessions, cast.leader) as work:
        await service.close_action(work, action.id, Done(outcome="我贴了"))
    await supervised.visited(sessions, cast, done=[action.id], outcome="看到贴了")
    async with given.work(sessions, cast.worker) as work:
        steps = [(step.turn, step.words) for step, _name in await work.rows(actions.steps(action.id))]
    assert steps == [(Turn.CLOSED, "我贴了"), (Turn.NOTED, "看到贴了")]


async def test_another_group_s_action_is_not_found_done(sessions, cast):
    action = await supervised.agreed(sessions, cast, today())
    with pytest.raises(NoSuchAction):
        await supervised.visited(sessions, cast, cast.second, done=[action.id], outcome="做了")
    assert await count(sessions, cast, Visit) == 1


async def test_the_owner_closes_it_and_staff_open_it_again(sessions, cast):
    action = await supervised.agreed(sessions, cast, today())
    async with given.work(sessions, cast.leader) as work:
        await service.close_action(work, action.id, Done(outcome="贴了"))
    with pytest.raises(Forbidden):
        async with given.work(sessions, cast.leader) as work:
            await service.reopen_action(work, action.id, Again(reason="不够", due_on=today()))
    async with given.work(sessions, cast.admin) as work:
        reopened = await service.reopen_action(work, action.id, Again(reason="只贴一半", due_on=today()))
        assert reopened.state(today()) is ActionState.OPEN
    for who in (cast.other, cast.other_leader):
        with pytest.raises(NoSuchAction):
            async with given.work(sessions, who) as work:
                await service.close_action(work, action.id, Done(outcome="别人来办"))


async def test_the_second_to_save_an_action_learns_of_the_first(sessions, cast):
    action = await supervised.agreed(sessions, cast, today())
    data = ActionData(title="公开全年账目", owner_id=id_of(cast.worker), due_on=today())
    async with given.work(sessions, cast.worker) as work:
        changed = await service.edit_action(work, action.id, data)
        assert (changed.title, changed.owner_id) == ("公开全年账目", id_of(cast.worker))
    with pytest.raises(Stale):
        async with given.work(sessions, cast.worker) as work:
            work.expected_version = action.version
            await service.edit_action(work, action.id, data)
    with pytest.raises(Invalid):
        async with given.work(sessions, cast.worker) as work:
            await service.edit_action(work, action.id, replace(data, owner_id=None))


async def test_who_owns_it_is_reminded_before_on_and_after_its_day_and_nobody_once_it_is_done(sessions, cast):
    action = await supervised.agreed(sessions, cast, today() + timedelta(days=5))
    told = []
    for days in range(22):
        with stopped_at(now() + timedelta(days=days)):
            async with given.work(sessions, await given.system(sessions, cast.place)) as work:
                told += [(days, type(event).__name__) for event in (await service.remind(work), work.events)[1]]
    assert told == [
        (2, "ActionFallsDue"), (6, "ActionOverdue"), (13, "ActionOverdue"), (20, "ActionOverdue"),
    ]  # fmt: skip
    async with given.work(sessions, cast.admin) as work:
        rules = await work.all(select(Notification.rule).where(Notification.person_id == id_of(cast.leader)))
        assert {"action_falls_due.owner", "action_overdue.owner"} <= set(rules)
    async with given.work(sessions, cast.leader) as work:
        await service.close_action(work, action.id, Done(outcome="贴了"))
    with stopped_at(now() + timedelta(days=60)):
        async with given.work(sessions, await given.system(sessions, cast.place)) as work:
            assert await service.remind(work) == 0


async def test_the_list_counts_open_overdue_and_closed(sessions, cast):
    await supervised.agreed(sessions, cast, today())
    done = await supervised.agreed(sessions, cast, today(), "补签到表")
    async with given.work(sessions, cast.leader) as work:
        await service.close_action(work, done.id, Done(outcome="补了"))
    with stopped_at(now() + timedelta(days=2)):
        async with given.work(sessions, cast.worker) as work:
            reach = work.require(Supervision.READ)
            assert list((await work.rows(actions.totals(reach, ActionFilters())))[0]) == [1, 1, 1]
            late = await work.all(actions.bundled(reach, ActionFilters(state=ActionState.OVERDUE)))
            assert [row.title for row in late] == ["公开账目"]
            assert await work.all(actions.bundled(reach, ActionFilters(q="签到", state=ActionState.OPEN))) == []


# --- who is due


async def test_a_group_is_due_by_the_rhythm_of_the_township(sessions, cast):
    async with given.work(sessions, cast.admin) as work:
        await service.change_rules(work, RulesData(visit_days=20))
    await supervised.visited(sessions, cast)
    seen = []
    for days in (12, 13, 20, 21):
        with stopped_at(now() + timedelta(days=days)):
            async with given.work(sessions, cast.worker) as work:
                found, order = due.bundled(work.require(Supervision.READ), DueFilters(q="qingfeng"))
                [row] = await work.all(found.order_by(*order))
                assert (row.next_on, row.worker) == (row.last_on + timedelta(days=20), "李社工")
                seen.append(row.standing)
    assert seen == [Standing.DONE, Standing.DUE, Standing.DUE, Standing.OVERDUE]


async def test_each_sees_the_groups_within_reach_and_a_group_without_a_worker_is_nobodys_visit(sessions, cast):
    async with given.work(sessions, cast.admin) as work:
        await given.organization(work, "没有督导的队", community_id=cast.where)
    numbers = {}
    for name, who in cast.everybody().items():
        async with given.work(sessions, who) as work:
            numbers[name] = sum((await work.rows(due.counted(work.require(Supervision.READ), DueFilters())))[0])
    assert numbers == {"admin": 3, "worker": 2, "other": 1, "leader": 2, "other_leader": 1, "staff": 2}


# --- who sees what


async def test_whoever_is_visited_reads_the_advice_and_not_what_was_seen(sessions, cast):
    visit = await supervised.visited(sessions, cast)
    for who, whole in ((cast.leader, False), (cast.worker, True), (cast.admin, True), (cast.staff, True)):
        async with given.work(sessions, who) as work:
            found = await work.one(visits.visit(work.require(Supervision.READ), visit.id), NoSuchVisit)
            shown = await visit_shown(work, found)
        assert (shown.seen is not None, shown.advice) == (whole, "下个月把账目贴出来")
        assert shown.next_on == today() + timedelta(days=30)
    for who in (cast.other, cast.other_leader):
        async with given.work(sessions, who) as work:
            with pytest.raises(NoSuchVisit):
                await work.one(visits.visit(work.require(Supervision.READ), visit.id), NoSuchVisit)


async def test_the_list_of_visits_is_searched_by_pinyin_and_counted(sessions, cast):
    await supervised.visited(sessions, cast)
    await supervised.visited(sessions, cast, cast.second, minutes=20)
    async with given.work(sessions, cast.worker) as work:
        reach = work.require(Supervision.READ)
        assert list((await work.rows(visits.matching(reach, VisitFilters())))[0]) == [2, 2, 60]
        [row] = await work.all(visits.bundled(reach, VisitFilters(q="nuanxi")))
        assert (row.organization, row.worker) == ("暖夕服务队", "李社工")


# --- photos


def brought() -> Brought:
    return Brought("a.jpg", telephone_picture((400, 300)))


async def test_the_same_photo_sent_twice_is_one_photo_and_another_under_its_id_is_refused(sessions, cast):
    visit, data, picture = await supervised.visited(sessions, cast), PhotoData(id=new_id()), brought()
    for _time in range(2):
        async with given.work(sessions, cast.worker) as work:
            assert (await service.add_photo(work, visit.id, data, picture)).id == data.id
    assert await count(sessions, cast, VisitPhoto) == 1
    with pytest.raises(PhotoTaken):
        async with given.work(sessions, cast.worker) as work:
            await service.add_photo(work, visit.id, data, Brought("b.jpg", telephone_picture((300, 400))))
    async with given.work(sessions, cast.worker) as work:
        await service.remove_photo(work, data.id)
    assert await count(sessions, cast, StoredFile) == 0


async def test_faces_only_where_those_it_shows_agreed_and_six_photos_at_most(sessions, cast):
    visit, picture = await supervised.visited(sessions, cast), brought()
    with pytest.raises(NoPhotoOfFaces):
        async with given.work(sessions, cast.worker) as work:
            await service.add_photo(work, visit.id, PhotoData(shows_faces=True), picture)
    async with given.work(sessions, cast.worker) as work:
        for _number in range(6):
            await service.add_photo(work, visit.id, PhotoData(shows_faces=True, agreed=True), picture)
        with pytest.raises(TooManyPhotos):
            await service.add_photo(work, visit.id, PhotoData(), picture)
    with pytest.raises(Missing):
        async with given.work(sessions, cast.other) as work:
            await service.add_photo(work, visit.id, PhotoData(), picture)


@pytest.mark.parametrize(
    "words", [update(Visit).values(seen="改过"), delete(Visit), update(ActionStep).values(words="改过")]
)
async def test_what_was_written_can_be_changed_by_nobody(words, sessions, cast):
    await supervised.visited(sessions, cast)
    with pytest.raises(DBAPIError, match="permission denied"):
        async with given.work(sessions, cast.admin) as work:
            await work.session.execute(words)
