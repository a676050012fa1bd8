"""Secrets that leave the product once and come back as proof: made here, kept as a hash only."""

import hashlib
import secrets
from typing import NamedTuple

API_PREFIX = "wushe_"
"""How an API token begins, so that scanners of source code notice one that was published by mistake."""

_READABLE = "23456789abcdefghjkmnpqrstuvwxyz"
_GROUPS, _GROUP = 3, 4


class Minted(NamedTuple):
    """A secret for its holder, and the hash for the database."""

    secret: str
    hash: bytes


def mint(prefix: str = "") -> Minted:
    """256 bits that nobody can guess; a plain hash of them is therefore enough."""
    secret = prefix + secrets.token_urlsafe(32)
    return Minted(secret, hash_of(secret))


def hash_of(secret: str) -> bytes:
    """What a secret is looked up by."""
    return hashlib.sha256(secret.encode()).digest()


def one_time_password() -> str:
    """Twelve characters to be read from a screen and typed, 59 bits: `k7mq-2wtx-9hrd`."""
    return "-".join("".join(secrets.choice(_READABLE) for _ in range(_GROUP)) for _ in range(_GROUPS))
