"""Secret keys of an installation: 32 random bytes, and those made on a laptop told apart from those made for work."""

import base64
import binascii
import secrets

SIZE = 32
GENERATED = "laptop-"
"""`wushe up` marks the keys it makes, so that a production start notices one that was carried over."""


class Key(bytes):
    """The bytes of a key, never shown; empty when the setting is not set."""

    generated: bool = False

    def __repr__(self) -> str:
        return "Key(...)" if self else "Key()"

    __str__ = __repr__


def parse_key(text: object) -> Key:
    """A key from its text; raises ValueError when it is not 32 bytes as base64 (either alphabet)."""
    if isinstance(text, Key):
        return text
    body = str(text).strip()
    if not body:
        return Key()
    generated = body.startswith(GENERATED)
    try:
        raw = base64.b64decode(body.removeprefix(GENERATED).replace("-", "+").replace("_", "/"), validate=True)
    except binascii.Error:
        raw = b""
    if len(raw) != SIZE:
        raise ValueError("is not 32 bytes as base64; make one with `openssl rand -base64 32`")
    key = Key(raw)
    key.generated = generated
    return key


def parse_keys(text: object) -> tuple[Key, ...]:
    """Keys from their texts, separated by commas; raises ValueError as `parse_key`."""
    return text if isinstance(text, tuple) else tuple(filter(None, map(parse_key, str(text).split(","))))


def generate() -> str:
    """The text of a new key for a laptop."""
    return GENERATED + base64.b64encode(secrets.token_bytes(SIZE)).decode()
