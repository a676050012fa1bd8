"""A round on its way: prepared with its weights in the open, gathering, taken up, begun, closed."""

from datetime import timedelta
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import FieldError, Invalid
from wushe.kernel.work import Work
from wushe.mentoring.errors import EndsBeforeStart, InThePast, NoSuchRound, StillPaired
from wushe.mentoring.events import (
    MentorJoinedRound,
    RoundBegan,
    RoundClosed,
    RoundEdited,
    RoundGathers,
    RoundPrepared,
    RoundTakenUp,
)
from wushe.mentoring.kinds import RoundState
from wushe.mentoring.models import PairingMentor, PairingRound
from wushe.mentoring.pairing import Factor, Weights
from wushe.mentoring.pairing.errors import WeightsNotHundred
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import mentors, pairs, rounds as queries
from wushe.mentoring.schemas.entered import RoundData

WEIGHT = "weight_{}"


async def prepare(work: Work, data: RoundData) -> PairingRound:
    """Weights and days stand in the open from here on. Raises `InThePast`, `EndsBeforeStart`, `WeightsNotHundred`."""
    work.require(Mentoring.ARRANGE)
    made = PairingRound(id=new_id(), made_at=clock.now(), outcome=None)
    _take(made, data)
    work.add(made)
    await work.flush()
    work.record(RoundPrepared(pairing_round_id=made.id))
    return made


async def edit(work: Work, round_id: UUID, data: RoundData) -> PairingRound:
    """As long as nobody has applied by what it said. Raises `WrongRoundState`, `RoundPublished`."""
    work.require(Mentoring.ARRANGE)
    round_ = await work.one(queries.round_to_change(round_id), NoSuchRound)
    work.check_version(round_)
    round_.must_be(RoundState.OPEN)
    _take(round_, data)
    await work.flush()
    work.record(RoundEdited(pairing_round_id=round_.id))
    return round_


def _take(round_: PairingRound, data: RoundData) -> None:
    if data.gather_until < clock.today():
        raise InThePast().beside("gather_until")
    if data.since < data.gather_until:
        raise EndsBeforeStart().beside("since")
    if data.until < data.since:
        raise EndsBeforeStart().beside("until")
    weights = {factor.value: getattr(data, WEIGHT.format(factor.value)) for factor in Factor}
    _refuse_odd_weights(weights)
    round_.be_called(data.name)
    round_.weights, round_.stable, round_.needs_licence = weights, data.stable, data.needs_licence
    round_.gather_until, round_.since, round_.until = data.gather_until, data.since, data.until + timedelta(days=1)


def _refuse_odd_weights(weights: dict[str, int]) -> None:
    try:
        Weights(**weights)
    except WeightsNotHundred as refusal:
        error = FieldError(refusal.code, refusal.sentence, refusal.facts)
        raise Invalid({WEIGHT.format(Factor.FIELDS.value): error}) from refusal


async def gather(work: Work, round_id: UUID) -> PairingRound:
    """Groups apply from now on; every mentor who is there takes part with all places, until they say otherwise."""
    work.require(Mentoring.ARRANGE)
    round_ = await work.one(queries.round_to_change(round_id), NoSuchRound)
    round_.go(RoundState.GATHERING)
    there = await work.all(mentors.available(clock.today()))
    for mentor in there:
        work.add(PairingMentor(round_id=round_.id, mentor_id=mentor.id, capacity=mentor.capacity, wishes=[]))
    await work.flush()
    work.record(RoundGathers(pairing_round_id=round_.id, mentors=len(there), gather_until=round_.gather_until))
    return round_


async def join(work: Work, round_id: UUID, mentor_id: UUID) -> PairingMentor:
    """A mentor who came later takes part as well; changes nothing for one who does."""
    work.require(Mentoring.ARRANGE)
    round_ = await work.one(queries.round_to_change(round_id), NoSuchRound)
    round_.must_be(RoundState.GATHERING)
    mentor = await work.one(mentors.mentor_to_change(mentor_id))
    mentor.refuse_if_away()
    place = await work.one_or_none(queries.mentor_in(round_.id, mentor.id))
    if place is None:
        place = work.add(PairingMentor(round_id=round_.id, mentor_id=mentor.id, capacity=mentor.capacity, wishes=[]))
        await work.flush()
        work.record(MentorJoinedRound(pairing_round_id=round_.id, mentor_id=mentor.id, capacity=mentor.capacity))
    return place


async def take_up(work: Work, round_id: UUID) -> PairingRound:
    """Look the pairing through before it is published."""
    work.require(Mentoring.ARRANGE)
    round_ = await work.one(queries.round_to_change(round_id), NoSuchRound)
    round_.go(RoundState.REVIEW)
    work.record(RoundTakenUp(pairing_round_id=round_.id))
    await work.flush()
    return round_


async def begin(work: Work, round_id: UUID) -> PairingRound:
    """Everybody has answered: the mentorships run."""
    work.require(Mentoring.ARRANGE)
    round_ = await work.one(queries.round_to_change(round_id), NoSuchRound)
    round_.go(RoundState.RUNNING)
    work.record(RoundBegan(pairing_round_id=round_.id))
    await work.flush()
    return round_


async def close(work: Work, round_id: UUID) -> PairingRound:
    """Raises `StillPaired` while a mentorship of it lives."""
    work.require(Mentoring.ARRANGE)
    round_ = await work.one(queries.round_to_change(round_id), NoSuchRound)
    if standing := await work.all(pairs.of_round(round_.id)):
        raise StillPaired(count=len(standing))
    round_.close(clock.now())
    work.record(RoundClosed(pairing_round_id=round_.id))
    await work.flush()
    return round_
