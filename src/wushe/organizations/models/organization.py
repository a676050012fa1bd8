"""The organisation itself and its two states."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Name, TenantModel, Versioned, tenant_key
from wushe.kernel.pinyin import spell
from wushe.kernel.text import clean, normalised, search_key
from wushe.organizations.errors import (
    CommunityNeeded,
    CreditCodeTaken,
    Dissolved,
    FilingNumberTaken,
    LegalFormNeeded,
    NameTaken,
    WrongStage,
)
from wushe.organizations.kinds import (
    FilingState,
    Level,
    OrganizationKind,
    RegistrationState,
    Stage,
)


class Organization(TenantModel, Versioned):
    """A group of the township. `level` says whom it serves; one of a village or community belongs to it.

    `public_affair` is the community matter that it has taken up; `spelling` is what names are sorted by;
    `last_active_on` the last day on which it is known to have done something.
    """

    __tablename__ = "organization"

    name: Mapped[Name]
    name_key: Mapped[Name]
    spelling: Mapped[str]
    search: Mapped[str]
    kind: Mapped[OrganizationKind]
    type_id: Mapped[UUID]
    level: Mapped[Level]
    community_id: Mapped[UUID | None]
    founded_on: Mapped[date | None]
    introduction: Mapped[str] = mapped_column(default="")
    public_affair: Mapped[str] = mapped_column(default="")
    stage: Mapped[Stage] = mapped_column(default=Stage.ACTIVE)
    stage_since: Mapped[date | None]
    last_active_on: Mapped[date | None]
    filing_state: Mapped[FilingState] = mapped_column(default=FilingState.NONE)
    filing_number: Mapped[Name | None]
    filed_on: Mapped[date | None]
    registration_state: Mapped[RegistrationState] = mapped_column(default=RegistrationState.NONE)
    credit_code: Mapped[Code | None] = mapped_column(String(18))
    registered_on: Mapped[date | None]

    __table_args__ = (
        tenant_key("type_id", "organization_type"),
        tenant_key("community_id", "community"),
        CheckConstraint("level = 'township' OR community_id IS NOT NULL", name="has_community"),
        CheckConstraint("(filing_state = 'granted') = (filing_number IS NOT NULL)", name="filed_has_number"),
        CheckConstraint("(registration_state = 'granted') = (credit_code IS NOT NULL)", name="registered_has_code"),
        CheckConstraint("registration_state <> 'granted' OR kind <> 'community'", name="registered_is_legal_person"),
        CheckConstraint("filed_on IS NULL OR filing_number IS NOT NULL", name="filed_on"),
        Index(
            "uq_organization_name", "tenant_id", "name_key",
            unique=True, postgresql_where=text("stage <> 'dissolved'"),
        ),
        Index("uq_organization_filing_number", "tenant_id", "filing_number", unique=True),
        Index("uq_organization_credit_code", "tenant_id", "credit_code", unique=True),
        Index("ix_organization_community", "tenant_id", "community_id"),
        Index("ix_organization_spelling", "tenant_id", "spelling", "id"),
    )  # fmt: skip

    def call(self, name: str) -> None:
        """Give it its name, and with it what it is found, compared and sorted by."""
        self.name = clean(name)
        self.name_key = normalised(name)
        self.search = search_key(self.name)
        self.spelling = " ".join(next(iter(spell(self.name_key)), [self.name_key]))

    def settle(self, level: Level, community_id: UUID | None) -> None:
        """Say whom it serves; raises `CommunityNeeded`."""
        if level is Level.COMMUNITY and community_id is None:
            raise CommunityNeeded
        self.level, self.community_id = level, community_id

    # --- the two states

    def file(self, number: str, on: date | None) -> None:
        self.filing_state, self.filing_number, self.filed_on = FilingState.GRANTED, number, on

    def register(self, credit_code: str, on: date | None, kind: OrganizationKind | None = None) -> None:
        """Make it a legal person of `kind`; raises `LegalFormNeeded` for a community group without one."""
        kind = kind or self.kind
        if kind is OrganizationKind.COMMUNITY:
            raise LegalFormNeeded
        self.kind = kind
        self.registration_state = RegistrationState.GRANTED
        self.credit_code, self.registered_on = credit_code, on

    @property
    def is_filed(self) -> bool:
        return self.filing_state is FilingState.GRANTED

    @property
    def is_registered(self) -> bool:
        return self.registration_state is RegistrationState.GRANTED

    # --- its life

    def refuse_if_dissolved(self) -> None:
        if self.stage is Stage.DISSOLVED:
            raise Dissolved

    def fall_asleep(self, on: date) -> None:
        self._move({Stage.ACTIVE}, Stage.DORMANT, on)

    def wake(self, on: date) -> None:
        self._move({Stage.DORMANT}, Stage.ACTIVE, on)

    def dissolve(self, on: date) -> None:
        self._move({Stage.ACTIVE, Stage.DORMANT}, Stage.DISSOLVED, on)

    def _move(self, origins: set[Stage], stage: Stage, on: date) -> None:
        if self.stage not in origins:
            raise WrongStage(stage=self.stage.label)
        self.stage, self.stage_since = stage, on

    def was_active(self, on: date) -> bool:
        """Take note of something it did; returns whether that woke it."""
        self.last_active_on = max(self.last_active_on or on, on)
        if self.stage is not Stage.DORMANT or (self.stage_since and on < self.stage_since):
            return False
        self.wake(on)
        return True


refuses("uq_organization_name", NameTaken)
refuses("uq_organization_filing_number", FilingNumberTaken)
refuses("uq_organization_credit_code", CreditCodeTaken)
