"""Pledges: given, due, cancelled."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from wushe.donations.errors import MonthsUnfit, NoSuchDonation, NoSuchDonor, NothingGiven, PeriodReversed
from wushe.donations.events import DonationPledged, DonationWasCancelled, PledgeFallsDue
from wushe.donations.kinds import DonationState, Rhythm
from wushe.donations.models import Donation, DonationDue
from wushe.donations.permissions import Donations
from wushe.donations.queries import donations as queries, donors, dues, receivings
from wushe.donations.schedule import LONGEST_WAIT_DAYS, Part, monthly
from wushe.donations.schemas.entered import NewDonation, Rededication
from wushe.donations.service.pots import fund_for
from wushe.funds.models import Fund
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.ledger.restriction import Restriction

REMIND_DAYS = 3
"""So many days before a part of a pledge falls due, people are reminded of it."""


async def pledge(work: Work, data: NewDonation) -> Donation:
    """Raises `NothingGiven`, `MonthsUnfit`, `PeriodReversed`, `FundClosed`, `FundPurpose`."""
    reach = work.require(Donations.EDIT)
    parts = _parts(data)
    donor = await work.one(donors.donor(reach, data.donor_id), NoSuchDonor)
    fund = await fund_for(work, data.fund_id)
    amount_fen = sum(part.amount_fen for part in parts)
    donation = work.add(
        Donation(
            id=new_id(), donor_id=donor.id, fund_id=fund.id, rhythm=data.rhythm, state=DonationState.PLEDGED,
            amount_fen=amount_fen, pledged_on=clock.today(), anonymous=data.anonymous or donor.anonymous,
            words=data.words, recorded_by=work.person.person_id, **tied(data, fund)._asdict(),
        )
    )  # fmt: skip
    await work.flush()
    for part in parts:
        work.add(DonationDue(id=new_id(), donation_id=donation.id, **part._asdict()))
    await work.flush()
    pledged = DonationPledged(donation_id=donation.id, donor_id=donor.id, fund_id=fund.id, amount_fen=amount_fen)
    work.record(pledged)
    return donation


def _parts(data: NewDonation) -> Sequence[Part]:
    if data.amount <= 0:
        raise NothingGiven().beside("amount")
    if data.rhythm is Rhythm.MONTHLY:
        if data.months is None or data.due_on is None:
            raise MonthsUnfit().beside("months")
        return monthly(data.due_on, data.months, data.amount)
    if data.months is not None:
        raise MonthsUnfit().beside("months")
    return [Part(1, data.due_on or clock.today() + timedelta(days=LONGEST_WAIT_DAYS), data.amount)]


def tied(data: NewDonation | Rededication, fund: Fund) -> Restriction:
    """What was entered as a restriction; a fund with one purpose ties all that it is given to it."""
    if data.since and data.until and data.until < data.since:
        raise PeriodReversed().beside("until")
    group = data.group.value if data.group else ""
    return Restriction(fund.purpose_for(data.purpose_id), data.community_id, group, data.since, data.until)


async def cancel(work: Work, donation_id: UUID) -> Donation:
    """What has not arrived is not to come. Raises `DonationCancelled`, `DonationComplete`."""
    reach = work.require(Donations.EDIT)
    donation = await work.one(queries.donation(reach, donation_id, lock=True), NoSuchDonation)
    donation.cancel()
    received_fen = await work.scalar(receivings.received_of(donation.id))
    await work.flush()
    work.record(
        DonationWasCancelled(
            donation_id=donation.id, donor_id=donation.donor_id, fund_id=donation.fund_id, received_fen=received_fen
        )
    )
    return donation


async def remind(work: Work) -> int:
    """Tell of each part of a pledge once that it falls due within days; returns of how many."""
    work.require(Donations.READ)
    today = clock.today()
    rows = await work.rows(dues.to_remind(today + timedelta(days=REMIND_DAYS)))
    for due, donation in rows:
        due.told_on = today
        work.record(
            PledgeFallsDue(
                donation_id=donation.id, donor_id=donation.donor_id, due_id=due.id, amount_fen=due.amount_fen,
                on=due.due_on,
            )
        )  # fmt: skip
    await work.flush()
    return len(rows)
