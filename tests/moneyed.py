"""A township in which everybody does something with money, and what must hold after each of their verbs.

town = await moneyed.township(sessions)
async with given.work(sessions, town.admin) as work:
    await moneyed.prove(work)
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import gifts
import given
import kept
from kept import Parties
from wushe.access.roles import Role
from wushe.custody.kinds import AgreementState, DepositState
from wushe.custody.models import Agreement, Deposit
from wushe.donations.kinds import ChangeKind
from wushe.donations.models import Donation, DonationChange, Receiving
from wushe.funds import service as funds
from wushe.funds.kinds import AwardState, PromiseState
from wushe.funds.models import Award, Instalment, Promise
from wushe.funds.queries import awards
from wushe.funds.schemas.awards import NewAward
from wushe.kernel.work import Visitor, Work
from wushe.ledger.kinds import EntryKind, Side
from wushe.ledger.models import Account, Entry, Holding, Source, Transfer
from wushe.ledger.pots import pots_of
from wushe.ledger.restriction import Use
from wushe.ledger.tracing import sources_of, trace
from wushe.ledger.verifying import verify
from wushe.organizations.models import Organization
from wushe.payments.kinds import PaymentState
from wushe.payments.models import PaymentRequest

Sessions = async_sessionmaker[AsyncSession]


@dataclass(frozen=True, slots=True)
class Town:
    """Who acts, and what is there from the beginning: a fund, an award, an agreement in force with money in it."""

    parties: Parties
    actors: list[Visitor]
    fund_id: UUID
    donor_id: UUID
    purposes: list[UUID]
    there: dict[str, list[UUID]]

    @property
    def admin(self) -> Visitor:
        return self.parties.admin


async def township(sessions: Sessions) -> Town:
    """Two administrators first, then other roles of a township, the leaders of a group and of its hub among them."""
    parties = await kept.custody(sessions)
    others = [
        await given.registered(sessions, parties.place, role)
        for role in (Role.SOCIAL_WORKER, Role.VOLUNTEER, Role.FUNDER)
    ]
    actors = [parties.admin, parties.second, parties.owner, parties.hub, parties.staff, *others]
    async with given.work(sessions, parties.admin) as work:
        purposes = [await gifts.purpose(work, name) for name in ("助学", "助老")]
        await given.filed(work, await work.get(Organization, parties.owner_id))
        fund = await given.fund(work, "友邻基金", 100_000)
        donor = await gifts.donor(work)
        wanted = NewAward(
            fund_id=fund.id, organization_id=parties.owner_id, title="端午龙舟", amount=20_000
        )  # fmt: skip
        award = await funds.ask_award(work, wanted)
    agreement_id = await kept.agreed(sessions, parties, 40_000)
    await kept.deposited(sessions, parties, agreement_id, 300)
    async with given.work(sessions, parties.second) as work:
        await funds.approve_award(work, award.id)
        [instalment] = await work.all(awards.instalments_of(award.id))
    there = {"agreement": [agreement_id], "award": [award.id], "instalment": [instalment.id]}
    return Town(parties, actors, fund.id, donor.id, purposes, there)


async def prove(work: Work) -> None:
    """Everything at once; the assertion that fails names what is wrong."""
    assert await verify(work.session, work.tenant.id) == []
    read = await _read(work)
    _prove_sums(read)
    _prove_restrictions(read)
    _prove_donations(read, await _left_of_donations(work))
    await _prove_states(work, read)
    await _prove_two_hands(work)


async def prove_traces(work: Work) -> None:
    """The product's own traces tell of every expense and of every source what the books hold, to the fen."""
    read = await _read(work)
    for entry in read.entries:
        moved = sum(leg.fen for leg in read.legs if leg.entry_id == entry.id)
        assert sum(dict(await work.rows(sources_of(entry.id))).values()) == moved
    for source_id in read.sources:
        told = await trace(work, source_id)
        assert [s.fen for s in told.steps] == [leg.fen for leg in read.legs if leg.source_id == source_id]
        assert told.lies_in == {h.account_id: h.fen for h in read.holdings if h.source_id == source_id and h.fen}


class _Read(NamedTuple):
    """The books as they are, each table read once."""

    entries: Sequence[Entry]
    legs: Sequence[Transfer]
    holdings: Sequence[Holding]
    sources: dict[UUID, Source]
    sides: dict[UUID, Side]
    requests: dict[UUID, PaymentRequest]
    promises: dict[UUID, Promise]

    @property
    def paid(self) -> list[Entry]:
        """Payments that stand."""
        undone = {entry.reverses_id for entry in self.entries}
        return [each for each in self.entries if each.kind is EntryKind.PAYMENT and each.id not in undone]

    def fen_of(self, entry_id: UUID | None) -> int:
        return sum(leg.fen for leg in self.legs if leg.entry_id == entry_id)


async def _read(work: Work) -> _Read:
    return _Read(
        await work.all(select(Entry).order_by(Entry.id)),
        await work.all(select(Transfer).order_by(Transfer.entry_id, Transfer.line)),
        await work.all(select(Holding)),
        {source.id: source for source in await work.all(select(Source))},
        {account.id: account.side for account in await work.all(select(Account))},
        {request.id: request for request in await work.all(select(PaymentRequest))},
        {promise.id: promise for promise in await work.all(select(Promise))},
    )


