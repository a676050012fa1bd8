"""Everybody deals with money: the state machine of `systems/test_money_of_all_verbs.py`, with donations and funds.

Ids of what there is are kept by kind; a rule takes one of them as whoever was drawn, and may be refused.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

import gifts
import given
import moneyed
from wushe.donations import service as donations
from wushe.donations.kinds import Way
from wushe.donations.schemas.entered import NewDonation, NewReceiving
from wushe.funds import service as funds
from wushe.funds.models import Cause
from wushe.funds.queries import awards as award_queries
from wushe.funds.schemas import Income, NewPromise, Part
from wushe.funds.schemas.awards import InstalmentData, NewAward, Proof, Refusing as RefusingAward, RoundData
from wushe.kernel.clock import today
from wushe.kernel.errors import Refusal
from wushe.kernel.work import Work

ADMINS = 2
who = st.integers(0, 23).map(lambda drawn: drawn % ADMINS if drawn < 18 else drawn - 16)
"""An administrator three times in four, else another role."""
fen = st.integers(1, 40_000)
pick = st.integers(0, 999)
tie = st.sampled_from((None, None, 0, 1))

Verb = Callable[[Work], Awaitable[Any]]


def needs(kind: str) -> Any:
    """A rule that waits until there is one of these."""
    return precondition(lambda machine: kind in machine.there)


class Dealing(RuleBasedStateMachine):
    """Ids of what there is, by kind; a rule takes one of them, or does nothing while there is none."""

    sessions: moneyed.Sessions
    done: Counter[str]
    refused: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.Runner()
        self.town = self.loop.run(moneyed.township(self.sessions))
        self.there = self.town.there
        self.changed = True
        self.begin()

    def teardown(self) -> None:
        self.loop.run(self._look(moneyed.prove_traces))
        self.loop.close()

    async def _look(self, prove: Callable[[Work], Awaitable[None]]) -> None:
        async with given.work(self.sessions, self.town.admin) as work:
            await prove(work)

    def begin(self) -> None:
        """What the machine with all rules begins with."""

    def do(self, actor: int, name: str, verb: Verb, makes: str = "") -> None:
        """The verb as that actor; a refusal must have changed nothing, which the invariants look at."""
        self.loop.run(self._do(actor, name, verb, makes))

    async def _do(self, actor: int, name: str, verb: Verb, makes: str) -> None:
        try:
            async with given.work(self.sessions, self.town.actors[actor]) as work:
                made = await verb(work)
        except Refusal as refusal:
            self.refused[refusal.code] += 1
        else:
            self.done[name] += 1
            self.changed = True
            if makes:
                self.there.setdefault(makes, []).append(made.id)

    def one(self, kind: str, drawn: int) -> UUID:
        """Of what there is, the newest rather than the oldest; of nothing, what nobody knows."""
        found = self.there.get(kind, [])[-3:]
        return found[drawn % len(found)] if found else UUID(int=drawn)

    def purpose(self, drawn: int | None) -> UUID | None:
        return None if drawn is None else self.town.purposes[drawn]

    @invariant()
    def everything_adds_up(self) -> None:
        if self.changed:
            self.loop.run(self._look(moneyed.prove))
        self.changed = False

    # --- donations

    @rule(who=who, fen=fen, tie=tie)
    def pledge(self, who: int, fen: int, tie: int | None) -> None:
        data = NewDonation(
            donor_id=self.town.donor_id, amount=fen, fund_id=self.town.fund_id, purpose_id=self.purpose(tie)
        )
        self.do(who, "pledge", lambda work: donations.pledge(work, data), "donation")

    @needs("donation")
    @rule(who=who, pick=pick, fen=fen)
    def receive(self, who: int, pick: int, fen: int) -> None:
        data = NewReceiving(amount=fen, on=today(), way=Way.BANK)
        self.do(who, "receive", lambda work: donations.receive(work, self.one("donation", pick), data), "receiving")

    @needs("receiving")
    @rule(who=who, pick=pick)
    def take_back(self, who: int, pick: int) -> None:
        self.do(who, "take_back", lambda work: donations.take_back(work, self.one("receiving", pick)))

    @needs("donation")
    @rule(who=who, pick=pick, fen=fen)
    def refund(self, who: int, pick: int, fen: int) -> None:
        data = gifts.refund(fen // 100 + 1)
        self.do(who, "refund", lambda work: donations.refund(work, self.one("donation", pick), data))

    @needs("donation")
    @rule(who=who, pick=pick, tie=tie)
    def change_purpose(self, who: int, pick: int, tie: int | None) -> None:
        data = gifts.rededication(purpose_id=self.purpose(tie))
        self.do(who, "change_purpose", lambda work: donations.change_purpose(work, self.one("donation", pick), data))

    @needs("donation")
    @rule(who=who, pick=pick)
    def cancel_pledge(self, who: int, pick: int) -> None:
        self.do(who, "cancel_pledge", lambda work: donations.cancel(work, self.one("donation", pick)))

    # --- funds

    @rule(who=who, fen=fen, tie=tie)
    def take_in(self, who: int, fen: int, tie: int | None) -> None:
        data = Income(amount=fen, purpose_id=self.purpose(tie))
        self.do(who, "take_in", lambda work: funds.take_in(work, self.town.fund_id, data))

    @rule(who=who, fen=fen, tie=tie)
    def promise(self, who: int, fen: int, tie: int | None) -> None:
        data = NewPromise(fund_id=self.town.fund_id, amount=fen, purpose_id=self.purpose(tie))
        cause = Cause(uuid4(), self.town.parties.owner_id, self.town.parties.community_id)
        self.do(who, "promise", lambda work: funds.promise(work, data, cause), "promise")

    @needs("promise")
    @rule(who=who, pick=pick, fen=fen)
    def release(self, who: int, pick: int, fen: int) -> None:
        self.do(who, "release", lambda work: funds.release(work, self.one("promise", pick), Part(amount=fen)))

    @needs("promise")
    @rule(who=who, pick=pick, verb=st.sampled_from((funds.keep, funds.withdraw)))
    def settle_promise(self, who: int, pick: int, verb: Any) -> None:
        self.do(who, f"{verb.__name__}_promise", lambda work: verb(work, self.one("promise", pick)))

    @rule(who=who, fen=fen)
    def open_round(self, who: int, fen: int) -> None:
        data = RoundData(name=f"公益微创投{uuid4().hex[:6]}", cap=fen)
        self.do(who, "open_round", lambda work: funds.open_round(work, self.town.fund_id, data), "round")

    @needs("round")
    @rule(who=who, pick=pick)
    def close_round(self, who: int, pick: int) -> None:
        self.do(who, "close_round", lambda work: funds.close_round(work, self.one("round", pick)))

    @rule(who=who, fen=fen, pick=pick, in_round=st.booleans())
    def ask_award(self, who: int, fen: int, pick: int, *, in_round: bool) -> None:
        round_id = self.one("round", pick) if in_round else None
        data = NewAward(
            fund_id=self.town.fund_id, organization_id=self.town.parties.owner_id, title="端午龙舟", amount=fen,
            award_round_id=round_id,
        )  # fmt: skip
        self.do(who, "ask_award", lambda work: funds.ask_award(work, data), "award")

    @needs("award")
    @rule(who=who, pick=pick, fen=fen)
    def plan(self, who: int, pick: int, fen: int) -> None:
        data = InstalmentData(title="首期", amount=fen, due_on=today() + timedelta(days=30))
        self.do(who, "plan", lambda work: funds.plan(work, self.one("award", pick), data), "instalment")

    @needs("award")
    @rule(who=who, pick=pick)
    def approve_award(self, who: int, pick: int) -> None:
        award_id = self.one("award", pick)
        self.do(who, "approve_award", lambda work: funds.approve_award(work, award_id))
        self.loop.run(self._note_instalments(award_id))

    async def _note_instalments(self, award_id: UUID) -> None:
        """An award that was approved without a plan has one instalment now."""
        async with given.work(self.sessions, self.town.admin) as work:
            found = [each.id for each in await work.all(award_queries.instalments_of(award_id))]
        known = self.there.setdefault("instalment", [])
        known += [id_ for id_ in found if id_ not in known]

    @needs("award")
    @rule(who=who, pick=pick, verb=st.sampled_from((funds.withdraw_award, funds.close_award, funds.refuse_award)))
    def end_award(self, who: int, pick: int, verb: Any) -> None:
        said = (RefusingAward(reason="资料不全"),) if verb is funds.refuse_award else ()
        self.do(who, f"{verb.__name__}_award", lambda work: verb(work, self.one("award", pick), *said))

    @needs("instalment")
    @rule(who=who, pick=pick)
    def reach(self, who: int, pick: int) -> None:
        proof = Proof(evidence="活动已办完")
        self.do(who, "reach", lambda work: funds.reach(work, self.one("instalment", pick), proof))

    @needs("instalment")
    @rule(who=who, pick=pick, verb=st.sampled_from((funds.confirm, funds.confirm, funds.drop)))
    def decide_instalment(self, who: int, pick: int, verb: Any) -> None:
        self.do(who, f"{verb.__name__}_instalment", lambda work: verb(work, self.one("instalment", pick)))
