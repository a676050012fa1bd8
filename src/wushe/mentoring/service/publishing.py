"""A round goes out: everybody concerned is offered their pair. After a decline the rest is paired anew."""

import asyncio
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.mentoring.errors import AlreadyPaired, NoSuchMentor, NoSuchRound
from wushe.mentoring.events import MentorshipOffered, MentorshipReplaced, RoundAgreed, RoundPublished
from wushe.mentoring.kinds import MentorshipState, RoundState
from wushe.mentoring.models import Mentorship, PairingMatch, PairingRound
from wushe.mentoring.pairing import Link, explain, solve
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import mentors, pairs, rounds as queries
from wushe.mentoring.service.facts import problem_of
from wushe.mentoring.service.solving import told_pair, told_unpaired
from wushe.mentoring.service.telling import tell
from wushe.mentoring.service.visiting import farewell, welcome


async def publish(work: Work, round_id: UUID) -> PairingRound:
    """Once. Raises `AlreadyPublished`, `WrongRoundState`, `AlreadyPaired`, `MentorAway`."""
    work.require(Mentoring.ARRANGE)
    round_ = await work.one(queries.round_to_change(round_id), NoSuchRound)
    work.check_version(round_)
    round_.publish(clock.now())
    await work.flush()
    paired = [match for match in await work.all(queries.matches(round_.id)) if match.mentor_id is not None]
    for match in paired:
        if match.mentor_id is not None:
            await offer(work, round_, match.mentor_id, match.organization_id)
    work.record(RoundPublished(pairing_round_id=round_.id, pairs=len(paired)))
    await settle(work, round_)
    return round_


async def offer(work: Work, round_: PairingRound, mentor_id: UUID, organization_id: UUID) -> Mentorship:
    """Ask both sides. The mentor's row is locked, so that no place is given twice. Raises `MentorAway`."""
    mentor = await work.one(mentors.mentor_to_change(mentor_id), NoSuchMentor)
    mentor.refuse_if_away()
    if await work.all(pairs.live_of_group(organization_id)):
        raise AlreadyPaired
    until = min(round_.until, mentor.until) if mentor.until else round_.until
    mentorship = Mentorship(
        id=new_id(), round_id=round_.id, organization_id=organization_id, mentor_id=mentor.id,
        since=min(round_.since, until), until=until, offered_at=clock.now(), state=MentorshipState.OFFERED,
    )  # fmt: skip
    work.add(mentorship)
    await work.flush()
    await welcome(work, mentor)
    tell(work, mentorship, MentorshipOffered)
    return mentorship


async def settle(work: Work, round_: PairingRound) -> None:
    """When everybody has answered, the provisional pairs (初配) are final (定配)."""
    if round_.state is not RoundState.PUBLISHED:
        return
    await work.flush()
    standing = await work.all(pairs.of_round(round_.id))
    if any(each.state is MentorshipState.OFFERED for each in standing):
        return
    round_.go(RoundState.AGREED)
    await work.flush()
    work.record(RoundAgreed(pairing_round_id=round_.id, pairs=len(standing)))


async def pair_the_rest(work: Work, round_: PairingRound) -> None:
    """After a decline: all to whom neither side has said yes are solved anew; whatever was agreed to stays."""
    await work.flush()
    standing = {each.organization_id: each for each in await work.all(pairs.of_round(round_.id))}
    kept = {group for group, each in standing.items() if _is_said_yes_to(each)}
    declined = [Link(each.mentor_id, each.organization_id) for each in await work.all(pairs.declined_in(round_.id))]
    problem = await problem_of(work, round_, without=kept, also_forbidden=declined)
    solution = await asyncio.to_thread(solve, problem, stable=round_.stable)
    why = explain(problem, solution)
    matches = {match.organization_id: match for match in await work.all(queries.matches(round_.id))}
    told = {each.pair.group: told_pair(each) for each in why.pairs} | {
        each.id: told_unpaired(each) for each in why.groups
    }
    paired = {pair.group: pair.mentor for pair in solution.pairs}
    for group, match in matches.items():
        if group not in kept:
            _rewrite(match, paired.get(group), told.get(group, match.told))
    moved = {group: each for group, each in standing.items() if group not in kept and _moves(each, paired)}
    for each in moved.values():
        await _replace(work, each)
    for group, mentor_id in paired.items():
        if group not in standing or group in moved:
            await offer(work, round_, mentor_id, group)


def _is_said_yes_to(mentorship: Mentorship) -> bool:
    answered = mentorship.mentor_agreed_at or mentorship.group_agreed_at
    return mentorship.state is not MentorshipState.OFFERED or answered is not None


def _moves(mentorship: Mentorship, paired: dict[UUID, UUID]) -> bool:
    return paired.get(mentorship.organization_id) != mentorship.mentor_id


def _rewrite(match: PairingMatch, mentor_id: UUID | None, told: dict[str, object]) -> None:
    match.before_id, match.mentor_id, match.told = match.mentor_id, mentor_id, told


async def _replace(work: Work, mentorship: Mentorship) -> None:
    mentorship.replace()
    await work.flush()
    tell(work, mentorship, MentorshipReplaced)
    await farewell(work, await work.one(mentors.mentor_to_change(mentorship.mentor_id)))
