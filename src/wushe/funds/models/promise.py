"""Promises: a part of a fund in an account of its own, for one linkage."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from wushe.funds.errors import PromiseSettled, SameHand
from wushe.funds.kinds import PromiseState
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Fen, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.ledger.restriction import Use


class Cause(NamedTuple):
    """The linkage that money is set aside for, the organisation that will be paid, and where it serves."""

    linkage_id: UUID
    organization_id: UUID
    community_id: UUID | None = None


class Promise(TenantModel, Versioned):
    """`amount_fen` is what was promised that day; what is left of it lies in the account.

    The linkage lies above this slice, so only its id is held. Who promised does not pay, in the database itself.
    """

    __tablename__ = "fund_promise"
    grants = "SELECT, INSERT, UPDATE"

    fund_id: Mapped[UUID]
    account_id: Mapped[UUID]
    linkage_id: Mapped[UUID]
    organization_id: Mapped[UUID]
    amount_fen: Mapped[Fen]
    purpose_id: Mapped[UUID | None]
    community_id: Mapped[UUID | None]
    group: Mapped[Code] = mapped_column(default="")
    state: Mapped[PromiseState] = mapped_column(default=PromiseState.PROMISED)
    promised_on: Mapped[date]
    promised_by: Mapped[UUID]
    paid_by: Mapped[UUID | None]
    settled_on: Mapped[date | None]

    __table_args__ = (
        tenant_unique("account_id"),
        tenant_key("fund_id", "fund"),
        tenant_key("account_id", "ledger_account"),
        tenant_key("organization_id", "organization"),
        tenant_key("purpose_id", "ledger_purpose"),
        tenant_key("community_id", "community"),
        tenant_key("promised_by", "person"),
        tenant_key("paid_by", "person"),
        CheckConstraint("amount_fen > 0", name="amount"),
        CheckConstraint("paid_by <> promised_by", name="two_hands"),
        CheckConstraint("paid_by IS NULL OR state = 'kept'", name="paid_by"),
        CheckConstraint("(state = 'promised') = (settled_on IS NULL)", name="settled_on"),
        Index("ix_fund_promise_fund", "tenant_id", "fund_id"),
        Index("ix_fund_promise_linkage", "tenant_id", "linkage_id"),
    )

    def use(self, on: date) -> Use:
        """What its money is set aside and spent for."""
        return Use(on, self.purpose_id, self.community_id, self.group)

    def keep(self, on: date, paid_by: UUID) -> None:
        """Raises `SameHand`, `PromiseSettled`."""
        if paid_by == self.promised_by:
            raise SameHand
        self._settle(PromiseState.KEPT, on)
        self.paid_by = paid_by

    def end(self, on: date, spent_fen: int) -> None:
        """Nothing of it is needed any more; raises `PromiseSettled`."""
        self._settle(PromiseState.KEPT if spent_fen else PromiseState.WITHDRAWN, on)

    def reopen(self) -> None:
        """What was paid of it was reversed in the books: there is something to settle again."""
        self.state, self.paid_by, self.settled_on = PromiseState.PROMISED, None, None

    def refuse_if_settled(self) -> None:
        if self.state is not PromiseState.PROMISED:
            raise PromiseSettled(state=self.state.label)

    def _settle(self, state: PromiseState, on: date) -> None:
        self.refuse_if_settled()
        self.state, self.settled_on = state, on


refuses("ck_fund_promise_two_hands", SameHand)
