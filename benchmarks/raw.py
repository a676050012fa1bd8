"""What the list is measured against: the same page by hand, as lean as asyncpg and ASGI allow.

It recognises the session, asks whether the role may read, reads the rows of one township with the same SELECT and
writes them as JSON. It has no row-level security, no forms, no languages, no headers, no journal.
"""

import hashlib
import os
from datetime import date
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

WHO = """
    SELECT h.role FROM account_session AS s
    JOIN account AS a ON a.id = s.account_id AND a.status = 'active'
    JOIN membership AS m ON m.account_id = a.id AND m.tenant_id = $2 AND m.status = 'active'
    JOIN role_holding AS h ON h.tenant_id = $2 AND (h.account_id = a.id OR h.person_id = m.person_id)
    WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.last_seen_at > now() - interval '30 minutes'
"""
MAY_READ = {"township_admin"}
TENANT = UUID(os.environ["RAW_TENANT"])
QUERY = os.environ["RAW_QUERY"]
KINDS = {"UUID": UUID, "date": date.fromisoformat, "int": int, "str": str}
ARGUMENTS = [KINDS[kind](text) for kind, text in msgspec.json.decode(os.environ["RAW_ARGUMENTS"])]
_pools: list[asyncpg.Pool] = []


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    if scope["type"] == "lifespan":
        await receive()
        _pools.append(await asyncpg.create_pool(os.environ["RAW_URL"], min_size=10, max_size=10))
        await send({"type": "lifespan.startup.complete"})
        return
    cookie = dict(scope["headers"])[b"cookie"].decode().partition("wushe=")[2]
    async with _pools[0].acquire() as connection:
        roles = await connection.fetch(WHO, hashlib.sha256(cookie.encode()).digest(), TENANT)
        assert MAY_READ & {row["role"] for row in roles}
        rows = await connection.fetch(QUERY, *ARGUMENTS)
    body = msgspec.json.encode({"items": [dict(row) for row in rows[:50]], "next": None, "previous": None})
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
