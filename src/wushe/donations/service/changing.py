"""Refund and change of purpose, each only with the donor's consent that is recorded in the same row.

Both touch what lies free in the fund's own account and nothing else, newest receiving last.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from wushe.donations.errors import ConsentInFuture, NoSuchDonation, NoSuchLetter, NothingGiven, NothingLeft, SamePurpose
from wushe.donations.events import DonationRededicated, DonationRefunded, LetterBrought
from wushe.donations.kinds import ChangeKind
from wushe.donations.models import Donation, DonationChange, DonationChangePart, DonationLetter
from wushe.donations.permissions import Donations
from wushe.donations.queries import changes, donations as queries, sources as source_queries
from wushe.donations.schemas.entered import Consent, Rededication, Refund
from wushe.donations.service.pledging import tied
from wushe.donations.service.pots import fund_for
from wushe.funds.models import Fund
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.files.evidence import Brought, bring
from wushe.kernel.work import Work
from wushe.ledger import posting
from wushe.ledger.drawing import Draw, Lot, draw
from wushe.ledger.kinds import EntryKind
from wushe.ledger.models import Leg, Source
from wushe.ledger.queries import lots
from wushe.ledger.restriction import Restriction
from wushe.people.acting import acting


async def refund(work: Work, donation_id: UUID, data: Refund) -> DonationChange:
    """Raises `NothingGiven`, `ConsentInFuture`, `NothingLeft`, `TooLittleMoney`, `MonthClosed`."""
    donation = await _to_change(work, donation_id, data)
    if data.amount <= 0:
        raise NothingGiven().beside("amount")
    fund = await work.get(Fund, donation.fund_id)
    free = await _free(work, donation, fund)
    drawn = draw(free, data.amount)
    legs = [Leg(fund.account_id, there.bank_id, each.source_id, there.fen)
            for each in drawn for there in await _at_banks(work, each)]  # fmt: skip
    entry_id = await posting.post(work, EntryKind.REFUND, legs, about_id=donation.id, on=clock.today())
    change = _change(work, donation, data, ChangeKind.REFUND, sum(each.fen for each in drawn), entry_id)
    await _parts(work, change, [(each, None) for each in drawn])
    work.record(DonationRefunded(**_told(donation, change)))
    return change


async def change_purpose(work: Work, donation_id: UUID, data: Rededication) -> DonationChange:
    """All that lies free is for something else; what is still to arrive as well.

    Raises `ConsentInFuture`, `NothingLeft`, `SamePurpose`, `FundClosed`, `FundPurpose`, `MonthClosed`.
    """
    donation = await _to_change(work, donation_id, data)
    former = await work.get(Fund, donation.fund_id)
    fund = await fund_for(work, data.fund_id or donation.fund_id)
    restriction = tied(data, fund)
    if restriction == donation.restriction and fund.id == former.id:
        raise SamePurpose
    renewed = [_Renewed(Draw(lot.source_id, lot.fen), await _anew(work, lot.source_id, restriction))
               for lot in await _free(work, donation, former)]  # fmt: skip
    entry_id = await _through_the_bank(work, donation, renewed, former, fund)
    donation.rededicate(restriction, fund.id)
    change = _change(work, donation, data, ChangeKind.PURPOSE, sum(each.draw.fen for each in renewed), entry_id)
    await _parts(work, change, [(each.draw, each.source.id) for each in renewed])
    work.record(DonationRededicated(**_told(donation, change)))
    return change


async def bring_letter(work: Work, change_id: UUID, brought: Brought) -> DonationLetter:
    """Keep the paper in which the donor agreed. Raises `NoSuchLetter`, `LetterKept`, and what `bring` refuses."""
    reach = work.require(Donations.CHANGE)
    found = await work.rows(changes.change(reach, change_id))
    if not found:
        raise NoSuchLetter
    [(change, donation)] = found
    stored = await bring(work, brought)
    letter = work.add(
        DonationLetter(id=new_id(), change_id=change.id, file_id=stored.id, brought_by=work.person.person_id)
    )
    await work.flush()
    work.record(
        LetterBrought(donation_id=donation.id, donor_id=donation.donor_id, change_id=change.id, file_id=stored.id)
    )
    return letter


class _Renewed(NamedTuple):
    """What is taken of a source, and the new source that it becomes."""

    draw: Draw
    source: Source


class _There(NamedTuple):
    """Fen of a source at one bank account."""

    bank_id: UUID
    fen: int


async def _to_change(work: Work, donation_id: UUID, consent: Consent) -> Donation:
    reach = work.require(Donations.CHANGE)
    acting(work)
    if consent.consent_on > clock.today():
        raise ConsentInFuture().beside("consent_on")
    return await work.one(queries.donation(reach, donation_id, lock=True), NoSuchDonation)


async def _free(work: Work, donation: Donation, fund: Fund) -> Sequence[Lot]:
    """What of the donation lies free in the fund's own account, oldest first; raises `NothingLeft`."""
    await posting.hold(work, fund.account_id)
    sources = set(await work.all(source_queries.sources(donation.id)))
    free = [lot for lot in await lots(work, fund.account_id) if lot.source_id in sources]
    if not free:
        raise NothingLeft
    return sorted(free, key=lambda lot: (lot.received_on, lot.source_id))


