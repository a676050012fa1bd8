"""Codes of an authenticator on the telephone (RFC 6238): six digits that change every thirty seconds."""

import hmac
import re
from datetime import datetime

from pyotp import random_base32
from pyotp.totp import TOTP

from wushe.identity.errors import NotACode
from wushe.kernel.text import halfwidth

SECONDS = 30
_CODE = re.compile(r"[0-9]{6}")
TOLERANCE = 1
"""Steps before and after the present one that are accepted, because telephones' clocks differ."""


def parse_code(text: str) -> str:
    """Six digits, however an authenticator groups them and a keyboard writes them; raises `NotACode`."""
    code = "".join(halfwidth(text).split())
    if not _CODE.fullmatch(code):
        raise NotACode
    return code


def new_secret() -> str:
    return random_base32()


def enrolment_url(secret: str, account: str) -> str:
    """What the QR code holds; `account` is the name under which the authenticator shows it."""
    return TOTP(secret, interval=SECONDS).provisioning_uri(name=account, issuer_name="wushe 五社")


def step_of(secret: str, code: str, at: datetime) -> int | None:
    """The step whose code it is, or None when it is none of the present ones."""
    present = int(at.timestamp()) // SECONDS
    codes = TOTP(secret, interval=SECONDS)
    for step in range(present - TOLERANCE, present + TOLERANCE + 1):
        if hmac.compare_digest(codes.generate_otp(step), code):
            return step
    return None
