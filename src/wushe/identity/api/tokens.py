"""Tokens by JSON. They are made by people at a browser; a token cannot make another."""

from typing import Any
from uuid import UUID

from litestar import Response, delete, get, post
from litestar.params import FromPath, JSONBody

from wushe.identity.models import ApiToken
from wushe.identity.schemas import NewToken, TokenMinted, TokenShown
from wushe.identity.service import tokens
from wushe.kernel.web.work import OpenWork


@get("/api/{tenant:str}/tokens")
async def list_tokens(work: OpenWork) -> list[TokenShown]:
    """One's own tokens for this township."""
    return [TokenShown(**_columns(token)) for token in await tokens.own_tokens(work)]


@post("/api/{tenant:str}/tokens")
async def issue_token(work: OpenWork, data: JSONBody[NewToken]) -> Response[TokenMinted]:
    """The only answer that ever holds the secret. A plain `Response` is not kept beside an idempotency key."""
    issued = await tokens.issue(work, data)
    return Response(TokenMinted(**_columns(issued.token), token=issued.secret), status_code=201)


def _columns(token: ApiToken) -> dict[str, Any]:
    return {name: getattr(token, name) for name in TokenShown.__struct_fields__}


@delete("/api/{tenant:str}/tokens/{token_id:uuid}")
async def revoke_token(token_id: FromPath[UUID], work: OpenWork) -> None:
    await tokens.revoke(work, token_id)


ROUTES = [list_tokens, issue_token, revoke_token]
