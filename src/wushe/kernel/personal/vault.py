"""Values encrypted at rest, and the keyed hash by which an encrypted value is found again."""

import hashlib
import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_KEY_BYTES = 32
_ID_BYTES = 4
_NONCE_BYTES = 12
_HEAD_BYTES = _ID_BYTES + _NONCE_BYTES


class CannotOpen(Exception):  # noqa: N818 - a fault of keys or rows, and never an answer to a person
    """A sealed value was moved, altered, or sealed with a key this installation does not have."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """An encrypted text as a column keeps it: key id, nonce, ciphertext and tag in one bytes."""

    token: bytes

    def __repr__(self) -> str:
        return "Sealed(…)"


class Vault:
    """The keys of an installation: `data_keys[0]` seals, all of them open, so that keys can be changed.

    Made once where the program is put together: `Vault(settings.data_keys, settings.lookup_key)`.

    A sealed value is bound to its township and field (`"person.id_number"`): copied into another row of the
    same field it still opens, carried to another township or column it does not. One AES-GCM key with random
    nonces is good for 2^32 values.
    """

    def __init__(self, data_keys: Sequence[bytes], lookup_key: bytes) -> None:
        if not data_keys or any(len(key) != _KEY_BYTES for key in (*data_keys, lookup_key)):
            message = "a vault needs keys of 32 bytes: at least one for data, one for look-up"
            raise ValueError(message)
        if lookup_key in data_keys:
            message = "the look-up key must not be one of the data keys"
            raise ValueError(message)
        self._ciphers = {_key_id(key): AESGCM(key) for key in data_keys}
        self._sealing = _key_id(data_keys[0])
        self._lookup_key = lookup_key

    def seal(self, plain: str, *, tenant_id: UUID, field: str) -> Sealed:
        nonce = os.urandom(_NONCE_BYTES)
        hidden = self._ciphers[self._sealing].encrypt(nonce, plain.encode(), _place(tenant_id, field))
        return Sealed(self._sealing + nonce + hidden)

    def open(self, sealed: Sealed, *, tenant_id: UUID, field: str) -> str:
        """The text that was sealed for this township and field; raises `CannotOpen`."""
        cipher = self._ciphers.get(sealed.token[:_ID_BYTES])
        if cipher is None:
            message = f"{field}: sealed with a key that is not among the data keys"
            raise CannotOpen(message)
        nonce, hidden = sealed.token[_ID_BYTES:_HEAD_BYTES], sealed.token[_HEAD_BYTES:]
        try:
            return cipher.decrypt(nonce, hidden, _place(tenant_id, field)).decode()
        except (InvalidTag, ValueError) as error:
            message = f"{field}: altered, or sealed for another township or field"
            raise CannotOpen(message) from error

    @property
    def mark(self) -> bytes:
        """How every value begins that the newest key sealed; what begins otherwise can be sealed anew."""
        return self._sealing

    def fingerprint(self, plain: str, *, tenant_id: UUID, field: str) -> bytes:
        """32 bytes that are equal for equal values of one field in one township, and tell nothing else.

        For UNIQUE and look-up. Give the normal form that `identifiers` returns.
        """
        return hmac.digest(self._lookup_key, _place(tenant_id, field) + plain.encode(), hashlib.sha256)


def _key_id(key: bytes) -> bytes:
    """Derived from the key, so that nobody has to number keys and no number can be given twice."""
    return hashlib.sha256(b"wushe data key" + key).digest()[:_ID_BYTES]


def _place(tenant_id: UUID, field: str) -> bytes:
    """Township and field, unmistakably: the id has a fixed length, the field ends at NUL."""
    return tenant_id.bytes + field.encode() + b"\0"
