"""Money that arrived: posted into the ledger as a source of its own, once."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from wushe.donations.errors import (
    NoSuchDonation,
    NoSuchReceiving,
    NothingGiven,
    ReceiptIssued,
    ReceivedAhead,
    Withdrawn,
)
from wushe.donations.events import DonationArrived, ReceivingReversed
from wushe.donations.kinds import Way
from wushe.donations.models import Donation, Donor, Receiving
from wushe.donations.permissions import Donations
from wushe.donations.queries import donations as queries, receipts, receivings
from wushe.donations.schemas.entered import NewReceiving
from wushe.funds.models import Fund
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.ledger import posting
from wushe.ledger.events import LineReleased
from wushe.ledger.models import Transfer
from wushe.ledger.posting import Origin
from wushe.ledger.queries import matches_of_entry


class Arrival(NamedTuple):
    """Fen that arrived. `bank_id` is the bank account, the township's first where nothing else is known."""

    fen: int
    on: date
    way: Way
    reference: str = ""
    bank_line_id: UUID | None = None
    bank_id: UUID | None = None


async def receive(work: Work, donation_id: UUID, data: NewReceiving) -> Receiving:
    """Raises `NothingGiven`, `ReceivedAhead`, `DonationCancelled`, `MoreThanPledged`, `ArrivedAlready`."""
    reach = work.require(Donations.RECEIVE)
    if data.amount <= 0:
        raise NothingGiven().beside("amount")
    if data.on > clock.today():
        raise ReceivedAhead().beside("on")
    donation = await work.one(queries.donation(reach, donation_id, lock=True), NoSuchDonation)
    return await arrive(work, donation, Arrival(data.amount, data.on, data.way, data.reference))


async def arrive(work: Work, donation: Donation, arrival: Arrival) -> Receiving:
    """Book it. The caller has locked the donation, asked for permission, and looked at the amount and the day."""
    donation.take(arrival.fen, await work.scalar(receivings.received_of(donation.id)))
    donor = await work.get(Donor, donation.donor_id)
    fund = await work.get(Fund, donation.fund_id)
    origin = Origin(donor.kind.source, donation.id, donor.person_id, donation.restriction)
    bank_id = arrival.bank_id or (await posting.main_bank(work)).id
    source = await posting.receive(
        work, arrival.fen, origin, into_id=fund.account_id, bank_id=bank_id, on=arrival.on
    )  # fmt: skip
    receiving = work.add(
        Receiving(
            id=new_id(), donation_id=donation.id, way=arrival.way, amount_fen=arrival.fen, on=arrival.on,
            reference=arrival.reference, bank_line_id=arrival.bank_line_id, source_id=source.id,
            entry_id=await work.scalar(select(Transfer.entry_id).where(Transfer.source_id == source.id)),
            recorded_by=work.person.person_id,
        )
    )  # fmt: skip
    await work.flush()
    work.record(
        DonationArrived(
            donation_id=donation.id, donor_id=donor.id, fund_id=fund.id, receiving_id=receiving.id,
            amount_fen=arrival.fen, on=arrival.on,
        )
    )  # fmt: skip
    return receiving


async def take_back(work: Work, receiving_id: UUID) -> Receiving:
    """Reverse what was entered by mistake. Raises `ReceiptIssued`, and `TooLittleMoney` once it is spent."""
    reach = work.require(Donations.RECEIVE)
    receiving = await work.one(receivings.receiving(reach, receiving_id), NoSuchReceiving)
    if await work.one_or_none(receipts.valid_for(receiving.id, None)):
        raise ReceiptIssued
    if receiving.reversed_on is not None:
        raise Withdrawn
    await posting.reverse(work, receiving.entry_id, about_id=receiving.donation_id, on=clock.today())
    await was_reversed(work, receiving)
    return receiving


async def was_reversed(work: Work, receiving: Receiving) -> None:
    """The books have taken it back: it counts no longer, and may be entered again."""
    donation = await work.get(Donation, receiving.donation_id, lock=True)
    receiving.reversed_on = clock.today()
    await _release_line(work, receiving)
    await work.flush()
    donation.settle(await work.scalar(receivings.received_of(donation.id)))
    await work.flush()
    work.record(
        ReceivingReversed(
            donation_id=donation.id, donor_id=donation.donor_id, fund_id=donation.fund_id, receiving_id=receiving.id,
            amount_fen=receiving.amount_fen,
        )
    )  # fmt: skip


async def _release_line(work: Work, receiving: Receiving) -> None:
    """The part of the line of the bank stands for nothing any more."""
    for match in await work.all(matches_of_entry(receiving.entry_id)):
        await work.session.delete(match)
        work.record(LineReleased(line_id=match.line_id, entry_id=match.entry_id))
