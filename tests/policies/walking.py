"""Somebody who is signed in and asks one route after the other, as a browser or a program would."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from httpx import AsyncClient, Response
from structlog.testing import capture_logs

import given
import visiting
from wushe.kernel.database.model import new_id
from wushe.kernel.web.csrf import FromElsewhere
from wushe.kernel.work import Visitor

from .routes import Asked

PATIENCE = 20
"""Seconds for one answer."""
AS_A_PROGRAM = {"accept": "application/json"}


@dataclass(frozen=True, slots=True)
class Heard:
    """What was answered. `defect` is the error of a 5xx, for whoever has to mend it."""

    status: int
    content: bytes
    location: str
    request_id: str
    defect: str = ""
    may_be_unready: bool = False

    @property
    def is_broken(self) -> bool:
        return self.status >= 500 and not (self.may_be_unready and self.status == 503)

    @property
    def is_success(self) -> bool:
        """Something was shown or done; being sent to the door is neither."""
        sent_on = self.status in {302, 303} and not self.location.startswith(("/sign-in", "/townships", "/me/password"))
        return 200 <= self.status < 300 or sent_on

    def __str__(self) -> str:
        return f"{self.status} {self.defect or self.location}".strip()


class Walker:
    """`who` is signed in again whenever a route has ended the session, so that the walk goes on."""

    def __init__(self, browser: AsyncClient, sessions: Any, who: Visitor | None) -> None:
        self.browser = browser
        self.sessions = sessions
        self.who = who
        self.asked = 0

    async def sign_in(self) -> None:
        self.browser.cookies.clear()
        if self.who is not None:
            await visiting.sign_in(self.browser, self.sessions, self.who)

    async def ask(
        self, asked: Asked, path: str, body: Mapping[str, Any] | None = None, query: Mapping[str, Any] | None = None
    ) -> Heard:
        """One route, with the body as JSON or as a form, whichever its face reads."""
        heard = await self._ask(asked, path, body, query)
        if self.who is not None and (heard.status == 401 or heard.location.startswith("/sign-in")):
            await self.sign_in()
            heard = await self._ask(asked, path, body, query)
        return heard

    async def _ask(
        self, asked: Asked, path: str, body: Mapping[str, Any] | None, query: Mapping[str, Any] | None
    ) -> Heard:
        self.asked += 1
        request_id = new_id().hex
        sent: dict[str, Any] = {"headers": {"x-request-id": request_id} | (AS_A_PROGRAM if asked.is_api else {})}
        if asked.method == "PUT":
            read = await self.browser.get(path, headers=AS_A_PROGRAM)
            sent["headers"]["if-match"] = read.headers.get("etag", '"1"')
        if body is not None:
            sent["json" if asked.is_api else "data"] = body
        with capture_logs() as logs:
            try:
                async with asyncio.timeout(PATIENCE):
                    answer = await self.browser.request(asked.method, path, params=query, **sent)
            except Exception as error:  # noqa: BLE001 - no answer at all is the worst answer, and is told as one
                return Heard(599, b"", "", request_id, f"{type(error).__name__}: {error}")
        assert self.who is None or FromElsewhere.sentence.say().encode() not in answer.content, f"{asked}: token lost"
        if self.who is not None and "set-cookie" in answer.headers:
            await self.sign_in()  # the route ended the session, or began another
        return Heard(
            answer.status_code, answer.content, answer.headers.get("location", ""), request_id,
            _defect(answer, logs), may_be_unready=asked.template == "/health/ready",
        )  # fmt: skip


def _defect(answer: Response, logs: list[Any]) -> str:
    if answer.status_code < 500:
        return ""
    errors = [entry["exc_info"] for entry in logs if entry.get("exc_info")]
    return "; ".join(f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}" for error in errors)


async def member(sessions: Any, place: Any, *roles: Any) -> Visitor:
    """Somebody with an account who stands in the township's register in these roles, or in none."""
    who = await given.registered(sessions, place)
    assert who.person is not None
    return await given.member(sessions, place, *roles, person_id=who.person.person_id)
