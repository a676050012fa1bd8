"""The same request twice has one effect and one answer: a client that lost the first answer may safely ask again.

A form carries a key of its own (`_key`), a program sends `Idempotency-Key`. The key's row is written in the same
transaction as the effect, so that the two can only stand or fall together.
"""

import hashlib
import hmac
from datetime import timedelta
from typing import Any
from uuid import UUID

from litestar import Request
from litestar.response.base import ASGIResponse
from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert

from wushe.kernel import clock
from wushe.kernel.errors import Refusal
from wushe.kernel.i18n import _
from wushe.kernel.web.models import IdempotencyKey
from wushe.kernel.work import Work

HEADER = "idempotency-key"
FIELD = "_key"
LONGEST_KEY = 64
KEPT_FOR = timedelta(hours=24)
LONGEST_BODY = 64 * 1024


class KeyReused(Refusal):
    """The key was used before, for something else."""

    code = "idempotency.reused"
    sentence = _("这个请求编号已用于另一项操作，请刷新页面后重试")


class Replay(Exception):  # noqa: N818 - not an error: the answer that was given before
    """The request was already carried out; this is what was answered."""

    def __init__(self, kept: IdempotencyKey) -> None:
        super().__init__(kept.key)
        self.kept = kept


async def key_of(request: Request[Any, Any, Any]) -> str | None:
    if key := request.headers.get(HEADER):
        return key[:LONGEST_KEY]
    if request.content_type[0] in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        key = (await request.form()).get(FIELD)
        return key[:LONGEST_KEY] if isinstance(key, str) and key else None
    return None


async def claim(work: Work, request: Request[Any, Any, Any], key: str) -> UUID:
    """Take the key for this request; raises `Replay` when it has been answered, `KeyReused` when for another."""
    asked = await _asked(request)
    table = IdempotencyKey.__table__
    row = {"tenant_id": work.tenant.id, "key": key, "account_id": work.person.account_id, "asked": asked}
    mine = await work.session.scalar(insert(IdempotencyKey).values(row).on_conflict_do_nothing().returning(table.c.id))
    if mine is not None:
        return mine
    kept = await work.one(select(IdempotencyKey).where(IdempotencyKey.key == key))
    if kept.asked != asked or kept.account_id != work.person.account_id:
        raise KeyReused
    raise Replay(kept)


async def _asked(request: Request[Any, Any, Any]) -> bytes:
    """What identifies the request. An upload's body was streamed and is gone; its key and path must do.

    Keyed with the installation's secret: a body may hold a password, and a plain hash of it could be guessed at.
    """
    uploaded = request.content_type[0] == "multipart/form-data"
    body = b"" if uploaded else await request.body()
    asked = f"idempotency:{request.method} {request.url.path} ".encode() + body
    return hmac.digest(request.app.state.secret, asked, hashlib.sha256)


async def keep_answer(work: Work, claimed: UUID, answer: ASGIResponse | None) -> None:
    """Keep what is about to be answered, in the transaction of the effect."""
    if answer is None or len(answer.body) > LONGEST_BODY:
        return
    headers = {name.decode().lower(): value.decode() for name, value in answer.encode_headers()}
    await work.session.execute(
        update(IdempotencyKey)
        .where(IdempotencyKey.id == claimed)
        .values(
            status=answer.status_code,
            location=headers.get("location"),
            media_type=headers.get("content-type"),
            body=bytes(answer.body),
        )
        .execution_options(synchronize_session=False)
    )


async def forget_old(work: Work) -> None:
    """Remove keys that nobody will send again."""
    await work.session.execute(
        delete(IdempotencyKey)
        .where(IdempotencyKey.at < clock.now() - KEPT_FOR)
        .execution_options(synchronize_session=False)
    )
