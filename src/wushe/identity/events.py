"""What happened to accounts and sessions. No names: a failed sign-in does not even say whose it was meant to be."""

from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event


class SignedIn(Event, frozen=True):
    """A browser was signed in; `second_factor` says whether a code was asked for."""

    sentence: ClassVar[Sentence] = _("登录")
    account_id: UUID
    session_id: UUID
    second_factor: bool


class SignInFailed(Event, frozen=True):
    """Somebody was turned away; `locked` when it was the attempt that locked the door."""

    sentence: ClassVar[Sentence] = _("登录失败")
    locked: bool


class SignedOut(Event, frozen=True):
    """The session was ended by its person."""

    sentence: ClassVar[Sentence] = _("退出登录")
    account_id: UUID
    session_id: UUID


class TownshipEntered(Event, frozen=True):
    """The session went on in this township, under a new token."""

    sentence: ClassVar[Sentence] = _("进入本乡镇")
    account_id: UUID
    session_id: UUID


class DevicesRevoked(Event, frozen=True):
    """Other sessions of the account were ended."""

    sentence: ClassVar[Sentence] = _("退出了 {count} 台设备")
    account_id: UUID
    count: int


class PasswordChanged(Event, frozen=True):
    """By the person; every other session of the account ended with it."""

    sentence: ClassVar[Sentence] = _("修改了密码")
    account_id: UUID


class PasswordReset(Event, frozen=True):
    """By an admin; all sessions of the account ended with it."""

    sentence: ClassVar[Sentence] = _("重置了密码")
    account_id: UUID
    second_factor_removed: bool


class SecondFactorConfirmed(Event, frozen=True):
    """Codes are asked for from now on."""

    sentence: ClassVar[Sentence] = _("启用了登录动态码")
    account_id: UUID


class SecondFactorRemoved(Event, frozen=True):
    """Codes are no longer asked for."""

    sentence: ClassVar[Sentence] = _("停用了登录动态码")
    account_id: UUID


class Invited(Event, frozen=True):
    """A link was made that lets somebody in."""

    sentence: ClassVar[Sentence] = _("邀请开通账号")
    invitation_id: UUID
    person_id: UUID | None


class InvitationRevoked(Event, frozen=True):
    """The link was taken back."""

    sentence: ClassVar[Sentence] = _("撤回了邀请")
    invitation_id: UUID


class InvitationAccepted(Event, frozen=True):
    """Somebody came in; `access` hears it and gives the roles that the invitation names."""

    sentence: ClassVar[Sentence] = _("接受邀请，开通了账号")
    invitation_id: UUID
    account_id: UUID
    person_id: UUID | None


class MembershipEnded(Event, frozen=True):
    """The account may no longer enter this township."""

    sentence: ClassVar[Sentence] = _("停用了账号在本乡镇的使用")
    account_id: UUID
    person_id: UUID | None


class AccountDisabled(Event, frozen=True):
    """The account may no longer sign in at all."""

    sentence: ClassVar[Sentence] = _("停用了账号")
    account_id: UUID


class AccountEnabled(Event, frozen=True):
    """The account may sign in again."""

    sentence: ClassVar[Sentence] = _("恢复了账号")
    account_id: UUID


class TokenIssued(Event, frozen=True):
    """A program was let in."""

    sentence: ClassVar[Sentence] = _("创建了接口令牌")
    account_id: UUID
    token_id: UUID


class TokenRevoked(Event, frozen=True):
    """The program is let in no longer."""

    sentence: ClassVar[Sentence] = _("撤销了接口令牌")
    account_id: UUID
    token_id: UUID
