"""Who comes in: groups with what they ask for, mentors with whom they wish for."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.mentoring.errors import (
    AlreadyPaired,
    NoSuchMentor,
    NoSuchRound,
    NotApplied,
    NotInRound,
    NotYourOrganization,
)
from wushe.mentoring.events import (
    GroupApplied,
    MentorApplicationEdited,
    MentorApplicationWithdrawn,
    MentorJoinedRound,
    MentorLeftRound,
)
from wushe.mentoring.kinds import RoundState
from wushe.mentoring.models import Mentor, PairingGroup, PairingMentor, PairingRound
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import mentors, pairs, rounds as queries
from wushe.mentoring.schemas.entered import GroupData, MentorWishes
from wushe.mentoring.service.weakness import weak_fields
from wushe.organizations.models import Organization
from wushe.organizations.queries import organization
from wushe.people.acting import acting


async def apply(work: Work, round_id: UUID, data: GroupData) -> PairingGroup:
    """By who leads the group, or by the township for it. Raises `AlreadyApplied`, `AlreadyPaired`."""
    group = await _group(work, data.organization_id)
    round_ = await _gathering(work, round_id)
    if await work.all(pairs.live_of_group(group.id)):
        raise AlreadyPaired
    applied = PairingGroup(
        id=new_id(), round_id=round_.id, organization_id=group.id, community_id=group.community_id,
        applied_by=acting(work), applied_at=clock.now(),
    )  # fmt: skip
    await _take(work, applied, data)
    work.add(applied)
    await work.flush()
    work.record(GroupApplied(pairing_round_id=round_.id, organization_id=group.id))
    return applied


async def edit_application(work: Work, round_id: UUID, data: GroupData) -> PairingGroup:
    """Raises `NotApplied`, `RoundPublished`."""
    group = await _group(work, data.organization_id)
    round_ = await _gathering(work, round_id)
    applied = await work.one(queries.group_in(round_.id, group.id), NotApplied)
    work.check_version(applied)
    await _take(work, applied, data)
    await work.flush()
    work.record(MentorApplicationEdited(pairing_round_id=round_.id, organization_id=group.id))
    return applied


async def withdraw_application(work: Work, round_id: UUID, organization_id: UUID) -> None:
    group = await _group(work, organization_id)
    round_ = await _gathering(work, round_id)
    applied = await work.one(queries.group_in(round_.id, group.id), NotApplied)
    await work.session.delete(applied)
    await work.flush()
    work.record(MentorApplicationWithdrawn(pairing_round_id=round_.id, organization_id=group.id))


async def _take(work: Work, applied: PairingGroup, data: GroupData) -> None:
    known = {mentor.id for mentor in await work.all(mentors.mentors_with([*data.wishes, *data.no_go]))}
    applied.goals, applied.fields, applied.methods = data.goals, [*data.fields], [*data.methods]
    applied.languages, applied.slots, applied.maturity = [*data.languages], [*data.slots], data.maturity
    applied.wishes, applied.no_go = in_order(data.wishes, known), in_order(data.no_go, known)
    applied.weak = [*(await weak_fields(work, [applied.organization_id])).get(applied.organization_id, ())]


def in_order(chosen: Sequence[UUID], known: Iterable[UUID]) -> list[UUID]:
    """Once each, in the order chosen, and only who is there."""
    among = set(known)
    return [each for each in dict.fromkeys(chosen) if each in among]


async def _group(work: Work, organization_id: UUID) -> Organization:
    reach = work.require(Mentoring.APPLY)
    if reach.whole_tenant:
        return await work.get(Organization, organization_id)
    person_id = acting(work)
    group = await work.one_or_none(organization(reach, organization_id))
    if group is None or group.id not in set(await work.all(pairs.led_ids(person_id))):
        raise NotYourOrganization
    return group


async def _gathering(work: Work, round_id: UUID) -> PairingRound:
    round_ = await work.one(queries.round_to_change(round_id), NoSuchRound)
    round_.must_be(RoundState.GATHERING)
    return round_


# --- mentors


async def wish(work: Work, round_id: UUID, mentor_id: UUID, data: MentorWishes) -> PairingMentor:
    """So many places in this round, and whom first: by the mentor, or by the township for a visitor."""
    mentor = await _mentor(work, mentor_id)
    round_ = await _gathering(work, round_id)
    place = await work.one(queries.mentor_in(round_.id, mentor.id), NotInRound)
    applied = [group.organization_id for group, _name in await work.rows(queries.groups_in(round_.id))]
    place.capacity, place.wishes = data.capacity, in_order(data.wishes, applied)
    await work.flush()
    work.record(MentorJoinedRound(pairing_round_id=round_.id, mentor_id=mentor.id, capacity=data.capacity))
    return place


async def leave(work: Work, round_id: UUID, mentor_id: UUID) -> None:
    """Take no part in this round."""
    mentor = await _mentor(work, mentor_id)
    round_ = await _gathering(work, round_id)
    await work.session.delete(await work.one(queries.mentor_in(round_.id, mentor.id), NotInRound))
    await work.flush()
    work.record(MentorLeftRound(pairing_round_id=round_.id, mentor_id=mentor.id))


async def _mentor(work: Work, mentor_id: UUID) -> Mentor:
    """A visitor is told of no group but their own, so the township says their wishes for them."""
    arranges = work.may(Mentoring.ARRANGE)
    reach = work.require(Mentoring.ARRANGE if arranges else Mentoring.OFFER)
    mentor = await work.one(mentors.mentor(reach, mentor_id), NoSuchMentor)
    if mentor.is_visiting and not arranges:
        raise NoSuchMentor
    return mentor
