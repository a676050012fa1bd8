"""The code that a volunteer shows and the steward scans: it leads to the one exchange it was made for."""

from uuid import UUID

from wushe.kernel.signing import sign_id, signed_id
from wushe.store.errors import NoSuchExchange

_PURPOSE = b"store-exchange"


def exchange_code(secret: bytes, exchange_id: UUID) -> str:
    return sign_id(secret, _PURPOSE, exchange_id)


def scanned_exchange(secret: bytes, code: str) -> UUID:
    """Raises `NoSuchExchange`."""
    found = signed_id(secret, _PURPOSE, code)
    if found is None:
        raise NoSuchExchange
    return found
