"""Who an event concerns: each function answers for one part that somebody plays."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any, NamedTuple
from uuid import UUID

from wushe.access.roles import Role
from wushe.kernel.clock import today
from wushe.kernel.journal.event import Event
from wushe.kernel.work import Work
from wushe.mentoring.queries import pairs
from wushe.notifications import queries
from wushe.organizations import queries as organizations
from wushe.pools.kinds import BookingState
from wushe.supervision.queries.sessions import supervisee_of


class Reader(NamedTuple):
    """Whose inbox: exactly one of the two."""

    person_id: UUID | None
    account_id: UUID | None


Who = Callable[[Work, Any], Awaitable[set[Reader]]]
"""Asks no permission: whoever may do what the event tells has told it."""


def persons(ids: Iterable[UUID | None]) -> set[Reader]:
    return {Reader(person_id, None) for person_id in ids if person_id is not None}


# --- staff


async def admins(work: Work, _event: Event) -> set[Reader]:
    """Who answers for the township."""
    return {Reader(*row) for row in await work.rows(queries.holders(work.tenant.id, Role.TOWNSHIP_ADMIN))}


async def approvers(work: Work, _event: Event) -> set[Reader]:
    """Who agrees to lists of persons: the security admins, and where there are none the admins."""
    found = {Reader(*row) for row in await work.rows(queries.holders(work.tenant.id, Role.SECURITY))}
    return found or await admins(work, _event)


async def asker_of_export(work: Work, event: Any) -> set[Reader]:
    """Who asked for the list that somebody has decided about."""
    rows = await work.rows(queries.asker_of_export(event.export_id))
    return {Reader(person_id, None if person_id else account_id) for person_id, account_id in rows}


async def asker_of_adjustment(work: Work, event: Any) -> set[Reader]:
    """Who wrote goods off or counted them, once a second person has decided; nobody where none was needed."""
    return persons(await work.all(queries.asker_of_adjustment(event.adjustment_id)))


async def staff_of_community(work: Work, event: Any) -> set[Reader]:
    """Who works for the community that the event names."""
    found = queries.holders(work.tenant.id, Role.COMMUNITY_STAFF, event.community_id)
    return {Reader(*row) for row in await work.rows(found)}


async def staff_of_linkage(work: Work, event: Any) -> set[Reader]:
    """Who works for the linkage's community."""
    community_id = await work.scalar(queries.community_of_linkage(event.linkage_id))
    found = queries.holders(work.tenant.id, Role.COMMUNITY_STAFF, community_id)
    return {Reader(*row) for row in await work.rows(found)}


# --- organisations


async def leader(work: Work, event: Any) -> set[Reader]:
    """Who leads the organisation that the event names."""
    return await _leaders(work, [event.organization_id])


async def workers(work: Work, event: Any) -> set[Reader]:
    """The social workers who accompany that organisation."""
    return await _workers(work, [event.organization_id])


async def both_leaders(work: Work, event: Any) -> set[Reader]:
    return await _leaders(work, [event.organization_id, event.other_organization_id])


async def both_workers(work: Work, event: Any) -> set[Reader]:
    return await _workers(work, [event.organization_id, event.other_organization_id])


async def leaders_of_activities(work: Work, event: Any) -> set[Reader]:
    """Who leads the organisations of the two activities that met."""
    found = queries.organizations_of([event.activity_id, event.other_activity_id])
    return await _leaders(work, await work.all(found))


async def host(work: Work, event: Any) -> set[Reader]:
    """Who leads the linkage's organisation, unless it is that organisation which took or left the place."""
    found = await work.all(queries.organization_of_linkage(event.linkage_id))
    return await _leaders(work, set(found) - {event.party_id})


async def leader_of_linkage(work: Work, event: Any) -> set[Reader]:
    return await _leaders(work, await work.all(queries.organization_of_linkage(event.linkage_id)))


async def leader_of_session(work: Work, event: Any) -> set[Reader]:
    """Who leads the organisation that held the session of these hours."""
    return await _leaders(work, await work.all(queries.organization_of_hours(event.hours_id)))


async def workers_of_session(work: Work, event: Any) -> set[Reader]:
    return await _workers(work, await work.all(queries.organization_of_hours(event.hours_id)))


async def _leaders(work: Work, ids: Iterable[UUID]) -> set[Reader]:
    return persons(row[1] for row in await work.rows(organizations.leaders_of(ids)))


