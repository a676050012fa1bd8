"""Codes that people scan or type: signed, so that none can be made up."""

import re
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from wushe.activities.errors import CodeExpired, CodeUnfit, NoSuchRating, NoSuchSignUp
from wushe.kernel.signing import sign, sign_id, signed, signed_id

FRESH = timedelta(seconds=60)
"""How long a check-in code is good (T17): long enough to scan and confirm, too short to send around."""

RENEWED_SECONDS = 20
"""How often the organiser's screen shows a new one."""

_AHEAD = timedelta(seconds=5)  # two servers' clocks
_STAMP_BYTES = 5
_CHECK_IN, _RATING, _SIGN_UP = b"check-in", b"rating", b"sign-up"
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Nothing that reads like something else: no 0, O, 1, I, L."""

_SECRET_LETTERS = 10
_NUMBER = re.compile(r"ZY[0-9]{4}[0-9]{6}[2-9A-HJ-NP-Z]{10}")


def check_in_code(secret: bytes, session_id: UUID, at: datetime) -> str:
    """What the organiser's screen shows at that moment, for one session."""
    stamp = int(at.timestamp()).to_bytes(_STAMP_BYTES, "big")
    return sign(secret, _CHECK_IN, stamp, about=session_id.bytes)


def verify_check_in(secret: bytes, session_id: UUID, code: str, at: datetime) -> None:
    """Raises `CodeUnfit` for anything but a code of this session, `CodeExpired` for one older than a minute."""
    stamp = signed(secret, _CHECK_IN, code, _STAMP_BYTES, about=session_id.bytes)
    if stamp is None:
        raise CodeUnfit
    age = timedelta(seconds=int(at.timestamp()) - int.from_bytes(stamp, "big"))
    if not -_AHEAD <= age <= FRESH:
        raise CodeExpired


def rating_code(secret: bytes, attendance_id: UUID) -> str:
    """What somebody who was served gets on paper; it is good once, because one attendance has one rating."""
    return sign_id(secret, _RATING, attendance_id)


def rated_attendance(secret: bytes, code: str) -> UUID:
    """The attendance that the code was made for; raises `NoSuchRating`."""
    attendance_id = signed_id(secret, _RATING, code)
    if attendance_id is None:
        raise NoSuchRating
    return attendance_id


def sign_up_code(secret: bytes, sign_up_id: UUID) -> str:
    """What a resident without an account opens their own sign-up with."""
    return sign_id(secret, _SIGN_UP, sign_up_id)


def opened_sign_up(secret: bytes, code: str) -> UUID:
    """The sign-up that the code was made for; raises `NoSuchSignUp`."""
    sign_up_id = signed_id(secret, _SIGN_UP, code)
    if sign_up_id is None:
        raise NoSuchSignUp
    return sign_up_id


def certificate_number(year: int, serial: int) -> str:
    """ZY, the year, the serial of that year and ten letters of chance: about 50 bits that nobody can guess."""
    chance = "".join(secrets.choice(_LETTERS) for _ in range(_SECRET_LETTERS))
    return f"ZY{year:04}{serial:06}{chance}"


def parse_certificate_number(written: str) -> str | None:
    """The number as it is kept, from what somebody typed with spaces, dashes or small letters; else None."""
    number = re.sub(r"[\s\-—－]", "", written).upper()
    return number if _NUMBER.fullmatch(number) else None
