"""A small application of its own on the kernel's web, with one form, so that the machinery is tested alone."""

from collections.abc import AsyncIterator
from typing import Annotated, Any
from uuid import UUID

import pytest
from litestar import Litestar, Request, Router, get, post, put
from litestar.datastructures import State
from litestar.di import Provide
from litestar.params import FromPath, JSONBody, URLEncodedBody
from litestar.response import Response
from litestar.testing import AsyncTestClient
from msgspec import Meta
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from wushe.kernel.database.engine import sessions
from wushe.kernel.errors import Refusal
from wushe.kernel.i18n import _
from wushe.kernel.journal.event import Event
from wushe.kernel.schemas import Count, Entered, Shown, Title, Yuan
from wushe.kernel.web.answers import Answer, See
from wushe.kernel.web.csrf import same_origin_guard, token_for
from wushe.kernel.web.forms import FieldwiseDTO, Form
from wushe.kernel.web.headers import add_headers
from wushe.kernel.web.problems import HANDLERS, redisplay
from wushe.kernel.web.work import OpenWork, provide_work
from wushe.kernel.work import Extent, Person, Tenant, Visitor, Work

SECRET = b"s" * 32
TENANT = Tenant(UUID(int=7), "yunxi", "云溪镇")
TOKEN = token_for(SECRET, b"session")


class NewKettle(Entered):
    title: Title
    price: Yuan
    litres: Annotated[int, Meta(ge=1, le=9)] = 2
    count: Count = 0


class KettleShown(Shown):
    title: str
    price_fen: int
    version: int = 3


class KettleBought(Event, frozen=True, kw_only=True):
    sentence = _("买了水壶")
    price_fen: int


class TooHot(Refusal):
    code = "kettle.too_hot"
    sentence = _("水壶“{title}”太烫")
    field = "title"


def show_form(form: Form) -> Response[str]:
    typed = f"{form.value('title')}|{form.value('price')}|{form.message}|{sorted(form.errors.items())}"
    return Response(typed, media_type="text/html")


@get("/yunxi/kettles/new")
async def new(request: Request[Any, Any, Any], work: OpenWork) -> Response[str]:
    return show_form(Form.of(request, NewKettle))


def buy(work: Work, data: NewKettle) -> KettleShown:
    work.record(KettleBought(price_fen=data.price))
    if data.title == "烫的":
        raise TooHot(title=data.title)
    return KettleShown(title=data.title, price_fen=data.price)


@post("/yunxi/kettles", opt=redisplay("/yunxi/kettles/new"))
async def create(work: OpenWork, data: URLEncodedBody[NewKettle]) -> See:
    return See("/yunxi/kettles/" + buy(work, data).title, notice="买到了")


@post("/api/yunxi/kettles")
async def create_json(work: OpenWork, data: JSONBody[NewKettle]) -> KettleShown:
    return buy(work, data)


@put("/api/yunxi/kettles/one")
async def change_json(work: OpenWork, data: JSONBody[NewKettle]) -> KettleShown:
    return KettleShown(title=data.title, price_fen=data.price, version=(work.expected_version or 0) + 1)


@post("/api/yunxi/trouble/{sqlstate:str}")
async def trouble(work: OpenWork, sqlstate: FromPath[str], request: Request[Any, Any, Any]) -> dict[str, int]:
    """Fails with a sqlstate on the first attempts, as a serialization failure does."""
    attempt = request.scope["state"].get("attempt", 1)
    if attempt < 3 or sqlstate != "40001":
        await work.session.execute(text(f"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{sqlstate}'; END $$"))
    return {"attempt": attempt}


@get("/api/yunxi/defect")
async def defect(work: OpenWork) -> None:
    raise KeyError("张三 13812345678")


async def enter(request: Request[Any, Any, Any]) -> None:
    """Stands in for the entrance."""
    person = Person(UUID(int=1), UUID(int=2), "林晓")
    grants = {"kettles:buy": frozenset({Extent.TENANT})}
    request.scope["state"] |= {
        "visitor": Visitor(tenant=TENANT, person=person, grants=grants, request_id="r1"),
        "request_id": "r1",
        "csrf_token": TOKEN,
        "bearer": "authorization" in request.headers,
    }


@pytest.fixture
async def client(engine: AsyncEngine) -> AsyncIterator[AsyncTestClient[Litestar]]:
    async def entered(request: Request[Any, Any, Any], handler: Any) -> None:
        await enter(request)

    router = Router(
        path="/",
        route_handlers=[new, create, create_json, change_json, trouble, defect],
        dependencies={"work": Provide(provide_work)},
        guards=[entered, same_origin_guard],
        dto=FieldwiseDTO,
        return_dto=None,
    )
    app = Litestar(
        [router],
        state=State({"sessions": sessions(engine), "secret": SECRET, "vault": None}),
        exception_handlers=HANDLERS,
        response_class=Answer,
        before_send=[add_headers],
        request_max_body_size=100_000,
    )
    async with AsyncTestClient(app, base_url="http://testserver.local") as client:
        yield client