async def _workers(work: Work, ids: Iterable[UUID]) -> set[Reader]:
    return persons(row[1] for row in await work.rows(organizations.workers_of(ids, today())))


async def mentor(work: Work, event: Any) -> set[Reader]:
    """The mentor of the pair, a visitor too, whatever became of it."""
    return persons(await work.all(pairs.mentor_persons([event.mentorship_id])))


# --- shared resources


async def group(work: Work, event: Any) -> set[Reader]:
    """Who leads the organisation that booked; nobody here where another township's did."""
    return set() if event.organization_id is None else await _leaders(work, [event.organization_id])


async def steward_named(_work: Work, event: Any) -> set[Reader]:
    """The steward that the event names, where there is one."""
    return persons([event.steward_id])


async def stewards(work: Work, event: Any) -> set[Reader]:
    """Who looks after what was booked: its steward and its expert, else its owner's leader or its community's staff."""
    rows = await work.rows(queries.care_of(event.booking_id))
    if not rows:
        return set()
    steward_id, expert_id, organization_id, community_id = rows[0]
    if named := persons([steward_id, expert_id]):
        return named
    if organization_id is not None:
        return await _leaders(work, [organization_id])
    found = queries.holders(work.tenant.id, Role.COMMUNITY_STAFF, community_id)
    staff = {Reader(*row) for row in await work.rows(found)} if community_id is not None else set[Reader]()
    return staff or await admins(work, event)


async def stewards_if_asked(work: Work, event: Any) -> set[Reader]:
    """The same, where the booking waits for their word."""
    return await stewards(work, event) if event.state is BookingState.ASKED else set()


# --- linkages and money


async def proposer(work: Work, event: Any) -> set[Reader]:
    """Who brought the need and the organisation together."""
    return persons(await work.all(queries.proposer(event.linkage_id)))


async def participants(work: Work, event: Any) -> set[Reader]:
    """The social workers and volunteers in its places."""
    return persons(await work.all(queries.persons_in(event.linkage_id)))


async def funders(work: Work, event: Any) -> set[Reader]:
    """Whose money was promised to the linkage that the event names, if it names one."""
    return set() if event.linkage_id is None else persons(await work.all(queries.funders_of(event.linkage_id)))


async def funder_of_fund(work: Work, event: Any) -> set[Reader]:
    return persons(await work.all(queries.funder(event.fund_id)))


async def giver(work: Work, event: Any) -> set[Reader]:
    """Who signs in for the donor, if anybody does."""
    return persons(await work.all(queries.person_of_donor(event.donor_id)))


async def checkers(work: Work, event: Any) -> set[Reader]:
    """Who answers for the township, besides whoever asks them."""
    return await admins(work, event) - persons([event.asked_by])


async def asker(_work: Work, event: Any) -> set[Reader]:
    """Who asked for the payment that the event names."""
    return persons([event.asked_by])


async def hub_leader(work: Work, event: Any) -> set[Reader]:
    """Who leads the hub that keeps the money."""
    return await _leaders(work, [event.hub_id])


# --- the person concerned


async def person(_work: Work, event: Any) -> set[Reader]:
    """Whom the event is about."""
    return persons([event.person_id])


async def collector(_work: Work, event: Any) -> set[Reader]:
    """Who wrote the wish down."""
    return persons([event.collected_by])


async def thanked(_work: Work, event: Any) -> set[Reader]:
    """Who granted the wish, where staff let them read the thanks."""
    return persons([event.person_id]) if event.shown else set()


async def owner(_work: Work, event: Any) -> set[Reader]:
    """Who is to do what was agreed on."""
    return persons([event.owner_id])


async def supervisee(work: Work, event: Any) -> set[Reader]:
    """Whom the record of individual supervision is about, and nobody else."""
    return persons(await work.all(supervisee_of(event.individual_supervision_id)))


async def predecessor(_work: Work, event: Any) -> set[Reader]:
    return persons([event.from_person_id])


async def party(work: Work, event: Any) -> set[Reader]:
    """Who took or left the place, if it is somebody of the register."""
    return persons(await work.all(queries.person_there(event.party_id)))


async def signed_up(work: Work, event: Any) -> set[Reader]:
    """Everybody who means to come to the session, or to any that is still to come of the activity."""
    session_id = getattr(event, "session_id", None)
    found = queries.signed_up_to(session_id) if session_id else queries.signed_up_for(event.activity_id)
    return persons(await work.all(found))
