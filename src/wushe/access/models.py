"""Who holds which role, and what a township grants its roles beyond the common policy."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, func, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wushe.access.errors import AlreadyGranted, AlreadyHeld, PowersSeparated
from wushe.access.roles import POWERS, Role
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, TenantModel, tenant_unique
from wushe.kernel.work import Extent

_IS_POWER = f"role IN ({', '.join(repr(power.value) for power in POWERS)})"


class RoleHolding(TenantModel):
    """A role held by an account, or by a person who has no account yet; ended rows stay as history.

    `community_id` is the community that a community's staff works for; `organization_id` the group that a leader
    leads, so that leading one ends without ending the other. Both are ids of slices above: no foreign key. A power is
    held by an account, and by none that holds another of the three at the same time.
    """

    __tablename__ = "role_holding"

    account_id: Mapped[UUID | None]
    person_id: Mapped[UUID | None]
    role: Mapped[Role]
    community_id: Mapped[UUID | None]
    organization_id: Mapped[UUID | None]
    since: Mapped[datetime] = mapped_column(server_default=func.now())
    until: Mapped[datetime | None]
    given_by: Mapped[UUID | None]

    __table_args__ = (
        CheckConstraint("num_nonnulls(account_id, person_id) = 1", name="one_holder"),
        CheckConstraint("role <> 'community_staff' OR community_id IS NOT NULL", name="staff_has_community"),
        CheckConstraint("until IS NULL OR until >= since", name="ends_after_start"),
        CheckConstraint(f"account_id IS NOT NULL OR NOT {_IS_POWER}", name="power_has_account"),
        ExcludeConstraint(
            ("tenant_id", "="),
            ("account_id", "="),
            ("role", "<>"),
            (text("tstzrange(since, until)"), "&&"),
            name="ex_role_holding_one_power",
            where=text(_IS_POWER),
        ),
        Index(
            "uq_role_holding_current",
            *("tenant_id", "account_id", "person_id", "role", "community_id", "organization_id"),
            unique=True,
            postgresql_where=text("until IS NULL"),
            postgresql_nulls_not_distinct=True,
        ),
        Index("ix_role_holding_person", "tenant_id", "person_id"),
    )

    def end(self, at: datetime) -> None:
        """Withdraw it from `at` on, which is the database's time as `since` is; ending twice changes nothing."""
        if self.until is None or self.until > at:
            self.until = at


class ExtraGrant(TenantModel):
    """One line that this township adds to the policy, within `policies/ceiling.csv`."""

    __tablename__ = "extra_grant"

    role: Mapped[Role]
    permission: Mapped[Code]
    extent: Mapped[Extent]
    given_by: Mapped[UUID | None]
    given_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (tenant_unique("role", "permission", "extent"),)


refuses("ex_role_holding_one_power", PowersSeparated)
refuses("uq_role_holding_current", AlreadyHeld)
refuses("uq_extra_grant_tenant_id_role_permission_extent", AlreadyGranted)
