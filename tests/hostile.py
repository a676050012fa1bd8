"""The table "Bad input" of safety.md: what programs and people send that no form ever asked for."""

TEXTS = (
    "\0", "张\0三", "\ud800", "\u202e张三\u200b", "1e999999", "NaN", "Infinity", "-1", str(2**64), "infinity",
    "9999-12-31", "0001-01-01T00:00:00Z", "2024/2/30",
    "%", "_", "\\", "%_%", "' OR 1=1 --", "'; SET app.tenant_id = ''; --", "..",
    "%2e%2e", "../../etc/passwd", "<script>alert(1)</script>", "{{ 7*7 }}", "=1+1", "a" * 70_000, "\u00b2", "\u0663",
    "\r\nSet-Cookie: a=b",
)  # fmt: skip
BODIES = (
    b"", b"\xff\xfe", b"{", b"[]", b"null", b'"text"', b"[" * 100_000, b'{"a":' * 2_000 + b"1" + b"}" * 2_000,
    b'{"name": "\xff"}', b'{"name": "\\ud800"}', b'{"name": "\\u0000"}', b'{"name": 1e999999}',
    b'{"name": 99999999999999999999999}', b'{"is_admin": true}', b'{"name": "a", "name": "b"}',
)  # fmt: skip
SLUGS = (
    "schema", "login", "..", "%2e%2e", "%2e%2e%2fapi", "T1", "api", "t1%0a", "t1%00", "t1.", "t1%20", "%ff", "\uff541",
    "-", "a" * 5_000,
)  # fmt: skip
HEADERS = (
    {"x-csrf-token": "\xe9"}, {"if-match": '"99999999999999999999"'}, {"if-match": "W/"}, {"cookie": "wushe=\xff"},
    {"idempotency-key": "k" * 10_000}, {"authorization": "Bearer " + "x" * 10_000}, {"accept-language": "\xff, *;q=a"},
    {"x-request-id": "\x01"}, {"range": "bytes=0-"}, {"content-type": "multipart/form-data"},
    {"content-type": "application/x-www-form-urlencoded; charset=nonsense"}, {"x-forwarded-host": "evil.example"},
)  # fmt: skip
"""As Latin-1, which is how headers travel."""
QUERIES = (
    {"cursor": "x"}, {"cursor": "a" * 5_000}, {"limit": "-1"}, {"limit": str(2**63)}, {"limit": "1e9"},
    {"sort": "id; DROP"}, {"sort": "name\n"}, {"q": "%"}, {"q": "_" * 200}, {"q": "\0"}, {"q": "a" * 10_000},
    {"offset": "-1"}, {"state": "nonsense"}, {"community_id": "nonsense"}, {"since": "infinity"},
    {"since": "9999-12-31"}, {"quarter": "0000Q1"}, {"quarter": "2026Q1\n"}, {"day": "0001-01-01"},
    {"month": "9999-12"}, {"month": "0000-00"}, {"week": "9999-W53"}, {"year": "99999"},
)  # fmt: skip
