"""Codes that leave the product on paper or a screen and must come back as they were: signed, so that none is made up.

A purpose keeps the code of one thing from being good for another.
"""

import base64
import hashlib
import hmac
from uuid import UUID

_SEAL_BYTES = 10
_ID_BYTES = 16


def sign(secret: bytes, purpose: bytes, content: bytes, *, about: bytes = b"") -> str:
    """A code that carries `content`, good for `purpose` and only together with `about`."""
    return base64.urlsafe_b64encode(content + _seal(secret, purpose, about + content)).decode().rstrip("=")


def signed(secret: bytes, purpose: bytes, code: str, length: int, *, about: bytes = b"") -> bytes | None:
    """The `length` bytes that the code carries, None for anything that was not signed here for this."""
    try:
        raw = base64.urlsafe_b64decode(code.encode("ascii") + b"=" * (-len(code) % 4))
    except ValueError:
        return None
    content, seal = raw[:length], raw[length:]
    return content if hmac.compare_digest(seal, _seal(secret, purpose, about + content)) else None


def sign_id(secret: bytes, purpose: bytes, thing_id: UUID) -> str:
    return sign(secret, purpose, thing_id.bytes)


def signed_id(secret: bytes, purpose: bytes, code: str) -> UUID | None:
    """The thing that the code was made for, if it was."""
    found = signed(secret, purpose, code, _ID_BYTES)
    return UUID(bytes=found) if found is not None else None


def _seal(secret: bytes, purpose: bytes, content: bytes) -> bytes:
    return hmac.digest(secret, purpose + b":" + content, hashlib.sha256)[:_SEAL_BYTES]