async def _anew(work: Work, source_id: UUID, restriction: Restriction) -> Source:
    """A source as the former one, but tied otherwise."""
    former = await work.get(Source, source_id)
    return work.add(
        Source(
            id=new_id(), kind=former.kind, origin_id=former.origin_id, giver_id=former.giver_id,
            received_on=former.received_on, **restriction._asdict(),
        )
    )  # fmt: skip


async def _through_the_bank(
    work: Work, donation: Donation, renewed: Sequence[_Renewed], former: Fund, fund: Fund
) -> UUID:
    """One entry: each former source leaves by the bank, each new one comes in by it; the bank's sum stays."""
    legs: list[Leg] = []
    for each in renewed:
        for there in await _at_banks(work, each.draw):
            legs += [
                Leg(former.account_id, there.bank_id, each.draw.source_id, there.fen),
                Leg(there.bank_id, fund.account_id, each.source.id, there.fen),
            ]
    return await posting.post(work, EntryKind.TRANSFER, legs, about_id=donation.id, on=clock.today())


async def _at_banks(work: Work, drawn: Draw) -> Sequence[_There]:
    """In which bank accounts the fen of the source lie; what a fund holds lies in one of them."""
    rest, found = drawn.fen, list[_There]()
    for bank_id, fen in await work.rows(source_queries.at_banks(drawn.source_id)):
        if taken := min(rest, fen):
            found.append(_There(bank_id, taken))
            rest -= taken
    return found


def _change(
    work: Work, donation: Donation, consent: Consent, kind: ChangeKind, amount_fen: int, entry_id: UUID
) -> DonationChange:
    """With the restriction and the fund that hold from now on."""
    return work.add(
        DonationChange(
            id=new_id(), donation_id=donation.id, kind=kind, amount_fen=amount_fen, on=clock.today(),
            consent_form=consent.consent_form, consent_on=consent.consent_on, consent_words=consent.consent_words,
            entry_id=entry_id, fund_id=donation.fund_id, recorded_by=work.person.person_id,
            **donation.restriction._asdict(),
        )
    )  # fmt: skip


async def _parts(work: Work, change: DonationChange, parts: Sequence[tuple[Draw, UUID | None]]) -> None:
    await work.flush()
    for drawn, became_id in parts:
        work.add(
            DonationChangePart(
                id=new_id(), change_id=change.id, from_source_id=drawn.source_id, to_source_id=became_id,
                amount_fen=drawn.fen,
            )
        )  # fmt: skip
    await work.flush()


def _told(donation: Donation, change: DonationChange) -> dict[str, Any]:
    return {
        "donation_id": donation.id, "donor_id": donation.donor_id, "fund_id": donation.fund_id,
        "change_id": change.id, "amount_fen": change.amount_fen, "consent_form": change.consent_form,
        "consent_on": change.consent_on,
    }  # fmt: skip
