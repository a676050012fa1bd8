"""What tests of donations begin with: a township whose admin stands in the register, a fund, a donor, a donation.

t = await gifts.township(sessions)
async with given.work(sessions, t.admin) as work:
    donation = await gifts.pledged(work, await gifts.donor(work), 1000)
"""

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import given
from wushe.access.roles import Role
from wushe.donations import service
from wushe.donations.kinds import ConsentForm, DonorKind, Way
from wushe.donations.models import Donation, Donor, Receiving
from wushe.donations.schemas.entered import DonorData, NewDonation, NewReceiving, Rededication, Refund
from wushe.funds import service as funds
from wushe.funds.models import Fund
from wushe.funds.schemas import FundData
from wushe.kernel.clock import today
from wushe.kernel.work import Visitor, Work
from wushe.ledger import posting, purposes, queries as ledger
from wushe.tenancy.places import Place

YES = {"consent_form": ConsentForm.LETTER, "consent_words": "张三代表捐赠人书面同意"}


class Township(NamedTuple):
    """A place, somebody who may do all with its donations, and the same as another person."""

    place: Place
    admin: Visitor
    other: Visitor

    @property
    def slug(self) -> str:
        return self.place.tenant.slug


async def township(sessions, *communities: str) -> Township:
    place = await given.township(sessions, communities=communities or ("开元路社区",), furnishers=given.FURNISHERS)
    admin = await given.registered(sessions, place, Role.TOWNSHIP_ADMIN)
    return Township(place, admin, await given.registered(sessions, place, Role.TOWNSHIP_ADMIN))


async def fund(work: Work, name: str = "友邻基金", **said: Any) -> Fund:
    return await funds.record(work, FundData(name=name, **said))


async def donor(work: Work, name: str = "湖南某某有限公司", **said: Any) -> Donor:
    return await service.record_donor(work, DonorData(**{"name": name, "kind": DonorKind.ENTERPRISE} | said))


async def pledged(work: Work, giver: Donor, yuan: int, **said: Any) -> Donation:
    return await service.pledge(work, NewDonation(donor_id=giver.id, amount=yuan * 100, **said))


async def received(
    work: Work, donation: Donation | UUID, yuan: int, on: date | None = None, reference: str = "", way: Way = Way.BANK
) -> Receiving:
    donation_id = donation if isinstance(donation, UUID) else donation.id
    data = NewReceiving(amount=yuan * 100, on=on or today(), way=way, reference=reference)
    return await service.receive(work, donation_id, data)


async def given_whole(work: Work, giver: Donor, yuan: int, **said: Any) -> Receiving:
    """Pledged and received at once."""
    return await received(work, await pledged(work, giver, yuan, **said), yuan)


def refund(yuan: int, on: date | None = None) -> Refund:
    return Refund(amount=yuan * 100, consent_on=on or today(), **YES)


def rededication(on: date | None = None, **said: Any) -> Rededication:
    return Rededication(consent_on=on or today(), **YES, **said)


async def purpose(work: Work, name: str) -> UUID:
    return (await purposes.add(work, name)).id


async def held(work: Work, account_id: UUID) -> dict[UUID, int]:
    """Yuan of each source in an account."""
    return {lot.source_id: lot.fen // 100 for lot in await ledger.lots(work, account_id)}


async def at_bank(work: Work) -> int:
    """Yuan at the township's first bank account."""
    return sum((await held(work, (await posting.main_bank(work)).id)).values())
