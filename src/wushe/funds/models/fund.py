"""Funds and promises. Amounts are whole fen; a fund can never promise more than it has, in the database itself."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from wushe.funds.errors import AmountBelowPromises, FundClosed, FundNameTaken, PromiseSettled, TooLittleLeft
from wushe.funds.kinds import FundKind, FundState, PromiseState
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Fen, Name, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.kernel.text import normalised, search_key


class Fund(TenantModel, Versioned):
    """`promised_fen` is what open and kept promises take of `amount_fen`; only verbs of promises move it."""

    __tablename__ = "fund"
    grants = "SELECT, INSERT, UPDATE"

    name: Mapped[Name]
    name_key: Mapped[Name]
    search: Mapped[str]
    kind: Mapped[FundKind]
    purpose: Mapped[str] = mapped_column(default="")
    community_id: Mapped[UUID | None]
    funder_id: Mapped[UUID | None]
    amount_fen: Mapped[Fen]
    promised_fen: Mapped[Fen] = mapped_column(default=0)
    state: Mapped[FundState] = mapped_column(default=FundState.OPEN)
    recorded_on: Mapped[date]

    __table_args__ = (
        tenant_unique("name_key"),
        tenant_key("community_id", "community"),
        tenant_key("funder_id", "person"),
        CheckConstraint("promised_fen <= amount_fen", name="promises_within_amount"),
        CheckConstraint("promised_fen >= 0", name="promises_not_negative"),
        Index("ix_fund_funder", "tenant_id", "funder_id"),
    )

    @property
    def left_fen(self) -> int:
        return self.amount_fen - self.promised_fen

    def describe(self, *, name: str, kind: FundKind, purpose: str, amount_fen: int) -> None:
        """Raises `AmountBelowPromises`."""
        if amount_fen < (self.promised_fen or 0):
            raise AmountBelowPromises
        self.name, self.name_key, self.search = name, normalised(name), search_key(name)
        self.kind, self.purpose, self.amount_fen = kind, purpose, amount_fen

    def close(self) -> None:
        self.refuse_if_closed()
        self.state = FundState.CLOSED

    def reopen(self) -> None:
        self.state = FundState.OPEN

    def refuse_if_closed(self) -> None:
        if self.state is FundState.CLOSED:
            raise FundClosed(name=self.name)


class Promise(TenantModel, Versioned):
    """A part of a fund for one linkage. The linkage lies above this slice, so only its id is held."""

    __tablename__ = "fund_promise"
    grants = "SELECT, INSERT, UPDATE"

    fund_id: Mapped[UUID]
    linkage_id: Mapped[UUID]
    amount_fen: Mapped[Fen]
    state: Mapped[PromiseState] = mapped_column(default=PromiseState.PROMISED)
    promised_on: Mapped[date]
    promised_by: Mapped[UUID | None]
    settled_on: Mapped[date | None]

    __table_args__ = (
        tenant_key("fund_id", "fund"),
        tenant_key("promised_by", "person"),
        CheckConstraint("amount_fen > 0", name="amount"),
        CheckConstraint("(state = 'promised') = (settled_on IS NULL)", name="settled_on"),
        Index("ix_fund_promise_fund", "tenant_id", "fund_id"),
        Index("ix_fund_promise_linkage", "tenant_id", "linkage_id"),
    )

    def keep(self, on: date) -> None:
        self._settle(PromiseState.KEPT, on)

    def withdraw(self, on: date) -> None:
        self._settle(PromiseState.WITHDRAWN, on)

    def _settle(self, state: PromiseState, on: date) -> None:
        if self.state is not PromiseState.PROMISED:
            raise PromiseSettled(state=self.state.label)
        self.state, self.settled_on = state, on


refuses("uq_fund_tenant_id_name_key", FundNameTaken)
refuses("ck_fund_promises_within_amount", TooLittleLeft)
