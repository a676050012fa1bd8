"""The code that a group shows and the steward scans: it leads to the one booking it was made for."""

from uuid import UUID

from wushe.kernel.signing import sign_id, signed_id
from wushe.pools.errors import NoSuchCode

_PURPOSE = b"pool-booking"


def booking_code(secret: bytes, booking_id: UUID) -> str:
    return sign_id(secret, _PURPOSE, booking_id)


def scanned_booking(secret: bytes, code: str) -> UUID:
    """Raises `NoSuchCode`."""
    found = signed_id(secret, _PURPOSE, code)
    if found is None:
        raise NoSuchCode
    return found
