"""What must not stand in a log: personal numbers and secrets by their shape, other text unless its key is allowed."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

HIDDEN = "…"

TEXT_KEYS = frozenset({
    "event", "level", "logger", "timestamp", "exception", "where",
    "request_id", "tenant", "tenant_id", "account_id", "person_id", "session_id", "message_id",
    "job", "queue", "method", "path", "route", "error", "code", "permission", "sqlstate", "constraint",
    "state", "kind", "version", "process", "reason", "hash",
})  # fmt: skip
"""Keys whose text is written by the code. A name or a need of a resident under any other key is hidden."""

SECRET_KEYS = re.compile(r"password|secret|token|cookie|authorization|credential|api_?key|dsn|_url$", re.IGNORECASE)

_UUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_SHAPES = re.compile(
    rf"""
      (?P<keep>(?<![\w-]){_UUID}(?![\w-]))          # ids are what a log is searched by
    | (?<=://)[^/\s:@]+:[^/\s@]+(?=@)               # user:password of a URL
    | (?i:(?<=bearer\s)|(?<=basic\s))[\w.~+/=-]+     # the Authorization header
    | (?<!\d)\d{{17}}[\dXx](?!\d)                    # 身份证
    | (?<!\d)(?:\+?86[\s-]?)?[1１][3-9３-９]\d[\s-]?\d{{4}}[\s-]?\d{{4}}(?!\d)    # mobile phone
    | (?<!\d)0\d{{2,3}}-\d{{7,8}}(?!\d)              # landline
    | (?<!\d)\d{{15,19}}(?!\d)                       # bank card, 15-digit 身份证
    | [\w.+-]+@[\w-]+\.[\w.-]+                      # e-mail
    | (?<![\w/.-])(?=\D*\d)[A-Za-z0-9_+-]{{32,}}={{0,2}}(?![\w/.-])    # tokens, keys, hashes
    """,
    re.VERBOSE,
)


def redact(event: Mapping[str, Any]) -> dict[str, Any]:
    """The same event without what only its subject may know."""
    return {key: _value(key, value) for key, value in event.items()}


def redact_text(text: str) -> str:
    """`text` with every number and secret of a known shape replaced by `…`."""
    return _SHAPES.sub(lambda found: found["keep"] or HIDDEN, text)


def _value(key: str, value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if SECRET_KEYS.search(key):
        return HIDDEN
    if isinstance(value, Mapping):
        return redact(value)
    if isinstance(value, list | tuple | set | frozenset):
        return [_value(key, item) for item in value]
    return _scalar(key, value)


def _scalar(key: str, value: Any) -> Any:
    if isinstance(value, int):
        return HIDDEN if redact_text(str(value)) == HIDDEN else value
    if isinstance(value, UUID | date | datetime | timedelta | float):
        return str(value)
    return redact_text(str(value)) if key in TEXT_KEYS else HIDDEN
