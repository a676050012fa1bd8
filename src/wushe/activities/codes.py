"""Codes that people scan or type: signed, so that none can be made up."""

import base64
import hashlib
import hmac
import re
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from wushe.activities.errors import CodeExpired, CodeUnfit, NoSuchRating

FRESH = timedelta(seconds=60)
"""How long a check-in code is good (T17): long enough to scan and confirm, too short to send around."""

RENEWED_SECONDS = 20
"""How often the organiser's screen shows a new one."""

_AHEAD = timedelta(seconds=5)  # two servers' clocks
_STAMP_BYTES = 5
_SEAL_BYTES = 10
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Nothing that reads like something else: no 0, O, 1, I, L."""

_SECRET_LETTERS = 10
_NUMBER = re.compile(r"ZY[0-9]{4}[0-9]{6}[2-9A-HJ-NP-Z]{10}")


def check_in_code(secret: bytes, session_id: UUID, at: datetime) -> str:
    """What the organiser's screen shows at that moment, for one session."""
    stamp = int(at.timestamp()).to_bytes(_STAMP_BYTES, "big")
    return _written(stamp + _seal(secret, b"check-in", session_id.bytes + stamp))


def verify_check_in(secret: bytes, session_id: UUID, code: str, at: datetime) -> None:
    """Raises `CodeUnfit` for anything but a code of this session, `CodeExpired` for one older than a minute."""
    raw = _read(code, _STAMP_BYTES + _SEAL_BYTES)
    if raw is None:
        raise CodeUnfit
    stamp, seal = raw[:_STAMP_BYTES], raw[_STAMP_BYTES:]
    if not hmac.compare_digest(seal, _seal(secret, b"check-in", session_id.bytes + stamp)):
        raise CodeUnfit
    age = timedelta(seconds=int(at.timestamp()) - int.from_bytes(stamp, "big"))
    if not -_AHEAD <= age <= FRESH:
        raise CodeExpired


def rating_code(secret: bytes, attendance_id: UUID) -> str:
    """What somebody who was served gets on paper; it is good once, because one attendance has one rating."""
    return _written(attendance_id.bytes + _seal(secret, b"rating", attendance_id.bytes))


def rated_attendance(secret: bytes, code: str) -> UUID:
    """The attendance that the code was made for; raises `NoSuchRating`."""
    raw = _read(code, 16 + _SEAL_BYTES)
    if raw is None or not hmac.compare_digest(raw[16:], _seal(secret, b"rating", raw[:16])):
        raise NoSuchRating
    return UUID(bytes=raw[:16])


def certificate_number(year: int, serial: int) -> str:
    """ZY, the year, the serial of that year and ten letters of chance: about 50 bits that nobody can guess."""
    chance = "".join(secrets.choice(_LETTERS) for _ in range(_SECRET_LETTERS))
    return f"ZY{year:04}{serial:06}{chance}"


def parse_certificate_number(written: str) -> str | None:
    """The number as it is kept, from what somebody typed with spaces, dashes or small letters; else None."""
    number = re.sub(r"[\s\-—－]", "", written).upper()
    return number if _NUMBER.fullmatch(number) else None


def _seal(secret: bytes, purpose: bytes, content: bytes) -> bytes:
    return hmac.digest(secret, purpose + b":" + content, hashlib.sha256)[:_SEAL_BYTES]


def _written(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _read(code: str, length: int) -> bytes | None:
    try:
        raw = base64.urlsafe_b64decode(code.encode("ascii") + b"=" * (-len(code) % 4))
    except ValueError:
        return None
    return raw if len(raw) == length else None
