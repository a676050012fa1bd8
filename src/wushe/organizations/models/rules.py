"""What a township decides for itself: types of groups, checklists, terms, and how far its filing numbers have run."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, Versioned, tenant_unique
from wushe.kernel.text import clean, normalised
from wushe.organizations.errors import TypeTaken
from wushe.organizations.kinds import Procedure

DEFAULT_DAYS = {Procedure.FILING: 20, Procedure.REGISTRATION: 60}
"""Days to decide where the township has set none. 60 is what 社会团体登记管理条例 leaves the bureau."""


class OrganizationType(TenantModel, Versioned):
    """One entry of the township's list. `recreational` groups count as recreation only until they take up an affair."""

    __tablename__ = "organization_type"

    name: Mapped[Name]
    name_key: Mapped[Name]
    recreational: Mapped[bool] = mapped_column(default=False)
    rank: Mapped[int] = mapped_column(default=0)
    retired_on: Mapped[date | None]

    __table_args__ = (tenant_unique("name_key"),)

    def call(self, name: str) -> None:
        self.name = clean(name)
        self.name_key = normalised(name)

    def retire(self, on: date) -> None:
        """Take it out of the list; groups of before keep it."""
        self.retired_on = self.retired_on or on


class ChecklistItem(TenantModel, Versioned):
    """A paper that an application of one procedure has to bring. Applications copy the list as it was that day."""

    __tablename__ = "checklist_item"

    procedure: Mapped[Procedure]
    name: Mapped[Name]
    explanation: Mapped[str] = mapped_column(default="")
    rank: Mapped[int] = mapped_column(default=0)
    retired_on: Mapped[date | None]

    __table_args__ = (
        Index(
            "uq_checklist_item_current", "tenant_id", "procedure", "name",
            unique=True, postgresql_where=text("retired_on IS NULL"),
        ),
    )  # fmt: skip

    def retire(self, on: date) -> None:
        """Ask for it no more; applications that are open keep theirs."""
        self.retired_on = self.retired_on or on


class Term(TenantModel):
    """Within how many days the township promises to decide."""

    __tablename__ = "procedure_term"

    procedure: Mapped[Procedure]
    days: Mapped[int]

    __table_args__ = (tenant_unique("procedure"), CheckConstraint("days BETWEEN 1 AND 365", name="days"))


class FilingSeries(TenantModel):
    """How far the filing numbers of one year have run. The row's lock is what leaves no gap."""

    __tablename__ = "filing_series"

    year: Mapped[int]
    last: Mapped[int]

    __table_args__ = (tenant_unique("year"), CheckConstraint("last >= 0", name="last"))


refuses("uq_organization_type_tenant_id_name_key", TypeTaken)
refuses("uq_checklist_item_current", TypeTaken)
