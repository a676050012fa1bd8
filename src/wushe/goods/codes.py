"""The code on the paper of a hand-over: who scans it stands where the goods are."""

from uuid import UUID

from wushe.goods.errors.allocations import NoSuchAllocation
from wushe.kernel.signing import sign_id, signed_id

_PURPOSE = b"goods-hand-over"


def hand_over_code(secret: bytes, allocation_id: UUID) -> str:
    return sign_id(secret, _PURPOSE, allocation_id)


def handed_over_by(secret: bytes, code: str) -> UUID:
    """The allocation that the code was made for; raises `NoSuchAllocation`."""
    found = signed_id(secret, _PURPOSE, code)
    if found is None:
        raise NoSuchAllocation
    return found
