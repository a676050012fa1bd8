"""A round goes out: everybody concerned is offered their pair. After a decline the rest is paired anew."""

from collections.abc import Collection
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.i18n import listed
from wushe.kernel.work import Work
from wushe.mentoring.errors import AlreadyPaired, CapacityUsed, NoSuchMentor, NoSuchRound, PairedElsewhere
from wushe.mentoring.events import MentorshipOffered, MentorshipReplaced, RoundAgreed, RoundPublished
from wushe.mentoring.kinds import MentorshipState, RoundState
from wushe.mentoring.models import Mentorship, PairingRound
from wushe.mentoring.pairing import Link
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import mentors, pairs, rounds as queries
from wushe.mentoring.service.facts import problem_of
from wushe.mentoring.service.solving import beside, keep_matches, outcome, solved
from wushe.mentoring.service.telling import tell
from wushe.mentoring.service.visiting import farewell, welcome


async def publish(work: Work, round_id: UUID) -> PairingRound:
    """Once. Raises `AlreadyPublished`, `WrongRoundState`, `PairedElsewhere`, `CapacityUsed`, `MentorAway`."""
    work.require(Mentoring.ARRANGE)
    round_ = await work.one(queries.round_to_change(round_id), NoSuchRound)
    work.check_version(round_)
    round_.publish(clock.now())
    await work.flush()
    paired = {
        match.organization_id: match.mentor_id
        for match in await work.all(queries.matches(round_.id)) if match.mentor_id is not None
    }  # fmt: skip
    await _refuse_if_elsewhere(work, round_, paired)
    for organization_id, mentor_id in paired.items():
        await offer(work, round_, mentor_id, organization_id)
    work.record(RoundPublished(pairing_round_id=round_.id, pairs=len(paired)))
    await settle(work, round_)
    return round_


async def _refuse_if_elsewhere(work: Work, round_: PairingRound, paired: Collection[UUID]) -> None:
    taken = set(paired) & set(await work.all(pairs.groups_elsewhere(round_.id)))
    if taken:
        names = [row[1] for row in await work.rows(pairs.names_of_groups(taken))]
        raise PairedElsewhere(groups=listed(sorted(names)))


async def offer(work: Work, round_: PairingRound, mentor_id: UUID, organization_id: UUID) -> Mentorship:
    """Ask both sides. The mentor's row is locked, so that no place is given twice.

    Raises `MentorAway`, `CapacityUsed`, `AlreadyPaired`.
    """
    mentor = await work.one(mentors.mentor_to_change(mentor_id), NoSuchMentor)
    mentor.refuse_if_away()
    if len(await work.all(pairs.live_of_mentor(mentor.id))) >= mentor.capacity:
        raise CapacityUsed(name=mentor.name, capacity=mentor.capacity)
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
    solution, why = await solved(problem, stable=round_.stable)
    matches = {match.organization_id: match for match in await work.all(queries.matches(round_.id))}
    stays = {group: match for group, match in matches.items() if group in kept}
    moves = {group: match for group, match in matches.items() if group not in kept}
    await keep_matches(work, round_, solution, why, moves)
    round_.outcome = beside(outcome(solution, why, None), stays)
    paired = {pair.group: pair.mentor for pair in solution.pairs}
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


async def _replace(work: Work, mentorship: Mentorship) -> None:
    mentorship.replace()
    await work.flush()
    tell(work, mentorship, MentorshipReplaced)
    await farewell(work, await work.one(mentors.mentor_to_change(mentorship.mentor_id)))
