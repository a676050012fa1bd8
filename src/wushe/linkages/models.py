"""A linkage and those who take part. What is said here of makers and checkers the database says as well."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped

from wushe.communities.societies import Society
from wushe.kernel import i18n
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, Versioned, tenant_key
from wushe.linkages.errors import AlreadyTakesPart, NeedTaken, PlacesMissing, SameHand, WrongStage
from wushe.linkages.kinds import OPEN, EndReason, Stage


class Linkage(TenantModel, Versioned):
    """Five societies around one need. `confirmed_by` and `signed_off_by` are two persons."""

    __tablename__ = "linkage"
    grants = "SELECT, INSERT, UPDATE"

    title: Mapped[Name]
    search: Mapped[str]
    need_id: Mapped[UUID]
    organization_id: Mapped[UUID]
    community_id: Mapped[UUID]
    stage: Mapped[Stage]
    proposed_on: Mapped[date]
    proposed_by: Mapped[UUID | None]
    agreed_on: Mapped[date | None]
    started_on: Mapped[date | None]
    confirmed_on: Mapped[date | None]
    confirmed_by: Mapped[UUID | None]
    closed_on: Mapped[date | None]
    signed_off_by: Mapped[UUID | None]
    withdrawn_on: Mapped[date | None]
    end_reason: Mapped[EndReason | None]

    __table_args__ = (
        tenant_key("need_id", "need"),
        tenant_key("organization_id", "organization"),
        tenant_key("community_id", "community"),
        tenant_key("proposed_by", "person"),
        tenant_key("confirmed_by", "person"),
        tenant_key("signed_off_by", "person"),
        CheckConstraint("signed_off_by <> confirmed_by", name="two_hands"),
        CheckConstraint("(stage = 'withdrawn') = (end_reason IS NOT NULL)", name="end_reason"),
        CheckConstraint("stage <> 'closed' OR (confirmed_on IS NOT NULL AND closed_on IS NOT NULL)", name="way"),
        Index(
            "uq_linkage_open_need", "tenant_id", "need_id", unique=True,
            postgresql_where=text("stage NOT IN ('withdrawn', 'closed')"),
        ),
        Index("ix_linkage_organization", "tenant_id", "organization_id"),
        Index("ix_linkage_community", "tenant_id", "community_id"),
        Index("ix_linkage_newest", "tenant_id", "proposed_on", "id"),
    )  # fmt: skip

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN

    def agree(self, on: date) -> None:
        self._move(Stage.PROPOSED, Stage.AGREED)
        self.agreed_on = on

    def decline(self, reason: EndReason, on: date) -> None:
        self._must_be(Stage.PROPOSED)
        self._end(reason, on)

    def start(self, on: date, missing: list[Society]) -> None:
        """Raises `PlacesMissing` while a place is empty that cannot be done without."""
        self._must_be(Stage.AGREED)
        if needed := [society for society in missing if society in NEEDED]:
            raise PlacesMissing(missing=listed(needed))
        self._move(Stage.AGREED, Stage.RUNNING)
        self.started_on = on

    def confirm(self, on: date, by: UUID | None) -> None:
        self._move(Stage.RUNNING, Stage.CONFIRMED)
        self.confirmed_on, self.confirmed_by = on, by

    def sign_off(self, on: date, by: UUID | None) -> None:
        """Raises `SameHand` when the one who confirmed would sign off."""
        if by is not None and by == self.confirmed_by:
            raise SameHand
        self._move(Stage.CONFIRMED, Stage.CLOSED)
        self.closed_on, self.signed_off_by = on, by

    def withdraw(self, reason: EndReason, on: date) -> None:
        self.must_be_open()
        self._end(reason, on)

    def must_be_open(self) -> None:
        if not self.is_open:
            raise WrongStage(stage=self.stage.label)

    def _end(self, reason: EndReason, on: date) -> None:
        self.stage, self.end_reason, self.withdrawn_on = Stage.WITHDRAWN, reason, on

    def _move(self, origin: Stage, stage: Stage) -> None:
        self._must_be(origin)
        self.stage = stage

    def _must_be(self, stage: Stage) -> None:
        if self.stage is not stage:
            raise WrongStage(stage=self.stage.label)


NEEDED = (Society.COMMUNITY, Society.WORKER, Society.ORGANIZATION)
"""Platform, support and carrier: without them nothing starts. Volunteers and money may come later."""


def listed(societies: list[Society]) -> str:
    """社区、社会工作者, in the reader's language."""
    return i18n.listed(society.label.say() for society in societies)


class Participant(TenantModel):
    """Somebody in one of the five places. `party_id` is the community, organisation or person, the promise or award."""

    __tablename__ = "linkage_participant"
    grants = "SELECT, INSERT, UPDATE"

    linkage_id: Mapped[UUID]
    society: Mapped[Society]
    party_id: Mapped[UUID]
    community_id: Mapped[UUID | None]
    zone_id: Mapped[UUID | None]
    organization_id: Mapped[UUID | None]
    person_id: Mapped[UUID | None]
    promise_id: Mapped[UUID | None]
    award_id: Mapped[UUID | None]
    since: Mapped[date]
    until: Mapped[date | None]

    __table_args__ = (
        tenant_key("linkage_id", "linkage"),
        tenant_key("community_id", "community"),
        tenant_key("zone_id", "zone"),
        tenant_key("organization_id", "organization"),
        tenant_key("person_id", "person"),
        tenant_key("promise_id", "fund_promise"),
        tenant_key("award_id", "award"),
        CheckConstraint(
            "CASE society WHEN 'community' THEN community_id WHEN 'organization' THEN organization_id"
            " WHEN 'resource' THEN COALESCE(promise_id, award_id) ELSE person_id END = party_id",
            name="party_fits_society",
        ),
        CheckConstraint("promise_id IS NULL OR award_id IS NULL", name="one_resource"),
        Index(
            "uq_linkage_participant_now", "tenant_id", "linkage_id", "society", "party_id", unique=True,
            postgresql_where=text("until IS NULL"),
        ),
        Index("ix_linkage_participant_person", "tenant_id", "person_id"),
    )  # fmt: skip

    def leave(self, on: date) -> None:
        self.until = on


refuses("uq_linkage_open_need", NeedTaken)
refuses("uq_linkage_participant_now", AlreadyTakesPart)
refuses("ck_linkage_two_hands", SameHand)
