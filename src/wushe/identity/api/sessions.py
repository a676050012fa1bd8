"""Sessions by JSON: opened, listed, moved to another township, ended; and the password behind them."""

from uuid import UUID

from litestar import Response, delete, get, post
from litestar.params import FromPath, JSONBody

from wushe.identity import doorway
from wushe.identity.cookie import ended_cookie
from wushe.identity.doorway import AnyRequest
from wushe.identity.errors import CodeNeeded
from wushe.identity.schemas import NewPassword, SessionShown, SignedInShown, SignIn
from wushe.identity.service import accounts, door, password, sessions
from wushe.identity.service.current import current_account_id
from wushe.kernel.web.work import OpenWork

ACCOUNT = {"account": True}


@post("/api/sessions", opt={"public": True})
async def sign_in(request: AnyRequest, data: JSONBody[SignIn]) -> Response[SignedInShown]:
    """The session's cookie comes with the answer. 401 `identity.code_needed`: once more, with `code`."""
    opener = doorway.opener(request)
    proof = await door.prove(opener, data.name, data.password, doorway.network_of(request))
    if proof.asks_code:
        if data.code is None:
            raise CodeNeeded
        proof = await door.prove_code(opener, proof, data.code)
    begun = await doorway.begin(request, proof)
    async with opener() as work:
        account, places = await accounts.account_and_places(work, proof.account_id)
    shown = SignedInShown(
        name=account.display_name,
        townships=[slug for slug, _name in places],
        township=begun.home.slug if begun.home else None,
        must_change_password=account.must_change_password,
    )
    answer = Response(shown, status_code=201)
    doorway.keep(request, answer, begun.opened)
    return answer


@get("/api/sessions", opt=ACCOUNT)
async def list_sessions(work: OpenWork) -> list[SessionShown]:
    """Where one is signed in."""
    return [
        SessionShown(
            id=session.id,
            device=session.device,
            created_at=session.created_at,
            last_seen_at=session.last_seen_at,
            current=session.id == work.visitor.session_id,
        )
        for session in await sessions.devices(work)
    ]


@delete("/api/sessions/current", opt=ACCOUNT)
async def sign_out(request: AnyRequest, work: OpenWork) -> Response[None]:
    await sessions.sign_out(work)
    answer = Response(None, status_code=204)
    answer.set_cookie(ended_cookie(request.app.state.settings.public_url))
    return answer


@delete("/api/sessions/others", opt=ACCOUNT)
async def revoke_others(work: OpenWork) -> None:
    await sessions.revoke_others(work)


@delete("/api/sessions/{session_id:uuid}", opt=ACCOUNT)
async def revoke_session(session_id: FromPath[UUID], work: OpenWork) -> None:
    await sessions.revoke_device(work, session_id)


@post("/api/townships/{tenant:str}/entry", opt={"entry": True}, status_code=204)
async def enter_township(request: AnyRequest, work: OpenWork) -> Response[None]:
    """Go on in that township; the cookie that comes with the answer replaces the one before."""
    answer = Response(None, status_code=204)
    doorway.keep(request, answer, await sessions.enter_township(work))
    return answer


@post("/api/me/password", opt=ACCOUNT, status_code=204)
async def change_password(request: AnyRequest, work: OpenWork, data: JSONBody[NewPassword]) -> Response[None]:
    """All other sessions end; this one goes on with the cookie that comes with the answer."""
    proof = await door.prove_again(doorway.opener(request), current_account_id(work), data.current)
    answer = Response(None, status_code=204)
    doorway.keep(request, answer, await password.change_password(work, proof, data.password))
    return answer


ROUTES = [sign_in, list_sessions, sign_out, revoke_others, revoke_session, enter_township, change_password]
