"""The list of assessments, beginning one or many, and one with its result."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.communities import queries as communities
from wushe.evaluation import handed_down, service
from wushe.evaluation.errors import NoSuchAssessment
from wushe.evaluation.kinds import AssessmentState, Domain, RubricKind
from wushe.evaluation.pages.detail import detail
from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.queries import assessments as queries, listing
from wushe.evaluation.schemas.entered import AssessmentFilters, Because, NewAssessment, NewRound
from wushe.evaluation.schemas.tasks import TaskFilters
from wushe.evaluation.service.opening import assessable
from wushe.kernel import clock, paging
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork

AnyRequest = Request[Any, Any, Any]
ONE = "/{tenant:str}/evaluation/{assessment_id:uuid}"
BACK = redisplay("/{tenant}/evaluation/{assessment_id}")


@get("/{tenant:str}/evaluation")
async def list_assessments(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Evaluation.READ), query(request, AssessmentFilters)
    page = await paging.page(work, listing.bundled(reach, filters), listing.ORDER, filters.cursor, filters.limit)
    number, asked, checking, judging, done = (await work.rows(listing.matching(reach, filters)))[0]
    tasks = await handed_down.within(work, reach, TaskFilters())
    is_open, late, finished = (await work.rows(listing.items_counted(reach)))[0]
    return Page(
        work, "evaluation/list.html", page=page, filters=filters, number=number, waiting=asked + checking + judging,
        done=done, items_open=is_open, items_late=late, items_done=finished, kinds=RubricKind, states=AssessmentState,
        tasks=tasks, domains=Domain, communities=[(row[0], row[1]) for row in await work.rows(communities.choices())],
        staff=reach.whole_tenant or work.may(Evaluation.OPEN),
    )  # fmt: skip


@get("/{tenant:str}/evaluation/new")
async def new_assessment(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Evaluation.OPEN)
    today = clock.today()
    period = {"since": today.replace(month=1, day=1), "until": today}
    chosen = {"organization_id": request.query_params.get("organization_id", "")}
    return Page(
        work, "evaluation/new.html", one=Form.of(request, NewAssessment, period | chosen),
        many=Form.of(request, NewRound, period, id="round"), groups=await assessable(work), kinds=RubricKind,
    )  # fmt: skip


@post("/{tenant:str}/evaluation", opt=redisplay("/{tenant}/evaluation/new"))
async def open_assessment(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewAssessment]) -> See:
    assessment = await service.open_assessment(work, data)
    return See(f"/{tenant}/evaluation/{assessment.id}", notice=_("已发起，等待组织自评").say())


@post("/{tenant:str}/evaluation/rounds", opt=redisplay("/{tenant}/evaluation/new"))
async def open_round(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewRound]) -> See:
    opened = await service.open_round(work, data)
    return See(f"/{tenant}/evaluation?state=self", notice=_("已对 {n} 个组织发起评估").say(n=len(opened)))


@get(ONE)
async def show_assessment(request: AnyRequest, assessment_id: FromPath[UUID], work: OpenWork) -> Page:
    reached = queries.readable(work.require(Evaluation.READ))
    assessment = await work.one(queries.assessment(reached, assessment_id), NoSuchAssessment)
    return Page(work, "evaluation/show.html", **await detail(request, work, assessment))


@post(f"{ONE}/return", opt=BACK)
async def send_back(
    tenant: FromPath[str], assessment_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Because]
) -> See:
    await service.send_back(work, assessment_id, data)
    return See(f"/{tenant}/evaluation/{assessment_id}", notice=_("已退回上一步").say())


@post(f"{ONE}/withdrawal", opt=BACK)
async def withdraw(
    tenant: FromPath[str], assessment_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Because]
) -> See:
    await service.withdraw(work, assessment_id, data)
    return See(f"/{tenant}/evaluation/{assessment_id}", notice=_("已撤销这次评估").say())


ROUTES = [list_assessments, new_assessment, open_assessment, open_round, show_assessment, send_back, withdraw]
