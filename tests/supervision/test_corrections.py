"""A visit put right: by whom, what stays, and who sees what of it."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

import given
import supervised
from supervised import AGAIN, RIGHT, WRITTEN, corrected, id_of
from wushe.kernel.clock import now, stopped_at
from wushe.kernel.errors import Forbidden
from wushe.notifications.models import Notification
from wushe.organizations import service as organizations
from wushe.organizations.kinds import Level
from wushe.organizations.schemas import NewAssignment
from wushe.supervision import service
from wushe.supervision.errors import CorrectedMeanwhile, NoSuchVisit, NothingCorrected, NotTheVisitor
from wushe.supervision.events import VisitCorrected
from wushe.supervision.models import Visit, VisitCorrection, Words
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import visits
from wushe.supervision.schemas.visits import CorrectionData
from wushe.supervision.showing import visit_shown


async def shown_to(sessions, who, visit):
    async with given.work(sessions, who) as work:
        found = await work.one(visits.visit(work.require(Supervision.READ), visit.id), NoSuchVisit)
        return await visit_shown(work, found)


# --- the words


def test_the_last_words_stand_and_the_others_lie_below_the_last_first():
    visit = Visit(seen=WRITTEN[0], advice=WRITTEN[1])
    first = Words(visit, []).correct("甲", "", "看错了", now())
    second = Words(visit, [first]).correct("乙", "", "又看错了", now())
    words = Words(visit, [first, second])
    assert (words.seen, words.advice, words.version) == ("乙", "", 3)
    assert [(said.seen, instead.reason) for said, instead in words.before] == [
        ("甲", "又看错了"),
        (WRITTEN[0], "看错了"),
    ]


def test_a_correction_that_changes_nothing_is_refused():
    words = Words(Visit(seen=WRITTEN[0], advice=WRITTEN[1]), [])
    with pytest.raises(NothingCorrected):
        words.correct(*WRITTEN, "没有什么", now())
    assert words.correct(WRITTEN[0], "", "没有给建议", now()).number == 1


# --- who corrects


async def test_who_made_the_visit_corrects_it_and_what_was_written_stays(sessions, cast, visit):
    [told] = await corrected(sessions, cast.worker, visit)
    assert told == VisitCorrected(visit_id=visit.id, organization_id=cast.group, visited_on=visit.visited_on, number=1)
    await corrected(sessions, cast.worker, visit, AGAIN)
    shown = await shown_to(sessions, cast.worker, visit)
    assert (shown.seen, shown.advice, shown.version) == (AGAIN.seen, AGAIN.advice, 3)
    assert [(one.advice, one.corrected_by, one.reason) for one in shown.earlier or []] == [
        (RIGHT.advice, "李社工", AGAIN.reason),
        (WRITTEN[1], "李社工", RIGHT.reason),
    ]
    async with given.work(sessions, cast.worker) as work:
        kept = await work.get(Visit, visit.id)
        assert (kept.seen, kept.advice) == WRITTEN


async def test_nobody_else_corrects_it(sessions, cast, visit):
    for who in (cast.admin, cast.staff, cast.leader):
        with pytest.raises(NotTheVisitor):
            await corrected(sessions, who, visit)
    for who in (cast.other, cast.other_leader):
        with pytest.raises(NoSuchVisit):
            await corrected(sessions, who, visit)
    assert issubclass(NotTheVisitor, Forbidden)


async def test_after_the_hand_over_neither_the_former_worker_nor_the_next_corrects_it(sessions, cast, visit):
    with stopped_at(now() + timedelta(days=10)):
        async with given.work(sessions, cast.admin) as work:
            handing = NewAssignment(person_id=id_of(cast.other), level=Level.COMMUNITY)
            await organizations.assign(work, cast.group, handing)
        with pytest.raises(NoSuchVisit):
            await corrected(sessions, cast.worker, visit)
        with pytest.raises(NotTheVisitor):
            await corrected(sessions, cast.other, visit)


# --- two at once


async def test_of_two_that_were_begun_from_the_same_words_one_is_refused(sessions, cast, visit):
    tabs = [corrected(sessions, cast.worker, visit, data, version=1) for data in (RIGHT, AGAIN)]
    answers = await asyncio.gather(*tabs, return_exceptions=True)
    assert sorted(type(answer).__name__ for answer in answers) == ["CorrectedMeanwhile", "list"]
    await corrected(sessions, cast.worker, visit, CorrectionData(seen="第三次", reason="补记"), version=2)


async def test_of_two_at_the_same_moment_the_database_takes_one(sessions, cast, visit):
    async with given.work(sessions, cast.worker) as late:
        words = await service.words_of(late, await service.visit_to_correct(late, visit.id))
        await corrected(sessions, cast.worker, visit)
        late.add(words.correct("乙", "", "同时写的", now()))
        with pytest.raises(CorrectedMeanwhile):
            await late.flush()
        late.abandon()


# --- what the database does not take


@pytest.mark.parametrize(
    "wrong",
    [{"seen": ""}, {"reason": ""}, {"number": 0}, {"number": 1}, {"corrected_by": "other"}],
    ids=["nothing seen", "no reason", "before the first", "the same twice", "by somebody else"],
)
async def test_what_cannot_be_is_no_row(sessions, cast, visit, wrong):
    await corrected(sessions, cast.worker, visit)
    usual = {"number": 2, "seen": "甲", "advice": "", "reason": "乙", "corrected_by": "worker"}
    row = usual | wrong
    row["corrected_by"] = id_of(getattr(cast, row["corrected_by"]))
    with pytest.raises(IntegrityError):
        async with given.work(sessions, cast.worker) as work:
            work.add(VisitCorrection(visit_id=visit.id, corrected_at=now(), **row))
            await work.session.flush()


@pytest.mark.parametrize("words", [update(VisitCorrection).values(reason="改过"), delete(VisitCorrection)])
async def test_a_correction_can_be_changed_by_nobody(words, sessions, cast, visit):
    await corrected(sessions, cast.worker, visit)
    with pytest.raises(DBAPIError, match="permission denied"):
        async with given.work(sessions, cast.admin) as work:
            await work.session.execute(words)


# --- who sees what


async def test_the_group_reads_the_newest_advice_and_neither_the_reason_nor_what_was_seen(sessions, cast, visit):
    await corrected(sessions, cast.worker, visit)
    for who, whole in ((cast.leader, False), (cast.admin, True), (cast.staff, True)):
        shown = await shown_to(sessions, who, visit)
        assert (shown.advice, shown.corrected_at is not None) == (RIGHT.advice, True)
        assert (shown.seen, shown.earlier is not None) == ((RIGHT.seen, True) if whole else (None, False))


async def test_who_was_told_of_the_visit_is_told_of_the_correction(sessions, cast, visit):
    await corrected(sessions, cast.worker, visit)
    async with given.work(sessions, cast.admin) as work:
        query = select(Notification.person_id, func.count()).where(Notification.rule.like("visit_%"))
        assert dict(await work.rows(query.group_by(Notification.person_id))) == {id_of(cast.leader): 2}


async def test_a_visit_that_is_sent_again_after_its_correction_answers_what_stands_now(sessions, cast):
    sent = supervised.said(cast.group)
    for data in (None, RIGHT):
        async with given.work(sessions, cast.worker) as work:
            visit = await service.record_visit(work, sent)
            if data:
                await service.correct_visit(work, visit.id, data)
            shown = await visit_shown(work, visit)
    assert (shown.seen, shown.version) == (RIGHT.seen, 2)
