"""Communities: the places of the official list, and what everyone calls them."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wushe.communities.errors import CodeKept, CommunityRetired
from wushe.communities.kinds import CommunityKind
from wushe.communities.names import everyday_name
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Name, TenantModel, Versioned, tenant_unique
from wushe.kernel.text import search_key


class Community(TenantModel, Versioned):
    """`name` is the official list's, `short_name` what everyone says. Retired when it leaves it, never deleted."""

    __tablename__ = "community"
    grants = "SELECT, INSERT, UPDATE"

    code: Mapped[Code]
    name: Mapped[Name]
    short_name: Mapped[Name]
    kind: Mapped[CommunityKind]
    address: Mapped[str] = mapped_column(default="")
    phone: Mapped[Code] = mapped_column(default="")
    search: Mapped[str]
    retired_on: Mapped[date | None]

    __table_args__ = (
        tenant_unique("code"),
        CheckConstraint("code ~ '^[1-9][0-9]{11}$'", name="code_digits"),
        CheckConstraint("short_name <> ''", name="short_name_said"),
    )

    @property
    def is_retired(self) -> bool:
        return self.retired_on is not None

    def rename(self, name: str) -> None:
        """Take the official list's name; a short name that somebody chose stays."""
        derived = self.short_name == everyday_name(self.name)
        self.name = name
        self.call(everyday_name(name) if derived else self.short_name)

    def call(self, short_name: str) -> None:
        self.short_name = short_name
        self.search = search_key(self.name, short_name, self.code)

    def reach_at(self, *, short_name: str, address: str, phone: str) -> None:
        """What its own staff may say of it; raises `CommunityRetired`."""
        self.refuse_if_retired()
        self.call(short_name)
        self.address, self.phone = address, phone

    def retire(self, on: date) -> None:
        self.retired_on = self.retired_on or on

    def restore(self) -> None:
        self.retired_on = None

    def refuse_if_retired(self) -> None:
        if self.is_retired:
            raise CommunityRetired(name=self.short_name)


refuses("uq_community_tenant_id_code", CodeKept)
