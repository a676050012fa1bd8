"""Social workers: the support, with or without a credential."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from wushe.kernel.clock import today
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.people.errors import (
    AlreadySocialWorker,
    CredentialEndsEarly,
    CredentialIncomplete,
    CredentialTaken,
    WorkerEnded,
)
from wushe.people.kinds import CredentialLevel, WorkerTier

SOON = timedelta(days=90)
"""How long before its end a credential is shown as ending: renewal asks for training hours first."""


class SocialWorker(TenantModel, Versioned):
    """`level`, `number` and `issued_on` are the credential, all of them or none; `expires_on` is its last valid day."""

    __tablename__ = "social_worker"
    grants = "SELECT, INSERT, UPDATE"

    person_id: Mapped[UUID]
    tier: Mapped[WorkerTier]
    level: Mapped[CredentialLevel | None]
    number: Mapped[Code | None]
    issued_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    since: Mapped[date]
    until: Mapped[date | None]

    __table_args__ = (
        tenant_key("person_id", "person"),
        tenant_unique("person_id"),
        tenant_unique("number"),
        CheckConstraint("num_nonnulls(level, number, issued_on) IN (0, 3)", name="credential_whole"),
        CheckConstraint("expires_on > issued_on", name="ends_after_issue"),
        CheckConstraint("expires_on IS NULL OR issued_on IS NOT NULL", name="term_of_credential"),
        CheckConstraint("until >= since", name="ends_after_start"),
        Index("ix_social_worker_expires_on", "tenant_id", "expires_on"),
    )

    @property
    def has_credential(self) -> bool:
        return self.level is not None

    @property
    def is_expired(self) -> bool:
        return self.expires_on is not None and self.expires_on < today()

    @property
    def ends_soon(self) -> bool:
        return self.expires_on is not None and not self.is_expired and self.expires_on - today() <= SOON

    def is_licensed(self, on: date) -> bool:
        """Whether a task that asks for a licence may be done by this person on that day."""
        if self.issued_on is None or (self.until is not None and self.until < on):
            return False
        return self.issued_on <= on and (self.expires_on is None or on <= self.expires_on)

    def certify(
        self, *, level: CredentialLevel | None, number: str, issued_on: date | None, expires_on: date | None
    ) -> None:
        """Take the credential as it is now, or none. Raises `CredentialIncomplete`, `CredentialEndsEarly`."""
        given = [level is not None, bool(number), issued_on is not None]
        if any(given) != all(given) or (expires_on is not None and issued_on is None):
            raise CredentialIncomplete().beside("number")
        if issued_on is not None and expires_on is not None and expires_on <= issued_on:
            raise CredentialEndsEarly().beside("expires_on")
        self.level, self.number = level, number or None
        self.issued_on, self.expires_on = issued_on, expires_on

    def end(self, on: date) -> None:
        if self.until is not None:
            raise WorkerEnded
        self.until = max(on, self.since)

    def resume(self) -> None:
        if self.until is None:
            raise AlreadySocialWorker
        self.until = None


refuses("uq_social_worker_tenant_id_person_id", AlreadySocialWorker)
refuses("uq_social_worker_tenant_id_number", CredentialTaken)
