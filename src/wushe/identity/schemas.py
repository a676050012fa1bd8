"""What people enter about accounts, and what the API shows of them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from wushe.identity.models import AccountStatus, MembershipStatus
from wushe.identity.names import parse_login_name
from wushe.identity.passwords import LONGEST
from wushe.identity.totp import parse_code
from wushe.kernel.personal.identifiers import parse_mobile
from wushe.kernel.schemas import Entered, Line, Name, Shown, text
from wushe.tenancy.quotas import Quota

Password = Annotated[str, Meta(min_length=1, max_length=LONGEST)]
"""Taken exactly as it was typed; its least length is `passwords.check`'s business, when one is chosen."""

LoginName = Annotated[str, text(32, parse=parse_login_name, kind="text")]
Mobile = Annotated[str, text(30, parse=parse_mobile, kind="phone")]
OneTimeCode = Annotated[str, text(20, parse=parse_code)]
Path = Annotated[str, Meta(max_length=500)]


class TextSizeChoice(StrEnum):
    """大字版, or not."""

    NORMAL = "normal"
    LARGE = "large"


class SignIn(Entered):
    """`name` is a login name or a mobile phone; `code` is only for programs, browsers are asked for it next."""

    name: Line
    password: Password
    code: OneTimeCode | None = None
    next: Path = ""


class Code(Entered):
    """Six digits of the authenticator."""

    code: OneTimeCode
    next: Path = ""


class Entry(Entered):
    """Going into a township, and where to in it."""

    next: Path = ""


class TextSize(Entered):
    """The size of text that somebody reads best."""

    size: TextSizeChoice
    next: Path = ""


class Language(Entered):
    """The language of the pages."""

    locale: Annotated[str, text(20)]
    next: Path = ""


class NewPassword(Entered):
    """A change of one's own password."""

    current: Password
    password: Password


class PresentPassword(Entered):
    """Asked again before something that matters."""

    current: Password


class NewAccount(Entered):
    """What an invited person chooses."""

    login_name: LoginName
    password: Password


class NewInvitation(Entered):
    """Who is invited, to what. Which roles there are is the business of `access`."""

    name: Name
    phone: Mobile | None = None
    person_id: UUID | None = None
    roles: Annotated[list[Annotated[str, Meta(max_length=64)]], Meta(max_length=10)] = []  # noqa: RUF012 - msgspec copies it
    community_id: UUID | None = None
    organization_id: UUID | None = None


class Reset(Entered):
    """Resetting somebody's password; `second_factor` also stops the codes of a lost telephone."""

    second_factor: bool = False


class NewToken(Entered):
    """A token for a program; `days` until it expires."""

    name: Name
    scopes: Annotated[list[Annotated[str, Meta(max_length=64)]], Meta(min_length=1, max_length=200)]
    days: Annotated[int, Meta(ge=1, le=365)] = 90


class SessionShown(Shown):
    """A browser that is signed in. `current` is the one that asks."""

    id: UUID
    device: str
    created_at: datetime
    last_seen_at: datetime
    current: bool


class TokenShown(Shown):
    """A token without its secret."""

    id: UUID
    name: str
    scopes: list[str]
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None


class TokenMinted(TokenShown):
    """The one time that the secret is shown."""

    token: str


class SignedInShown(Shown):
    """What a program that signed in may go on with: the places it can enter, and the one it stands in."""

    name: str
    townships: list[str]
    township: str | None
    must_change_password: bool


class AccountShown(Shown):
    """An account as the admin of one township sees it: nothing of other townships."""

    id: UUID
    name: str
    login_name: str
    person_id: UUID | None
    status: AccountStatus
    membership: MembershipStatus
    joined_at: datetime


class OneTimePassword(Shown):
    """The one time that it is shown."""

    password: str


class InvitationShown(Shown):
    """An invitation without its link. `display_name` is who was invited."""

    id: UUID
    display_name: str
    person_id: UUID | None
    roles: list[str]
    community_id: UUID | None
    organization_id: UUID | None
    created_at: datetime
    expires_at: datetime


class InvitationMinted(InvitationShown):
    """The one time that the link is shown."""

    link: str


class QuotaShown(Shown):
    """How much a township may use, and does; `used` is null for what is limited each time."""

    quota: Quota
    used: int | None
    most: int
