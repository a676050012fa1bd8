"""The pairing of a round: gathering ends, all is scored, the best over all is found and kept with its reasons."""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from wushe.kernel.i18n import _
from wushe.kernel.jobs import progress
from wushe.kernel.jobs.models import ProgressState
from wushe.kernel.jobs.progress import Progress
from wushe.kernel.work import Work
from wushe.mentoring.errors import NoSuchRound, NothingToPair
from wushe.mentoring.events import RoundPaired, RoundScored
from wushe.mentoring.jobs import SOLVE
from wushe.mentoring.kinds import RoundState
from wushe.mentoring.models import PairingMatch, PairingRound
from wushe.mentoring.pairing import Explanation, Pair, Problem, Solution, Unpaired, Why, difference, explain, solve
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import rounds as queries
from wushe.mentoring.remembering import Kept, keep
from wushe.mentoring.service.facts import problem_of

AT_ONCE = 10_000
"""Possible pairs up to which the page waits; beyond, a job solves and tells how far it is."""


async def pair(work: Work, round_id: UUID) -> PairingRound:
    """End the gathering and pair: at once, or for a big round by a job; again where the job was given up.

    Raises `NothingToPair`.
    """
    work.require(Mentoring.ARRANGE)
    round_ = await work.one(queries.round_to_change(round_id), NoSuchRound)
    if not await is_given_up(work, round_):
        round_.go(RoundState.SCORED)
        await work.flush()
    problem = await problem_of(work, round_)
    mentors, groups = len(problem.mentors), len(problem.groups)
    if not (mentors and groups):
        raise NothingToPair(mentors=mentors, groups=groups)
    work.record(RoundScored(pairing_round_id=round_.id, mentors=mentors, groups=groups))
    if mentors * groups > AT_ONCE:
        round_.job_id = progress.start(work, SOLVE, pairing_round_id=round_.id)
        await work.flush()
        return round_
    await solve_and_keep(work, round_, problem)
    return round_


async def is_given_up(work: Work, round_: PairingRound) -> bool:
    """Whether the job that should have paired the round has failed for good."""
    if round_.state is not RoundState.SCORED or round_.job_id is None:
        return False
    job = await work.one_or_none(queries.job(round_.job_id))
    return job is None or job.state is ProgressState.FAILED


async def solve_by_job(work: Work, told: Progress, round_id: UUID) -> None:
    """What `pair` left to the job."""
    round_ = await work.one(queries.round_to_change(round_id), NoSuchRound)
    if round_.state is not RoundState.SCORED:
        return
    await told.report(1, 4, _("正在评分"))
    problem = await problem_of(work, round_)
    await told.report(2, 4, _("正在求最优配对"))
    await solve_and_keep(work, round_, problem)
    await told.report(4, 4, _("配对完成"))


async def solve_again(work: Work, round_: PairingRound) -> None:
    """Around what was pinned and forbidden; the solution before stays beside it."""
    await solve_and_keep(work, round_, await problem_of(work, round_))


async def solve_and_keep(work: Work, round_: PairingRound, problem: Problem) -> None:
    solution, why = await solved(problem, stable=round_.stable)
    before = {match.organization_id: match for match in await work.all(queries.matches(round_.id))}
    former = _solution_of(before.values()) if before else None
    await keep_matches(work, round_, solution, why, before)
    round_.outcome = outcome(solution, why, former)
    if round_.state is RoundState.SCORED:
        round_.go(RoundState.PAIRED)
    await work.flush()
    work.record(
        RoundPaired(
            pairing_round_id=round_.id, pairs=len(solution.pairs), unpaired=len(why.groups),
            points=round(solution.total / 100),
        )
    )  # fmt: skip


async def solved(problem: Problem, *, stable: bool) -> tuple[Solution, Explanation]:
    """Beside the other requests of this process."""
    return await asyncio.to_thread(_solved, problem, stable=stable)


def _solved(problem: Problem, *, stable: bool) -> tuple[Solution, Explanation]:
    solution = solve(problem, stable=stable)
    return solution, explain(problem, solution)


async def keep_matches(
    work: Work, round_: PairingRound, solution: Solution, why: Explanation, before: Mapping[UUID, PairingMatch]
) -> None:
    """`before` are the groups' former ones; a group that stands in no solution any more has none."""
    paired = {pair.group: pair.mentor for pair in solution.pairs}
    told = {each.pair.group: told_pair(each) for each in why.pairs} | {
        each.id: told_unpaired(each) for each in why.groups
    }
    for organization_id, reasons in told.items():
        match = before.get(organization_id)
        if match is None:
            match = work.add(PairingMatch(round_id=round_.id, organization_id=organization_id, before_id=None))
        else:
            match.before_id = match.mentor_id
        match.mentor_id, match.told = paired.get(organization_id), reasons
    for organization_id in before.keys() - told.keys():
        await work.session.delete(before[organization_id])


def told_pair(why: Why) -> Kept:
    """The points and reasons of one pair, weightiest first, and why not the next best."""
    best = why.next_best
    return {
        "points": why.pair.points, "pinned": why.pair.pinned,
        "factors": [
            {"factor": said.factor.value, "points": said.points, "most": said.most, "why": keep(said.reason)}
            for said in why.factors
        ],
        "next": None if best is None else {
            "mentor": str(best.mentor), "points": best.points, "loses": best.loses, "why": keep(best.reason),
        },
    }  # fmt: skip


def told_unpaired(why: Unpaired) -> Kept:
    return {
        "cause": why.cause.value,
        "why": keep(why.reason),
        "change": [keep(reason) for reason in why.change.reasons],
    }


def outcome(solution: Solution, why: Explanation, before: Solution | None) -> dict[str, Any]:
    """What the round remembers of its solution, in hundredths of a point."""
    cost = solution.cost_of_stability
    changed = difference(before, solution) if before else None
    return {
        "points": solution.total, "bound": solution.bound, "is_stable": solution.is_stable,
        "pairs": len(solution.pairs), "unpaired": len(why.groups),
        "cost": {"pairs": cost.pairs, "points": cost.points} if cost else None,
        "mentors": [{"mentor": str(each.id), **told_unpaired(each)} for each in why.mentors],
        "difference": None if changed is None else {
            "points": changed.points, "kept": changed.kept, "moved": len(changed.moved), "gained": len(changed.gained),
            "lost": len(changed.lost),
        },
    }  # fmt: skip


def beside(rest: dict[str, Any], kept: Mapping[UUID, PairingMatch]) -> dict[str, Any]:
    """The outcome of a round in which some pairs stand and the rest was solved; nobody promises that it is stable."""
    if not kept:
        return rest
    points, mentors = sum(match.told.get("points", 0) for match in kept.values()), {m.mentor_id for m in kept.values()}
    return rest | {
        "points": rest["points"] + points, "bound": rest["bound"] + points, "pairs": rest["pairs"] + len(kept),
        "is_stable": False, "mentors": [each for each in rest["mentors"] if UUID(each["mentor"]) not in mentors],
    }  # fmt: skip


def _solution_of(matches: Iterable[PairingMatch]) -> Solution:
    """The solution before, as it was kept."""
    pairs = tuple(
        Pair(match.mentor_id, match.organization_id, match.told.get("points", 0))
        for match in matches if match.mentor_id is not None
    )  # fmt: skip
    total = sum(pair.points for pair in pairs)
    return Solution(pairs, total, total, is_stable=False)
