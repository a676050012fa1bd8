"""The code on a slip: random, short enough to be typed at a door, and kept only as a keyed hash.

Eight letters of an alphabet without look-alikes are 39 bits: with a thousand live orders, one guess in half a
billion hits. Whoever holds the slip needs no account, and a lost slip is replaced by one with another code.
"""

import hashlib
import hmac
import secrets

from wushe.kernel.text import halfwidth
from wushe.kernel.work import Work

ALPHABET = "23456789ACDEFGHJKMNPQRTUVWXYZ"
LENGTH, HALF = 8, 4
_PURPOSE = b"service-order:"


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _letter in range(LENGTH))


def digest(work: Work, code: str) -> bytes:
    """What is kept of it, and what it is found by; of another township it is another one."""
    return hmac.digest(work.secret, _PURPOSE + work.tenant.id.bytes + plain(code).encode(), hashlib.sha256)


def plain(typed: str) -> str:
    """As people type it: small letters, full width, with spaces or dashes between."""
    return "".join(letter for letter in halfwidth(typed).upper() if letter.isalnum())


def spaced(code: str) -> str:
    """As people read it: K7WM-3TQR."""
    return f"{code[:HALF]}-{code[HALF:]}"
