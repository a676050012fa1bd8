"""What one gave, for people."""

from datetime import date
from typing import Any
from uuid import UUID

from litestar import Request, get
from litestar.params import FromPath

from wushe.giving import paper, service
from wushe.giving.everywhere import everywhere
from wushe.giving.permissions import Giving
from wushe.giving.picture import flow
from wushe.giving.sheet import SHEET, rows
from wushe.giving.totals import total
from wushe.kernel import clock, exporting
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import EXCEL, Download, Page
from wushe.kernel.web.menu import Entry
from wushe.kernel.web.work import OpenWork

AnyRequest = Request[Any, Any, Any]
PDF = "application/pdf"

MENU = (Entry("money", _("我的捐赠"), "/giving", "chart", Giving.READ, rank=5, phone=True),)


@get("/{tenant:str}/giving")
async def show_giving(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Giving.READ)
    townships = await everywhere(request)
    picture = flow(townships, work.tenant.slug)
    here = [outcome for each in townships if each.slug == work.tenant.slug for outcome in each.outcomes]
    opens = await service.openable(work, here)
    return Page(
        work, "giving/show.html", townships=townships, total=total(townships), picture=picture, opens=opens
    )  # fmt: skip


@get("/{tenant:str}/giving.xlsx")
async def export_giving(request: AnyRequest, work: OpenWork) -> Download:
    work.require(Giving.READ)
    body = await exporting.write(SHEET, list(rows(await everywhere(request))))
    return Download(body, _named(clock.today(), "xlsx"), EXCEL)


@get("/{tenant:str}/giving.pdf")
async def print_giving(request: AnyRequest, work: OpenWork) -> Download:
    work.require(Giving.READ)
    body = await paper.statement(work.person.name, await everywhere(request), clock.today())
    return Download(body, _named(clock.today(), "pdf"), PDF)


@get("/{tenant:str}/giving/{source_id:uuid}")
async def show_gift(source_id: FromPath[UUID], work: OpenWork) -> Page:
    return Page(work, "giving/gift.html", history=await service.gift(work, source_id))


def _named(day: date, suffix: str) -> str:
    return f"{_('捐赠去向').say()}{day:%Y%m%d}.{suffix}"


ROUTES = [show_giving, export_giving, print_giving, show_gift]
