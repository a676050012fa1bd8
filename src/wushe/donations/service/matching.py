"""Lines of the bank and the donations they may belong to: proposed with reasons, accepted by somebody."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from wushe.donations.errors import NoSuchDonation
from wushe.donations.kinds import Way
from wushe.donations.likeness import LEAST, Candidate, Said, Score, score
from wushe.donations.models import Donation, Receiving
from wushe.donations.permissions import Donations
from wushe.donations.queries import donations as queries, donors
from wushe.donations.schedule import Part
from wushe.donations.schemas.entered import Acceptance
from wushe.donations.service.receiving import Arrival, arrive
from wushe.kernel.text import normalised
from wushe.kernel.work import Work
from wushe.ledger import queries as ledger, sealing as bank_words
from wushe.ledger.errors import AlreadyMatched, NoSuchLine
from wushe.ledger.models import BankLine
from wushe.ledger.service.reconciling import match_booked
from wushe.people.acting import acting

MOST_LINES, MOST_PROPOSALS = 50, 3


class Proposal(NamedTuple):
    """A donation that a line may belong to."""

    donation: Donation
    donor: str
    score: Score


class Proposed(NamedTuple):
    """A line of the bank as it is shown to who matches it, the best proposal first."""

    line: BankLine
    counterparty: str
    summary: str
    proposals: Sequence[Proposal]


async def propose(work: Work) -> list[Proposed]:
    """The oldest lines that came in and stand for nothing yet, with what they may be. Changes nothing."""
    work.require(Donations.RECEIVE)
    lines = await work.all(ledger.incoming().limit(MOST_LINES))
    return [await _proposed(work, line) for line in lines]


async def _proposed(work: Work, line: BankLine) -> Proposed:
    said = Said(line.fen, line.on, bank_words.counterparty(work, line), bank_words.summary(work, line))
    named = await work.all(donors.named(normalised(said.counterparty)))
    waiting = await work.all(queries.waiting_for(line.fen, named))
    known = await _around(work, waiting)
    found = [Proposal(donation, known[donation.id].donor, score(said, known[donation.id])) for donation in waiting]
    likely = sorted((p for p in found if p.score.points >= LEAST), key=lambda p: (-p.score.points, p.donation.id))
    return Proposed(line, said.counterparty, said.summary, likely[:MOST_PROPOSALS])


async def _around(work: Work, waiting: Iterable[Donation]) -> Mapping[UUID, Candidate]:
    """What is compared with a line, by donation."""
    ids = [donation.id for donation in waiting]
    names = dict(await work.rows(donors.names({donation.donor_id for donation in waiting})))
    received = dict(await work.rows(queries.received_by_donation(ids)))
    parts: dict[UUID, list[Part]] = {}
    for due in await work.all(queries.dues_of(ids)):
        parts.setdefault(due.donation_id, []).append(Part(due.number, due.due_on, due.amount_fen))
    orders: dict[UUID, list[str]] = {}
    for donation_id, number in await work.rows(queries.order_numbers(ids)):
        orders.setdefault(donation_id, []).append(number)
    return {
        donation.id: Candidate(
            names[donation.donor_id], donation.amount_fen - received.get(donation.id, 0), parts[donation.id],
            orders.get(donation.id, []),
        )
        for donation in waiting
    }  # fmt: skip


async def accept(work: Work, data: Acceptance) -> Receiving:
    """This line is money of that donation: book it and match the line to the entry, together.

    Raises `NoSuchLine`, `AlreadyMatched`, `DonationCancelled`, `DonationComplete`, `MoreThanPledged`, `MonthClosed`.
    """
    reach = work.require(Donations.RECEIVE)
    acting(work)
    donation = await work.one(queries.donation(reach, data.donation_id, lock=True), NoSuchDonation)
    line = await work.one(select(BankLine).where(BankLine.id == data.line_id, BankLine.fen > 0), NoSuchLine)
    if await work.one_or_none(ledger.matches_of([line.id])):
        raise AlreadyMatched
    arrival = Arrival(line.fen, line.on, Way.BANK, line.serial or "", line.id, line.account_id)
    receiving = await arrive(work, donation, arrival)
    await match_booked(work, line.id, receiving.entry_id)
    return receiving
