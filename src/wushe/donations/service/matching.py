"""Lines of the bank and the donations they may belong to: proposed with reasons, accepted by somebody."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from wushe.donations.errors import MoreThanLine, NoSuchDonation, NothingGiven
from wushe.donations.kinds import Way
from wushe.donations.likeness import LEAST, Candidate, Said, Score, score
from wushe.donations.models import Donation, Receiving
from wushe.donations.permissions import Donations
from wushe.donations.queries import channels, donations as queries, donors, dues, receivings
from wushe.donations.schedule import Part
from wushe.donations.schemas.entered import Acceptance
from wushe.donations.service.receiving import Arrival, arrive
from wushe.kernel.money import show_yuan
from wushe.kernel.text import normalised
from wushe.kernel.work import Work
from wushe.ledger import queries as ledger, sealing as bank_words
from wushe.ledger.errors import AlreadyMatched, NoSuchLine
from wushe.ledger.models import BankLine
from wushe.ledger.service.reconciling import hold_matches, match_booked
from wushe.people.acting import acting

MOST_LINES, MOST_PROPOSALS = 50, 3


class Proposal(NamedTuple):
    """A donation that a line, or so many fen of it, may belong to."""

    donation: Donation
    donor: str
    score: Score
    fen: int


class Proposed(NamedTuple):
    """A line of the bank as it is shown to who matches it, the best proposal first. `open_fen` are not booked yet."""

    line: BankLine
    open_fen: int
    counterparty: str
    summary: str
    proposals: Sequence[Proposal]


async def propose(work: Work) -> list[Proposed]:
    """The oldest lines that came in and stand for nothing yet, with what they may be. Changes nothing."""
    work.require(Donations.RECEIVE)
    lines = await work.all(ledger.incoming().limit(MOST_LINES))
    return [await _proposed(work, line) for line in lines]


async def _proposed(work: Work, line: BankLine) -> Proposed:
    open_fen = await _open_fen(work, line)
    said = Said(open_fen, line.on, bank_words.counterparty(work, line), bank_words.summary(work, line))
    named = await work.all(donors.named(normalised(said.counterparty)))
    waiting = await work.all(queries.waiting_for(open_fen, named))
    known = await _around(work, waiting)
    found = [_compared(said, donation, known[donation.id]) for donation in waiting]
    likely = sorted((p for p in found if p.score.points >= LEAST), key=lambda p: (-p.score.points, p.donation.id))
    return Proposed(line, open_fen, said.counterparty, said.summary, likely[:MOST_PROPOSALS])


def _compared(said: Said, donation: Donation, candidate: Candidate) -> Proposal:
    return Proposal(donation, candidate.donor, score(said, candidate), min(said.fen, candidate.left_fen))


async def _open_fen(work: Work, line: BankLine) -> int:
    """What of the line stands for nothing in the books yet."""
    ((_line_id, _on, fen, _account_id),) = await work.rows(ledger.rests_of_lines([line.id]))
    return fen


async def _around(work: Work, waiting: Iterable[Donation]) -> Mapping[UUID, Candidate]:
    """What is compared with a line, by donation."""
    ids = [donation.id for donation in waiting]
    names = dict(await work.rows(donors.names({donation.donor_id for donation in waiting})))
    received = dict(await work.rows(receivings.received_by_donation(ids)))
    parts: dict[UUID, list[Part]] = {}
    for due in await work.all(dues.dues_of(ids)):
        parts.setdefault(due.donation_id, []).append(Part(due.number, due.due_on, due.amount_fen))
    orders: dict[UUID, list[str]] = {}
    for donation_id, number in await work.rows(channels.order_numbers(ids)):
        orders.setdefault(donation_id, []).append(number)
    return {
        donation.id: Candidate(
            names[donation.donor_id], donation.amount_fen - received.get(donation.id, 0), parts[donation.id],
            orders.get(donation.id, []),
        )
        for donation in waiting
    }  # fmt: skip


async def accept(work: Work, data: Acceptance) -> Receiving:
    """This line, or a part of it, is money of that donation: book it and match the line to the entry, together.

    Raises `NoSuchLine`, `AlreadyMatched`, `DonationCancelled`, `DonationComplete`, `MoreThanPledged`, `MonthClosed`,
    `NothingGiven`, `MoreThanLine`.
    """
    reach = work.require(Donations.RECEIVE)
    acting(work)
    donation = await work.one(queries.donation(reach, data.donation_id, lock=True), NoSuchDonation)
    line = await work.one(select(BankLine).where(BankLine.id == data.line_id, BankLine.fen > 0), NoSuchLine)
    await hold_matches(work, line.account_id)
    fen = _part(data, await _open_fen(work, line))
    reference = await _reference(work, line)
    receiving = await arrive(work, donation, Arrival(fen, line.on, Way.BANK, reference, line.id, line.account_id))
    await match_booked(work, line.id, receiving.entry_id)
    return receiving


def _part(data: Acceptance, open_fen: int) -> int:
    """How much is booked: all that is open of the line where nothing is said."""
    if not open_fen:
        raise AlreadyMatched
    fen = open_fen if data.amount is None else data.amount
    if fen <= 0:
        raise NothingGiven().beside("amount")
    if fen > open_fen:
        raise MoreThanLine(left=show_yuan(open_fen))
    return fen


async def _reference(work: Work, line: BankLine) -> str:
    """The bank's number, which is told once: parts of a line after the first have a number of their own behind it."""
    if not line.serial:
        return ""
    booked = await work.scalar(receivings.parts_of_line(line.id))
    return f"{line.serial}/{booked + 1}" if booked else line.serial
