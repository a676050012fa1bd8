"""Whatever anybody does with money in whatever order, refused or not: after each step everything adds up.

A state machine of hypothesis calls the services' verbs of donations, funds, payments and custody, each as whoever was
drawn, on PostgreSQL as the plain role; `moneyed.prove` reads all of it after each step. Each push lives EXAMPLES // 8
histories; `WUSHE_TEST_EXAMPLES=1000` is for the night.
"""

import os
from collections import Counter
from functools import partial
from typing import Any
from uuid import uuid4

from hypothesis import HealthCheck, Phase, settings, strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

import kept
import requested
from dealing import ADMINS, Dealing, fen, needs, pick, tie, who
from wushe.custody import service as custody
from wushe.custody.kinds import Party
from wushe.custody.schemas import NewDeposit, Signing
from wushe.funds import service as funds
from wushe.kernel.clock import today
from wushe.kernel.work import Work
from wushe.ledger import queries as ledger, service as books
from wushe.ledger.kinds import ReversalReason
from wushe.ledger.schemas import EntryFilters, Reversing
from wushe.payments import service as payments
from wushe.payments.schemas import NewInvoice, NewPayment, Refusing
from wushe.slices import modules

EXAMPLES = max(4, int(os.environ.get("WUSHE_TEST_EXAMPLES", "40")) // 8)
LONG = 50
STEPS = 50


class Money(Dealing):
    """Payments and custody besides donations and funds, and reversals in the books."""

    def begin(self) -> None:
        """Something of everything, as the two administrators lawfully do it, so that short histories reach far."""
        maker, checker, owner = 0, 1, 2
        self.pledge(maker, 30_000, None)
        self.receive(maker, 0, 20_000)
        self.refund(maker, 0, 1_000)
        self.promise(maker, 9_000, None)
        self.ask(maker, 0, 8_000, None, "promise")
        self.reach(maker, 0)
        self.decide_instalment(checker, 0, funds.confirm)
        self.ask(maker, 0, 8_000, None, "instalment")
        self.pay_at_once(checker)
        self.reverse(checker, 0)
        self.ask(owner, 0, 8_000, None, "agreement")
        self.pay_at_once(checker)
        self.deposit(maker, 0, 2_000)
        self.decide_deposit(checker, 0, 0, custody.confirm_deposit)
        self.change_purpose(maker, 0, 1)
        self.ask_award(maker, 2_000, 0, in_round=False)
        self.approve_award(checker, 0)

    # --- payments

    @rule(who=who, pick=pick, fen=fen, tie=tie, pot=st.sampled_from(("promise", "instalment", "agreement")))
    def ask(self, who: int, pick: int, fen: int, tie: int | None, pot: str) -> None:
        kind = "custody" if pot == "agreement" else pot
        data = NewPayment(
            pot_kind=kind, holder_id=self.one(pot, pick), amount=fen // 2 + 1, what="物资", purpose_id=self.purpose(tie)
        )
        self.do(who, f"ask_{pot}", lambda work: self._asked_with_invoice(work, data), "payment")

    async def _asked_with_invoice(self, work: Work, data: NewPayment) -> Any:
        request = await payments.ask(work, data)
        invoice = NewInvoice(number=uuid4().hex[:20], amount=data.amount)
        await payments.add_invoice(work, request.id, invoice, requested.paper())
        return request

    @needs("payment")
    @rule(who=who, pick=pick, verb=st.sampled_from((payments.approve, payments.pay, payments.pay, payments.close)))
    def forward(self, who: int, pick: int, verb: Any) -> None:
        self.do(who, f"{verb.__name__}_payment", lambda work: verb(work, self.one("payment", pick)))

    @needs("payment")
    @rule(pick=pick)
    def pay_at_once(self, pick: int) -> None:
        """The whole way by an administrator who did not ask, so that what comes after it is reached as well."""
        payment_id = self.one("payment", pick)
        for verb in (payments.approve, payments.pay):
            self.do(pick % ADMINS, f"{verb.__name__}_payment", lambda work, verb=verb: verb(work, payment_id))

    @needs("payment")
    @rule(who=who, pick=pick, refuses=st.booleans())
    def end_payment(self, who: int, pick: int, *, refuses: bool) -> None:
        verb = partial(payments.refuse, data=Refusing(reason="超出约定")) if refuses else payments.withdraw
        name = "refuse_payment" if refuses else "withdraw_payment"
        self.do(who, name, lambda work: verb(work, self.one("payment", pick)))

    @rule(who=who, pick=pick)
    def reverse(self, who: int, pick: int) -> None:
        async def verb(work: Work) -> None:
            entries = await work.all(ledger.entries(EntryFilters()).order_by(*ledger.NEWEST_ENTRY).limit(6))
            data = Reversing(on=today(), reason=ReversalReason.RETURNED)
            await books.reverse(work, entries[pick % len(entries)].id, data)

        self.do(who, "reverse", verb)

    # --- custody

    @rule(who=who, fen=fen)
    def draft(self, who: int, fen: int) -> None:
        data = kept.wanted(self.town.parties, fen)
        self.do(who, "draft", lambda work: custody.draft(work, data), "agreement")

    @needs("agreement")
    @rule(pick=pick, party=st.sampled_from(Party), by=st.sampled_from(("own", "own", "own", "any")), who=who)
    def sign(self, pick: int, party: Party, by: str, who: int) -> None:
        parties = self.town.parties
        own = {Party.OWNER: parties.owner, Party.HUB: parties.hub, Party.COMMUNITY: parties.staff}[party]
        actor = self.town.actors.index(own) if by == "own" else who
        self.do(actor, "sign", lambda work: custody.sign(work, self.one("agreement", pick), Signing(party=party)))

    @needs("agreement")
    @rule(who=who, pick=pick, fen=fen)
    def deposit(self, who: int, pick: int, fen: int) -> None:
        agreement_id = self.one("agreement", pick)
        data = NewDeposit(amount=fen // 2 + 1, payer="村民")
        self.do(who, "deposit", lambda work: custody.deposit(work, agreement_id, data), "deposit")

    @needs("deposit")
    @rule(
        who=who, pick=pick, other=pick,
        verb=st.sampled_from((custody.confirm_deposit, custody.confirm_deposit, custody.drop_deposit)),
    )  # fmt: skip
    def decide_deposit(self, who: int, pick: int, other: int, verb: Any) -> None:
        agreement_id, deposit_id = self.one("agreement", pick), self.one("deposit", other)
        self.do(who, verb.__name__, lambda work: verb(work, agreement_id, deposit_id))

    @needs("agreement")
    @rule(
        who=who, pick=pick,
        verb=st.sampled_from((custody.ask_to_close, custody.close, custody.keep_open, custody.cancel)),
    )  # fmt: skip
    def end_agreement(self, who: int, pick: int, verb: Any) -> None:
        self.do(who, f"{verb.__name__}_agreement", lambda work: verb(work, self.one("agreement", pick)))


VERBS = {
    "pledge", "receive", "take_back", "refund", "change_purpose", "cancel_pledge",
    "take_in", "promise", "release", "keep_promise", "withdraw_promise", "open_round", "close_round",
    "ask_award", "plan", "approve_award", "withdraw_award", "close_award", "refuse_award", "reach",
    "confirm_instalment", "drop_instalment",
    "ask_promise", "ask_instalment", "ask_agreement", "approve_payment", "pay_payment", "close_payment",
    "refuse_payment", "withdraw_payment", "reverse",
    "draft", "sign", "deposit", "confirm_deposit", "drop_deposit", "ask_to_close_agreement", "close_agreement",
    "keep_open_agreement", "cancel_agreement",
}  # fmt: skip
"""In a long run each of them succeeds somewhere: histories that only were refused would prove nothing."""


def test_money_adds_up_after_every_verb_of_every_role(sessions) -> None:
    modules("listeners")
    kind = type("Money", (Money,), {"sessions": sessions, "done": Counter(), "refused": Counter()})
    run_state_machine_as_test(
        kind,
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=STEPS, deadline=None, derandomize=True,
            phases=[Phase.explicit, Phase.generate, Phase.shrink],
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )  # fmt: skip
    assert kind.done.keys() <= VERBS
    missing = VERBS - kind.done.keys()
    assert len(missing) < (len(VERBS) // 2 if EXAMPLES < LONG else 1), (missing, kind.done, kind.refused)
