"""Codes on paper and in links: whoever holds one needs no account."""

from uuid import UUID

from wushe.kernel.signing import sign_id, signed_id
from wushe.wishes.errors import NoSuchClaim, NoSuchCode

_CONFIRM, _PLEDGE = b"wish-confirmation", b"wish-pledge"


def confirmation_code(secret: bytes, claim_id: UUID) -> str:
    """What the resident gets on paper; it is good once, because one claim is confirmed once."""
    return sign_id(secret, _CONFIRM, claim_id)


def confirmed_claim(secret: bytes, code: str) -> UUID:
    """Raises `NoSuchCode`."""
    claim_id = signed_id(secret, _CONFIRM, code)
    if claim_id is None:
        raise NoSuchCode
    return claim_id


def pledge_code(secret: bytes, claim_id: UUID) -> str:
    """By which a claimer without an account finds their claim again."""
    return sign_id(secret, _PLEDGE, claim_id)


def pledged_claim(secret: bytes, code: str) -> UUID:
    """Raises `NoSuchClaim`."""
    claim_id = signed_id(secret, _PLEDGE, code)
    if claim_id is None:
        raise NoSuchClaim
    return claim_id
