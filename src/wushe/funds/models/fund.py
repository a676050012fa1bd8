"""Funds. What they have, reserve and spent stands in the ledger alone."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from wushe.funds.errors import FundClosed, FundNameTaken, FundPurpose, PeriodTurned
from wushe.funds.kinds import FundKind, FundState
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.kernel.text import normalised, search_key


class Fund(TenantModel, Versioned):
    """`purpose_id` is what all of it is for, where there is one purpose; `purpose` says it in words."""

    __tablename__ = "fund"
    grants = "SELECT, INSERT, UPDATE"

    name: Mapped[Name]
    name_key: Mapped[Name]
    search: Mapped[str]
    kind: Mapped[FundKind]
    account_id: Mapped[UUID]
    purpose: Mapped[str] = mapped_column(default="")
    purpose_id: Mapped[UUID | None]
    community_id: Mapped[UUID | None]
    funder_id: Mapped[UUID | None]
    state: Mapped[FundState] = mapped_column(default=FundState.OPEN)
    recorded_on: Mapped[date]

    __table_args__ = (
        tenant_unique("name_key"),
        tenant_unique("account_id"),
        tenant_key("account_id", "ledger_account"),
        tenant_key("purpose_id", "ledger_purpose"),
        tenant_key("community_id", "community"),
        tenant_key("funder_id", "person"),
        Index("ix_fund_funder", "tenant_id", "funder_id"),
    )

    def describe(self, *, name: str, kind: FundKind, purpose: str) -> None:
        self.name, self.name_key, self.search = name, normalised(name), search_key(name)
        self.kind, self.purpose = kind, purpose

    def purpose_for(self, wanted: UUID | None) -> UUID | None:
        """What money out of it is spent for; raises `FundPurpose` for another than the fund's own."""
        if self.purpose_id and wanted not in {None, self.purpose_id}:
            raise FundPurpose(name=self.name)
        return wanted or self.purpose_id

    def close(self) -> None:
        self.refuse_if_closed()
        self.state = FundState.CLOSED

    def reopen(self) -> None:
        self.state = FundState.OPEN

    def refuse_if_closed(self) -> None:
        if self.state is FundState.CLOSED:
            raise FundClosed(name=self.name)


refuses("uq_fund_tenant_id_name_key", FundNameTaken)
refuses("ck_ledger_source_period", PeriodTurned)
