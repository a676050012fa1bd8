"""The values that a file in `tenants/` may hold, each with its bounds."""

import re
from typing import Annotated

import msgspec
from msgspec import Meta

from wushe.kernel.i18n import _
from wushe.kernel.schemas import Entered, Name, text
from wushe.kernel.values import Unfit
from wushe.tenancy.models import TownshipKind
from wushe.tenancy.modules import Module

RESERVED = frozenset({
    "about", "account", "admin", "api", "assets", "board", "check-in", "favicon", "health", "help", "invitations",
    "login", "logout", "me", "metrics", "platform", "preferences", "public", "robots", "schema", "search", "sessions",
    "settings", "sign-in", "sign-out", "sign-up", "static", "tenants", "townships", "verify", "www",
})  # fmt: skip
"""First steps of the product's own addresses; a township by such a name could not be reached, or would hide them."""

_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_COUNTY_CODE = re.compile(r"[1-9][0-9]{5}")
_TOWNSHIP_CODE = re.compile(r"[1-9][0-9]{8}")
_COMMUNITY_CODE = re.compile(r"[1-9][0-9]{11}")


class NotASlug(Unfit):
    """The address of a place is not plain."""

    code = "tenancy.not_a_slug"
    sentence = _("网址简称只能用小写字母、数字和中间的连字符，以字母开头")


class Reserved(Unfit):
    """The address belongs to the product."""

    code = "tenancy.reserved"
    sentence = _("“{slug}”是系统保留的网址，请换一个简称")


class NotADivisionCode(Unfit):
    """Not the digits of a county, township or community."""

    code = "tenancy.not_a_division_code"
    sentence = _("区划代码应为 {digits} 位数字")


def parse_slug(entered: str) -> str:
    """The whole text must fit: `^…$` would let a line break through."""
    if not _SLUG.fullmatch(entered):
        raise NotASlug
    if entered in RESERVED:
        raise Reserved(slug=entered)
    return entered


def parse_county_code(entered: str) -> str:
    return _code(_COUNTY_CODE, entered, 6)


def parse_township_code(entered: str) -> str:
    return _code(_TOWNSHIP_CODE, entered, 9)


def parse_community_code(entered: str) -> str:
    return _code(_COMMUNITY_CODE, entered, 12)


def _code(shape: re.Pattern[str], entered: str, digits: int) -> str:
    if not shape.fullmatch(entered):
        raise NotADivisionCode(digits=digits)
    return entered


Slug = Annotated[str, text(40, parse=parse_slug)]


class CountyFields(Entered):
    """`[county]`."""

    slug: Slug
    code: Annotated[str, text(6, parse=parse_county_code)]
    name: Name


class TownshipFields(Entered):
    """`[townships.SLUG]` without the tables below it."""

    slug: Slug
    code: Annotated[str, text(9, parse=parse_township_code)]
    name: Name
    kind: TownshipKind
    official_name: Annotated[str, text(60, shortest=0)] = ""
    modules: list[Module] = msgspec.field(default_factory=lambda: list(Module))


class CommunityFields(Entered):
    """One line of `[townships.SLUG.communities]`."""

    code: Annotated[str, text(12, parse=parse_community_code)]
    name: Name


class WordFields(Entered):
    """One line of `[townships.SLUG.wording]`: a word of the official data, and the one everyone writes."""

    official: Name
    everyday: Name


class GrantFields(Entered):
    """One `[[townships.SLUG.extra_grants]]`."""

    role: Annotated[str, text(40)]
    permission: Annotated[str, text(64)]
    extent: Annotated[str, text(20)]


class Quotas(Entered, omit_defaults=True):
    """`[townships.SLUG.quotas]`: how much of the installation one township may use."""

    accounts: Annotated[int, Meta(ge=1, le=100_000)] = 5_000
    rows_per_import: Annotated[int, Meta(ge=1, le=1_000_000)] = 100_000


class TownshipSettings(Entered, omit_defaults=True):
    """`[townships.SLUG.settings]`. `telephone` is the office's, shown to residents."""

    telephone: Annotated[str, text(30, shortest=0)] = ""
