"""Which groups are to be visited, who carries how much, and the rhythm that the township sets."""

from typing import Any

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import paging
from wushe.kernel.clock import today
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.organizations.kinds import Stage
from wushe.supervision import service
from wushe.supervision.covering import coverage_shown
from wushe.supervision.kinds import Standing
from wushe.supervision.pages import choices
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import due as queries
from wushe.supervision.schemas.coverage import CoverageFilters, StageShown
from wushe.supervision.schemas.visits import DueFilters, RulesData
from wushe.supervision.sections import sections

AnyRequest = Request[Any, Any, Any]
RULES = "/{tenant:str}/supervision/rules"


@get("/{tenant:str}/supervision/due")
async def list_due(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Supervision.READ), query(request, DueFilters)
    found, order = queries.bundled(reach, filters)
    page = await paging.page(work, found, order, filters.cursor, filters.limit)
    [counted] = await work.rows(queries.counted(reach, filters))
    return Page(
        work, "supervision/due.html", page=page, filters=filters, counted=dict(zip(Standing, counted, strict=True)),
        standings=Standing, workers=await choices.workers(work), communities=await choices.communities_of(work, reach),
        rules=await service.rules_of(work), day=today(), sections=sections(work, "due"),
    )  # fmt: skip


@get("/{tenant:str}/supervision/coverage")
async def show_coverage(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Supervision.OVERSEE), query(request, CoverageFilters)
    shown = await coverage_shown(work, reach, filters)
    return Page(
        work, "supervision/coverage.html", filters=filters, shown=shown, stages=[_stood(one) for one in shown.stages],
        communities=await choices.communities_of(work, reach), sections=sections(work, "coverage"),
    )  # fmt: skip


def _stood(one: StageShown) -> tuple[str, str]:
    """How many groups, and how long the one in the middle has been there."""
    number = _("{n} 个").say(n=one.groups)
    since = "" if one.days is None else _("，居中的一个已 {n} 天").say(n=one.days)
    return Stage(one.stage).label.say(), number + since


@get(RULES)
async def show_rules(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Supervision.CONFIGURE)
    rules = await service.rules_of(work)
    form = Form.of(request, RulesData, {"visit_days": rules.visit_days}, version=rules.version or None)
    return Page(work, "supervision/rules.html", form=form)


@post(RULES, opt=redisplay("/{tenant}/supervision/rules"))
async def change_rules(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[RulesData]) -> See:
    await service.change_rules(work, data)
    return See(f"/{tenant}/supervision/rules", notice=_("已保存").say())


ROUTES = [list_due, show_coverage, show_rules, change_rules]
