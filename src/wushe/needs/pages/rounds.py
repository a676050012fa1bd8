"""The quarterly rounds: which communities asked, which are late, and one round with its channels."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.communities.queries import name_of
from wushe.kernel import clock, exporting
from wushe.kernel.clock import Quarter
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import EXCEL, Download, Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.needs import service
from wushe.needs.errors import NoSuchRound
from wushe.needs.kinds import ROUND_CHANNELS
from wushe.needs.pages import choices
from wushe.needs.permissions import Needs
from wushe.needs.queries import rounds as queries
from wushe.needs.schemas.rounds import ChannelUse, NewRound, RoundFilters
from wushe.needs.sheets import ROUND_LIST, round_row
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]
ROUND = "/{tenant:str}/needs/rounds/{round_id:uuid}"
BACK = redisplay("/{tenant}/needs/rounds/{round_id}")


@get("/{tenant:str}/needs/rounds")
async def list_rounds(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Needs.KEEP_ROUNDS)
    filters = query(request, RoundFilters)
    quarter = _asked(filters)
    rows = await service.rounds(work, quarter, filters.q)
    last = await service.overdue_rounds(work)
    return Page(
        work, "needs/rounds.html", rows=rows, quarter=quarter, filters=filters, overdue=last,
        last=Quarter.current().previous(), quarters=choices.recent_quarters(),
        form=Form.of(request, NewRound, {"quarter": str(Quarter.current())}),
        communities=await choices.communities_of(work, Needs.KEEP_ROUNDS),
    )  # fmt: skip


@get("/{tenant:str}/needs/rounds.xlsx")
async def export_rounds(request: AnyRequest, work: OpenWork) -> Download:
    work.require(Needs.EXPORT)
    filters = query(request, RoundFilters)
    rows = await service.rounds(work, _asked(filters), filters.q)
    body = await exporting.write(ROUND_LIST, [round_row(row) for row in rows])
    return Download(body, f"{ROUND_LIST.title.say()}.xlsx", EXCEL)


def _asked(filters: RoundFilters) -> Quarter:
    return Quarter.parse(filters.quarter) if filters.quarter else Quarter.current()


@post("/{tenant:str}/needs/rounds", opt=redisplay("/{tenant}/needs/rounds"))
async def open_round(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewRound]) -> See:
    opened = await service.open_round(work, data)
    return See(f"/{tenant}/needs/rounds/{opened.id}", notice=_("已开始本轮征集").say())


@get(ROUND)
async def show_round(request: AnyRequest, round_id: FromPath[UUID], work: OpenWork) -> Page:
    reach = work.require(Needs.KEEP_ROUNDS)
    kept = await work.one(queries.needs_round(reach, round_id), NoSuchRound)
    used = await work.all(queries.channels_of([round_id]))
    return Page(
        work, "needs/round.html", round=kept, used=used, channels=ROUND_CHANNELS,
        missing=[channel for channel in ROUND_CHANNELS if all(use.channel is not channel for use in used)],
        community=await work.scalar(name_of(kept.community_id)),
        heard=await work.scalar(queries.sources_in(kept.community_id, kept.when)),
        form=Form.of(request, ChannelUse, {"held_on": clock.today()}), refusal=refusal_in(request),
        history=await history(work, round_id),
    )  # fmt: skip


@post(f"{ROUND}/channels", opt=BACK)
async def use_channel(
    tenant: FromPath[str], round_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[ChannelUse]
) -> See:
    await service.use_channel(work, round_id, data)
    return _see(tenant, round_id, _("已登记").say())


@post(f"{ROUND}/completion", opt=BACK)
async def finish(tenant: FromPath[str], round_id: FromPath[UUID], work: OpenWork) -> See:
    await service.finish(work, round_id)
    return _see(tenant, round_id, _("本轮征集已完成").say())


@post(f"{ROUND}/resumption", opt=BACK)
async def resume(tenant: FromPath[str], round_id: FromPath[UUID], work: OpenWork) -> See:
    await service.resume(work, round_id)
    return _see(tenant, round_id, _("已恢复，可以继续登记").say())


def _see(tenant: str, round_id: UUID, notice: str) -> See:
    return See(f"/{tenant}/needs/rounds/{round_id}", notice=notice)


ROUTES = [list_rounds, export_rounds, open_round, show_round, use_channel, finish, resume]
