"""What an account is called when it signs in: a login name or a mobile phone, never to be taken for one another."""

import re
from uuid import UUID

from wushe.identity.errors import NotALoginName
from wushe.kernel.personal.identifiers import NotAMobile, parse_mobile
from wushe.kernel.personal.vault import Vault
from wushe.kernel.text import clean, normalised

INSTALLATION = UUID(int=0)
"""Accounts belong to no township; what is sealed in them is bound to the installation."""

PHONE, EMAIL, TOTP, INVITED_PHONE = "account.phone", "account.email", "account.totp", "invitation.phone"
_LOGIN_NAME = re.compile(r"[\w.\-]{2,32}")


def parse_login_name(text: str) -> str:
    """A login name as it is kept; raises `NotALoginName`."""
    name = clean(text)
    if not _LOGIN_NAME.fullmatch(name) or login_key(name).isdigit():
        raise NotALoginName
    return name


def login_key(name: str) -> str:
    """What a login name is compared by: `ZHANG.San` and `zhang.san` are one."""
    return normalised(name)


def phone_fingerprint(vault: Vault, phone: str) -> bytes:
    """What a telephone number, as `parse_mobile` gives it, is looked up by."""
    return vault.fingerprint(phone, tenant_id=INSTALLATION, field=PHONE)


def mobile_in(typed: str) -> str | None:
    """The mobile phone that was typed, or None when it is a login name."""
    try:
        return parse_mobile(typed)
    except NotAMobile:
        return None
