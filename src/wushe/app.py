"""The web application: the one place where kernel and slices meet to answer requests."""

from asyncio import to_thread
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from importlib import import_module
from importlib.metadata import version
from typing import Any

from litestar import Litestar, Router
from litestar.datastructures import State
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.plugins.prometheus import PrometheusConfig
from litestar.response import Response

from wushe.access.doorkeeper import Doorkeeper
from wushe.access.entrance import Entrance
from wushe.demo.sign_ins import SIGN_INS
from wushe.kernel.database.engine import connect, refuse_to_see_through, sessions
from wushe.kernel.database.lean import lean_pool
from wushe.kernel.database.reader import open_reader
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.personal.vault import Vault
from wushe.kernel.settings import Settings, load_for_serving
from wushe.kernel.settling import settle
from wushe.kernel.versions import is_current
from wushe.kernel.web import exports, job_routes
from wushe.kernel.web.answers import Answer, Page
from wushe.kernel.web.application import Application, UnsharedRouter
from wushe.kernel.web.asset_routes import show_asset
from wushe.kernel.web.csrf import same_origin_guard
from wushe.kernel.web.description import describe
from wushe.kernel.web.forms import FieldwiseDTO
from wushe.kernel.web.headers import add_headers
from wushe.kernel.web.health import Metrics, live, ready
from wushe.kernel.web.problems import HANDLERS
from wushe.kernel.web.request_log import log_answer, note_beginning
from wushe.kernel.web.work import provide_work
from wushe.slices import modules
from wushe.tenancy.service import protect_platform

LARGEST_BODY = 1024 * 1024


def create(settings: Settings | None = None) -> Litestar:
    """The application; it opens the database when it starts and closes it when it stops."""
    settings = settings or load_for_serving()
    pages, apis = modules("pages"), modules("api")
    modules("exports")
    modules("listeners")
    modules("jobs")
    import_module("wushe.kernel.housekeeping")
    menu = (*(entry for page in pages for entry in getattr(page, "MENU", ())), exports.menu())
    furnishers = [module.FURNISHER for module in modules("furnishing")]
    furnishings = [f for page in pages for f in getattr(page, "FURNISHINGS", ())]
    return Application(
        route_handlers=[
            live, ready, Metrics, show_asset,
            _router([*job_routes.ROUTES, *exports.PAGES, *exports.files_at_once()], in_schema=False),
            _router([*job_routes.API, *exports.API], in_schema=True),
            *(_router(page.ROUTES, in_schema=False) for page in pages),
            *(_router(api.ROUTES, in_schema=True) for api in apis),
        ],
        state=State(_tools(settings) | {"menu": menu, "furnishers": furnishers}),
        lifespan=[_database],
        middleware=[note_beginning, Entrance, _counted()],
        exception_handlers=HANDLERS,
        response_class=Answer,
        after_request=_furnish_with(furnishings),
        before_send=[add_headers, log_answer],
        request_max_body_size=LARGEST_BODY,
        openapi_config=_described(),
        logging_config=None,  # `log.configure` speaks for all; Litestar's own would print persons
        debug=False,
    )  # fmt: skip


def _counted() -> Any:
    return PrometheusConfig(app_name="wushe", prefix="wushe", group_path=True).middleware


def _tools(settings: Settings) -> dict[str, Any]:
    """What every piece of work is given besides its transaction."""
    vault = Vault(settings.data_keys, settings.lookup_key)
    shelf = Shelf(settings.uploads)
    tools = {"settings": settings, "secret": bytes(settings.secret_key), "vault": vault, "shelf": shelf}
    return tools | ({"demo_sign_ins": SIGN_INS} if settings.demo else {})


def _described() -> OpenAPIConfig:
    """The API as OpenAPI 3.1 at `/api/openapi.json`, and no page of foreign scripts around it."""
    return OpenAPIConfig(
        title="wushe 五社",
        version=version("wushe"),
        render_plugins=[JsonRenderPlugin(path="/openapi.json")],
        openapi_router=Router("/api", route_handlers=[], opt={"public": True}),
    )


def _router(handlers: Sequence[Any], *, in_schema: bool) -> UnsharedRouter:
    if in_schema:
        describe(handlers)
    return UnsharedRouter(
        handlers,
        dependencies={"work": Provide(provide_work)},
        guards=[same_origin_guard],
        dto=FieldwiseDTO,
        return_dto=None,
        include_in_schema=in_schema,
    )


Furnishing = Callable[[Any], Awaitable[dict[str, Any]]]


def _furnish_with(furnishings: Sequence[Furnishing]) -> Callable[[Response[Any]], Awaitable[Response[Any]]]:
    """What stands on every page and takes a query (unread messages), asked for while the transaction is open."""

    async def furnish(response: Response[Any]) -> Response[Any]:
        if isinstance(response, Page) and response.work is not None and response.work.visitor.tenant:
            for furnishing in furnishings:
                response.shown = await furnishing(response.work) | response.shown
        return response

    return furnish


@asynccontextmanager
async def _database(app: Litestar) -> AsyncGenerator[None, None]:
    """Open the database, refuse a role that sees through isolation, and close it at the end."""
    state, settings = app.state, app.state.settings
    state.engine = connect(settings.database_url, pool_size=settings.pool_size)
    await refuse_to_see_through(state.engine)
    state.sessions = sessions(state.engine)
    if await to_thread(is_current, settings.database_url):
        async with state.sessions.begin() as session:
            await protect_platform(session, settings.platform_password_days)
    state.reader = await open_reader(settings.reader_database_url) if settings.reader_database_url else None
    try:
        async with lean_pool(settings.database_url, size=settings.pool_size) as state.lean:
            state.doorkeeper = Doorkeeper(state.lean, state.sessions, settings)
            settle()
            yield
    finally:
        if state.reader is not None:
            await state.reader.close()
        await state.engine.dispose()
