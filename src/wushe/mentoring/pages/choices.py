"""What the pages of mentor pairing offer to choose from."""

from uuid import UUID

from wushe.communities import queries as communities
from wushe.kernel import clock
from wushe.kernel.i18n import in_brackets
from wushe.kernel.work import Work
from wushe.mentoring.kinds import Field, Language, Maturity, Method
from wushe.mentoring.models import PairingRound
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import mentors, pairs, rounds
from wushe.organizations import queries as organizations
from wushe.people.kinds import Slot
from wushe.tenancy import queries as tenancy

Choices = list[tuple[UUID, str]]
WORDS = {"fields": Field, "methods": Method, "languages": Language, "stages": Maturity, "slots": Slot}
"""The enumerations that forms of mentors and groups offer."""


async def all_communities(work: Work) -> Choices:
    return [(row[0], row[1]) for row in await work.rows(communities.choices())]


async def all_groups(work: Work) -> Choices:
    return [(row[0], row[1]) for row in await work.rows(organizations.choices(work.require(Mentoring.ARRANGE)))]


async def groups_to_apply_for(work: Work) -> Choices:
    """The groups that somebody leads, or for the township all of them."""
    reach = work.require(Mentoring.APPLY)
    if reach.whole_tenant:
        return [(row[0], row[1]) for row in await work.rows(organizations.choices(reach))]
    if work.person.person_id is None:
        return []
    ids = await work.all(pairs.led_ids(work.person.person_id))
    return [(row[0], row[1]) for row in await work.rows(organizations.names(ids))] if ids else []


async def groups_without(work: Work, round_: PairingRound) -> Choices:
    """Of these, the groups that neither stand in the round nor have a mentor now."""
    taken = {group.organization_id for group, _name in await work.rows(rounds.groups_in(round_.id))}
    taken |= set(await work.all(pairs.groups_elsewhere(round_.id)))
    return [each for each in await groups_to_apply_for(work) if each[0] not in taken]


async def available_mentors(work: Work) -> Choices:
    found = await work.all(mentors.available(clock.today()))
    return [(mentor.id, called(mentor.name, mentor.home)) for mentor in found]


def called(name: str, home: str) -> str:
    return in_brackets(name, home) if home else name


async def townships(work: Work) -> Choices:
    """The neighbours to whom a mentor can be sent."""
    return [(row[0], row[1]) for row in await work.rows(tenancy.neighbours(work.tenant.id))]
