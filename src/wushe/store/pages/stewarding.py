"""The steward's day, on the phone: who comes to fetch what, and the code that they show."""

from typing import Any

from litestar import Request, get
from litestar.params import FromPath

from wushe.goods.quantities import show_quantity
from wushe.kernel import clock
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import refusal_in
from wushe.kernel.web.work import OpenWork
from wushe.people import queries as people
from wushe.people.acting import acting
from wushe.store.codes import scanned_exchange
from wushe.store.errors import NoSuchExchange
from wushe.store.naming import exchanges_named
from wushe.store.permissions import Store
from wushe.store.queries import balances, exchanges as queries

AnyRequest = Request[Any, Any, Any]
MOST_SHOWN = 200


@get("/{tenant:str}/store/pickups")
async def show_pickups(request: AnyRequest, work: OpenWork) -> Page:
    """What waits to be fetched at points in one's care; for the township, also who owes hours."""
    reach, today = work.require(Store.HAND_OVER), clock.today()
    waiting = await work.rows(queries.waiting(reach).limit(MOST_SHOWN))
    owing = await work.rows(balances.owing().limit(MOST_SHOWN)) if work.may(Store.READ) else []
    return Page(
        work, "store/pickups.html", waiting=waiting, today=today, amount=show_quantity, owing=owing,
        lines=await work.rows(queries.lines([row[0].id for row in waiting])),
        names=dict(await work.rows(people.names([row[0] for row in owing]))),
        handed_over=await work.scalar(queries.handed_over_since(reach, today)), refusal=refusal_in(request),
    )  # fmt: skip


@get("/{tenant:str}/store/scan/{code:str}")
async def scan(request: AnyRequest, tenant: FromPath[str], code: FromPath[str], work: OpenWork) -> Page | See:
    """Where the volunteer's code leads: what they get, and one button. Whoever tries their own sees their exchange."""
    reach, exchange_id = work.require(Store.HAND_OVER), scanned_exchange(work.secret, code)
    exchange = await work.one_or_none(queries.kept(reach, exchange_id))
    if exchange is None:
        own = await work.one(queries.own(acting(work), exchange_id), NoSuchExchange)
        return See(f"/{tenant}/store/exchanges/{own.id}")
    return Page(
        work, "store/scanned.html", exchange=exchange, lines=await work.rows(queries.lines([exchange.id])),
        names=await exchanges_named(work, [exchange]), amount=show_quantity,
        mine=exchange.person_id == work.person.person_id, refusal=refusal_in(request),
    )  # fmt: skip


ROUTES = [show_pickups, scan]
