"""Accounts of the installation, and the townships each of them belongs to."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, func
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, mapped_column

from wushe.identity.errors import AccountTaken, AlreadyMember, CodeUsed, SecondFactorMissing
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Name, ReferenceModel
from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled
from wushe.kernel.text import search_key


class AccountStatus(StrEnum):
    """Whether the account can sign in at all."""

    ACTIVE = "active"
    DISABLED = "disabled"


def _searched(context: DefaultExecutionContext) -> str:
    """An account is found by what it is called, wherever it is made."""
    row = context.get_current_parameters()
    return search_key(row["display_name"], row["login_name"])


class Account(ReferenceModel):
    """One person's sign-in. `login_key` is the login name as it is compared; telephone and e-mail are sealed.

    `password_composed`: it has the kinds of characters that 等保模式 asks for, which its hash no longer tells.
    `totp_step` is the last thirty-second step whose code was used: one read over a shoulder is worthless.
    """

    __tablename__ = "account"
    grants = "SELECT, INSERT, UPDATE"

    login_name: Mapped[Name]
    login_key: Mapped[Name]
    display_name: Mapped[Name]
    search: Mapped[str] = mapped_column(default=_searched)
    phone_sealed: Mapped[bytes | None]
    phone_fingerprint: Mapped[bytes | None]
    email_sealed: Mapped[bytes | None]
    status: Mapped[AccountStatus] = mapped_column(default=AccountStatus.ACTIVE)
    created_at: Mapped[datetime] = mapped_column(default=func.now())

    password_hash: Mapped[str]
    password_expires_at: Mapped[datetime | None]
    must_change_password: Mapped[bool] = mapped_column(default=False)
    password_set_at: Mapped[datetime] = mapped_column(default=func.now())
    password_composed: Mapped[bool] = mapped_column(default=False)

    totp_sealed: Mapped[bytes | None]
    totp_confirmed_at: Mapped[datetime | None]
    totp_step: Mapped[int] = mapped_column(default=0)

    locale: Mapped[Code] = mapped_column(default="zh-CN")
    large_text: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (
        UniqueConstraint("login_key", name="uq_account_login_key"),
        UniqueConstraint("phone_fingerprint", name="uq_account_phone_fingerprint"),
    )

    @property
    def is_active(self) -> bool:
        return self.status is AccountStatus.ACTIVE

    @property
    def has_second_factor(self) -> bool:
        return self.totp_confirmed_at is not None

    def disable(self) -> None:
        self.status = AccountStatus.DISABLED

    def enable(self) -> None:
        self.status = AccountStatus.ACTIVE

    def set_password(self, password_hash: str, at: datetime, *, composed: bool = False) -> None:
        """A password of the person's own choice: it has no end but where 等保模式 sets one."""
        self.password_hash, self.password_set_at, self.password_composed = password_hash, at, composed
        self.password_expires_at = None
        self.must_change_password = False

    def set_one_time_password(self, password_hash: str, until: datetime) -> None:
        """A password somebody else has seen: good for one sign-in until `until`, and only to choose another."""
        self.password_hash = password_hash
        self.password_expires_at = until
        self.must_change_password = True

    def propose_second_factor(self, sealed: bytes) -> None:
        """Keep a secret that counts for nothing until a code proves that the telephone has it."""
        self.totp_sealed, self.totp_confirmed_at, self.totp_step = sealed, None, 0

    def confirm_second_factor(self, step: int, at: datetime) -> None:
        if self.totp_sealed is None:
            raise SecondFactorMissing
        self.use_step(step)
        self.totp_confirmed_at = at

    def use_step(self, step: int) -> None:
        """Accept each code once; raises `CodeUsed`."""
        if step <= self.totp_step:
            raise CodeUsed
        self.totp_step = step

    def remove_second_factor(self) -> None:
        self.totp_sealed, self.totp_confirmed_at, self.totp_step = None, None, 0


class MembershipStatus(StrEnum):
    """Whether the account is let into the township."""

    ACTIVE = "active"
    ENDED = "ended"


class Membership(ReferenceModel):
    """An account's place in one township, one county or the platform.

    `person_id` is who it is in the township's register; there is no foreign key, because rows of the installation
    never point into a tenant's tables.
    """

    __tablename__ = "membership"
    grants = "SELECT, INSERT, UPDATE"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    tenant_id: Mapped[UUID] = mapped_column(ForeignKey("tenant.id", ondelete="CASCADE"))
    person_id: Mapped[UUID | None]
    status: Mapped[MembershipStatus] = mapped_column(default=MembershipStatus.ACTIVE)
    joined_at: Mapped[datetime] = mapped_column(default=func.now())
    ended_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("account_id", "tenant_id", name="uq_membership_account_id_tenant_id"),
        Index("ix_membership_tenant_id_person_id", "tenant_id", "person_id", unique=True),
    )

    @property
    def is_active(self) -> bool:
        return self.status is MembershipStatus.ACTIVE

    def end(self, at: datetime) -> None:
        self.status, self.ended_at = MembershipStatus.ENDED, at

    def resume(self, person_id: UUID | None) -> None:
        """Somebody who had left comes back, perhaps under another entry of the register."""
        self.status, self.ended_at = MembershipStatus.ACTIVE, None
        self.person_id = person_id or self.person_id


class Standing(Labelled):
    """How an account stands in one township, in a word."""

    ACTIVE = "active", _("使用中")
    LEFT = "left", _("已退出")
    DISABLED = "disabled", _("已停用")


def standing(account: Account, membership: Membership) -> Standing:
    if not account.is_active:
        return Standing.DISABLED
    return Standing.ACTIVE if membership.is_active else Standing.LEFT


refuses("uq_account_login_key", AccountTaken)
refuses("uq_account_phone_fingerprint", AccountTaken)
refuses("uq_membership_account_id_tenant_id", AlreadyMember)
refuses("ix_membership_tenant_id_person_id", AlreadyMember)
