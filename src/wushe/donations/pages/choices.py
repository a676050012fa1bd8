"""What the select fields of donations offer, and what ids on its pages are called."""

from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from wushe.communities import queries as communities
from wushe.donations.models import Donation, Donor
from wushe.donations.queries import donors
from wushe.donations.queries.reach import donation_reached
from wushe.funds.kinds import FundState
from wushe.funds.models import Fund
from wushe.kernel.work import Reach, Work
from wushe.ledger import purposes
from wushe.people.groups import Group

Choices = list[tuple[UUID, str]]


async def communities_of(work: Work) -> dict[UUID, str]:
    """The township's communities by id, in their order."""
    return dict(await work.rows(communities.choices()))


async def funds_of(work: Work) -> Choices:
    """Those that can be given to."""
    found = select(Fund.id, Fund.name).where(Fund.state == FundState.OPEN).order_by(Fund.name_key, Fund.id)
    return [(row[0], row[1]) for row in await work.rows(found)]


async def funds_given_to(work: Work, reach: Reach) -> Choices:
    """Those with a donation within reach, closed ones too: what a list of donations can be narrowed to."""
    given = select(Donation.fund_id).where(donation_reached(reach))
    found = select(Fund.id, Fund.name).where(Fund.id.in_(given)).order_by(Fund.name_key, Fund.id)
    return [(row[0], row[1]) for row in await work.rows(found)]


async def donors_of(work: Work) -> Choices:
    return [(row[0], row[1]) for row in await work.rows(donors.choices())]


async def designations(work: Work) -> dict[str, Any]:
    """Everything that money can be tied to."""
    return {
        "funds": await funds_of(work),
        "purposes": await work.rows(purposes.choices()),
        "communities": list((await communities_of(work)).items()),
        "groups": list(Group),
    }


class Tied(NamedTuple):
    """A designation in words."""

    fund: str
    purpose: str | None
    community: str | None
    group: str | None


async def tied(work: Work, thing: Any) -> Tied:
    """What a donation, or a change of one, is tied to."""
    fund = await work.get(Fund, thing.fund_id)
    purpose = dict(await work.rows(purposes.names([thing.purpose_id]))) if thing.purpose_id else {}
    community = dict(await work.rows(communities.names([thing.community_id]))) if thing.community_id else {}
    group = Group(thing.group).label.say() if thing.group else None
    return Tied(fund.name, purpose.get(thing.purpose_id), community.get(thing.community_id), group)


async def donor_called(work: Work, donor_id: UUID) -> str:
    return (await work.get(Donor, donor_id)).name