def _prove_sums(read: _Read) -> None:
    """No account below zero, and of each source as much at the bank as in the pots; what was paid is what was asked."""
    per_side: dict[Side, Counter[UUID]] = {side: Counter() for side in Side}
    for holding in read.holdings:
        assert holding.fen >= 0, holding.account_id
        per_side[read.sides[holding.account_id]][holding.source_id] += holding.fen
    assert per_side[Side.DEBIT] == per_side[Side.CREDIT]
    standing = {entry.id for entry in read.paid}
    for request in read.requests.values():
        if request.entry_id:
            assert request.entry_id in standing, request.id
            assert read.fen_of(request.entry_id) == request.amount_fen


def _prove_restrictions(read: _Read) -> None:
    """No source was spent for anything but what it is tied to."""
    for entry in read.paid:
        meant = read.requests.get(entry.about_id) or read.promises[entry.about_id]
        use = Use(entry.on, meant.purpose_id, meant.community_id, meant.group)
        for leg in read.legs:
            if leg.entry_id == entry.id:
                assert read.sources[leg.source_id].restriction.allows(use), (entry.id, leg.source_id)


async def _left_of_donations(work: Work) -> dict[UUID, int]:
    """Fen of each donation that arrived, were not taken back and not given back."""
    left: Counter[UUID] = Counter()
    for donation in await work.all(select(Donation)):
        left[donation.id] = 0
    for receiving in await work.all(select(Receiving).where(Receiving.reversed_on.is_(None))):
        left[receiving.donation_id] += receiving.amount_fen
    for change in await work.all(select(DonationChange).where(DonationChange.kind == ChangeKind.REFUND)):
        left[change.donation_id] -= change.amount_fen
    return left


def _prove_donations(read: _Read, left: dict[UUID, int]) -> None:
    """All of it lies somewhere or was paid, whatever its sources became."""
    there: Counter[UUID] = Counter()
    standing = {entry.id for entry in read.paid}
    for holding in read.holdings:
        if read.sides[holding.account_id] is Side.CREDIT:
            there[read.sources[holding.source_id].origin_id] += holding.fen
    for leg in read.legs:
        if leg.entry_id in standing:
            there[read.sources[leg.source_id].origin_id] += leg.fen
    for donation_id, fen in left.items():
        assert there[donation_id] == fen, (donation_id, there[donation_id], fen)


async def _prove_states(work: Work, read: _Read) -> None:
    """What a state says lies in its account, lies there."""
    requests, promises = read.requests.values(), read.promises.values()
    approved = await work.all(select(Award).where(Award.account_id.is_not(None)))
    agreements = await work.all(select(Agreement))
    accounts = [request.reserve_id for request in requests] + [award.account_id for award in approved]
    accounts += [promise.account_id for promise in promises]
    accounts += [id_ for each in agreements for id_ in (each.held_id, each.account_id) if id_]
    pots = await pots_of(work, [id_ for id_ in accounts if id_])
    for request in requests:
        expected = request.amount_fen if request.state.is_open else 0
        assert pots[request.reserve_id].held_fen == expected, (request.id, request.state)
        assert (request.state in {PaymentState.PAID, PaymentState.CLOSED}) == (request.entry_id is not None)
    for award in approved:
        pot = pots[award.account_id or award.id]
        assert award.state is not AwardState.CLOSED or pot.held_fen == 0, award.id
        assert pot.received_fen <= award.amount_fen, award.id
    for promise in promises:
        assert promise.state is PromiseState.PROMISED or pots[promise.account_id].held_fen == 0, promise.id
    undone = {entry.about_id for entry in read.entries if entry.kind is EntryKind.REVERSAL}
    booked = select(Deposit).where(Deposit.state == DepositState.CONFIRMED, Deposit.id.not_in(undone))
    confirmed = await work.all(booked)
    for agreement in agreements:
        came = sum(deposit.amount_fen for deposit in confirmed if deposit.agreement_id == agreement.id)
        assert came <= agreement.amount_fen
        lies = sum(pots[id_].received_fen for id_ in (agreement.held_id, agreement.account_id) if id_)
        over = agreement.state in {AgreementState.CLOSED, AgreementState.CANCELLED}
        assert lies <= came if over else lies == came, (agreement.id, lies, came)
        assert not over or all(pots[id_].held_fen == 0 for id_ in (agreement.held_id, agreement.account_id) if id_)


async def _prove_two_hands(work: Work) -> None:
    """Nobody approved, paid, confirmed or ended what they asked for."""
    for request in await work.all(select(PaymentRequest)):
        assert request.asked_by not in {request.decided_by, request.paid_by}
    for award in await work.all(select(Award)):
        assert award.asked_by != award.decided_by
    for instalment in await work.all(select(Instalment).where(Instalment.confirmed_by.is_not(None))):
        assert instalment.confirmed_by != instalment.reached_by
    for promise in await work.all(select(Promise)):
        assert promise.paid_by != promise.promised_by
    for deposit in await work.all(select(Deposit).where(Deposit.state == DepositState.CONFIRMED)):
        assert deposit.decided_by != deposit.entered_by
    for agreement in await work.all(select(Agreement).where(Agreement.account_id.is_not(None))):
        assert len({agreement.owner_signed_by, agreement.community_signed_by, agreement.hub_signed_by}) == 3
        assert agreement.state is not AgreementState.CLOSED or agreement.ended_by != agreement.closing_asked_by
