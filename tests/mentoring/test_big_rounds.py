"""A round too big to wait for: the page goes on, a job pairs it as the request would have, and can be asked anew."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete, select

import given
import mentored
import visiting
from wushe.access.system import ProductItself
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.jobs.effects import effect_of
from wushe.kernel.jobs.models import JobProgress, ProgressState
from wushe.kernel.jobs.queue import Message, for_dramatiq
from wushe.kernel.jobs.runner import Runner
from wushe.kernel.journal.models import JournalEntry
from wushe.mentoring import actors, service
from wushe.mentoring.errors import WrongRoundState
from wushe.mentoring.jobs import SOLVE
from wushe.mentoring.kinds import RoundState
from wushe.mentoring.models import PairingRound
from wushe.mentoring.queries import rounds
from wushe.mentoring.service import solving

MENTORS, GROUPS = 2, 3


@pytest.fixture
async def cast(sessions):
    return await mentored.cast(sessions, mentors=MENTORS, groups=GROUPS)


@pytest.fixture
def big(monkeypatch):
    """Six possible pairs are one too many."""
    monkeypatch.setattr(solving, "AT_ONCE", MENTORS * GROUPS - 1)


@pytest.fixture
def perform(sessions, tmp_path, cast):
    """What a worker does with the message that the verb left; a `last` attempt is not repeated."""
    assert effect_of(SOLVE.name)
    assert actors
    runner = Runner(sessions, ProductItself(sessions), Shelf(tmp_path / "shelf"), vault=given.VAULT)

    async def once(round_: PairingRound, *, last: bool = False) -> None:
        assert round_.job_id
        ids = {"pairing_round_id": str(round_.id)}
        attempts = SOLVE.max_retries if last else 0
        message = Message(SOLVE.name, cast.place.tenant.id, ids, SOLVE.queue, attempts, round_.job_id)
        sent: dict[str, Any] = for_dramatiq(message)["kwargs"]
        await runner.perform(**sent)

    return once


async def asked(sessions, cast, round_id: UUID) -> PairingRound:
    async with given.work(sessions, cast.admin) as work:
        return await service.pair(work, round_id)


async def stands(sessions, cast, round_id: UUID):
    """(the round, who was paired with whom and why)."""
    async with given.work(sessions, cast.admin) as work:
        found = await work.all(rounds.matches(round_id))
        matches = {match.organization_id: (match.mentor_id, match.told) for match in found}
        return await work.get(PairingRound, round_id), matches


async def events(sessions, cast) -> list[str]:
    async with given.work(sessions, cast.admin) as work:
        return list(await work.all(select(JournalEntry.event).order_by(JournalEntry.number)))


async def test_up_to_the_limit_the_request_waits(sessions, cast, monkeypatch):
    monkeypatch.setattr(solving, "AT_ONCE", MENTORS * GROUPS)
    round_ = await asked(sessions, cast, await mentored.applied(sessions, cast))
    assert (round_.state, round_.job_id) == (RoundState.PAIRED, None)


@pytest.mark.usefixtures("big")
async def test_beyond_it_a_job_pairs_as_the_request_would_have(sessions, cast, perform):
    round_ = await asked(sessions, cast, await mentored.applied(sessions, cast))
    assert (round_.state, round_.outcome) == (RoundState.SCORED, None)
    with pytest.raises(WrongRoundState):
        async with given.work(sessions, cast.admin) as work:
            await service.take_up(work, round_.id)
    assert round_.job_id
    for _ in range(2):  # a message may come twice
        await perform(round_)
    paired, matches = await stands(sessions, cast, round_.id)
    async with given.work(sessions, cast.admin) as work:
        solution, why = await solving.solved(await solving.problem_of(work, paired), stable=False)
        told = await work.one(rounds.job(round_.job_id))
    assert paired.state is RoundState.PAIRED
    assert paired.outcome == solving.outcome(solution, why, None)
    assert {(mentor, group) for group, (mentor, _told) in matches.items() if mentor} == {
        (pair.mentor, pair.group) for pair in solution.pairs
    }
    assert len(matches) == GROUPS
    assert all(reasons for _mentor, reasons in matches.values())
    assert (told.state, told.done, told.total) == (ProgressState.DONE, 4, 4)
    said = await events(sessions, cast)
    assert (said.count("round_scored"), said.count("round_paired")) == (1, 1)


@pytest.mark.usefixtures("big")
async def test_its_page_tells_how_far_it_is_and_then_what_is_next(database_url, sessions, cast, perform):
    round_ = await asked(sessions, cast, await mentored.applied(sessions, cast))
    here = f"/{cast.place.tenant.slug}/mentoring/rounds/{round_.id}"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.admin)
        waiting = (await browser.get(here)).text
        refused = await browser.post(f"{here}/pairing")
        await perform(round_)
        ready = (await browser.get(here)).text
    assert f"/jobs/{round_.job_id}/progress" in waiting
    assert "正在配对" in waiting
    assert "开始审核" not in waiting
    assert refused.status_code == 409
    assert "data-progress-url" not in ready
    assert "开始审核" in ready


@pytest.mark.usefixtures("big")
async def test_a_job_that_was_given_up_leaves_the_round_and_can_be_asked_anew(
    database_url, sessions, cast, perform, monkeypatch
):
    round_ = await asked(sessions, cast, await mentored.applied(sessions, cast))
    with monkeypatch.context() as broken:
        broken.setattr(solving, "solve", lambda *_problem, **_how: 1 / 0)
        await perform(round_)
        with pytest.raises(WrongRoundState):  # it will be tried again by itself
            await asked(sessions, cast, round_.id)
        await perform(round_, last=True)
    here = f"/{cast.place.tenant.slug}/mentoring/rounds/{round_.id}"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.admin)
        page = (await browser.get(here)).text
        again = await browser.post(f"{here}/pairing")
    assert "配对没有完成" in page
    assert "data-progress-url" not in page
    assert again.status_code == 303
    anew, _matches = await stands(sessions, cast, round_.id)
    assert anew.job_id != round_.job_id
    await perform(anew)
    paired, matches = await stands(sessions, cast, round_.id)
    assert (paired.state, len(matches)) == (RoundState.PAIRED, GROUPS)


@pytest.mark.usefixtures("big")
async def test_a_job_of_which_nothing_is_known_any_more_is_given_up_as_well(sessions, cast):
    round_ = await asked(sessions, cast, await mentored.applied(sessions, cast))
    async with given.work(sessions, cast.admin) as work:
        await work.session.execute(delete(JobProgress).where(JobProgress.id == round_.job_id))
    assert (await asked(sessions, cast, round_.id)).job_id != round_.job_id
