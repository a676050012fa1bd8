"""Months, for programs."""

from litestar import get, post
from litestar.params import JSONBody

from wushe.kernel.web.work import OpenWork
from wushe.ledger import queries, service
from wushe.ledger.models import ClosedMonth
from wushe.ledger.permissions import Ledger
from wushe.ledger.schemas import Closing, MonthShown


@get("/api/{tenant:str}/books/months")
async def list_months(work: OpenWork) -> list[MonthShown]:
    work.require(Ledger.READ)
    return [_shown(month) for month in await work.all(queries.closed_months())]


@post("/api/{tenant:str}/books/months")
async def close_month(work: OpenWork, data: JSONBody[Closing]) -> MonthShown:
    return _shown(await service.close_month(work, data))


def _shown(month: ClosedMonth) -> MonthShown:
    return MonthShown(**{name: getattr(month, name) for name in MonthShown.__struct_fields__})


ROUTES = [list_months, close_month]
