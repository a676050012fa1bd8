"""The form of one step: a card for each domain, the steps before beside it, kept as a draft or handed in."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath

from wushe.evaluation import service
from wushe.evaluation.access import allowed
from wushe.evaluation.errors import NoSuchAssessment, OwnEntry, WrongState
from wushe.evaluation.forms import as_typed, entered, scores_form
from wushe.evaluation.kinds import Step
from wushe.evaluation.models import Assessment
from wushe.evaluation.pages.detail import by_domain, organization_of
from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.queries import assessments as queries, rubrics
from wushe.evaluation.schemas.entered import ScoresData
from wushe.evaluation.service.counting import facts_of
from wushe.evaluation.service.entering import MAY
from wushe.evaluation.showing import sheet
from wushe.kernel.i18n import _
from wushe.kernel.reading import read
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work

AnyRequest = Request[Any, Any, Any]
ONE = "/{tenant:str}/evaluation/{assessment_id:uuid}"
FORM = redisplay("/{tenant}/evaluation/{assessment_id}/scoring")
VERBS = {Step.SELF: service.self_assess, Step.CHECK: service.check, Step.PANEL: service.conclude}
DONE = {
    Step.SELF: _("已提交自评，谢谢"),
    Step.CHECK: _("已完成核查，等待评审"),
    Step.PANEL: _("评估已办结"),
}


@get(f"{ONE}/scoring")
async def scoring(request: AnyRequest, assessment_id: FromPath[UUID], work: OpenWork) -> Page:
    assessment, step = await _awaited(work, assessment_id)
    can = await allowed(work, assessment)
    if can.step is not step:
        raise OwnEntry if can.entered else NoSuchAssessment
    now = await sheet(work, assessment)
    form = Form.of(
        request, scores_form(now.indicators), as_typed(assessment.typed, assessment.typed_note),
        version=assessment.version,
    )  # fmt: skip
    return Page(
        work, "evaluation/scoring.html", assessment=assessment, rubric=now.rubric, step=step, form=form,
        organization=await organization_of(work, assessment), latest=now.latest,
        groups=by_domain(now, await facts_of(work, assessment)),
        evidence=await work.rows(queries.evidence(assessment.id)),
    )  # fmt: skip


@post(f"{ONE}/draft", opt=FORM)
async def save_draft(request: AnyRequest, tenant: FromPath[str], assessment_id: FromPath[UUID], work: OpenWork) -> See:
    assessment, step = await _awaited(work, assessment_id)
    await service.save_draft(work, assessment_id, step, await _scores(request, work, assessment))
    return See(f"/{tenant}/evaluation/{assessment_id}/scoring", notice=_("已保存草稿，可以下次接着填").say())


@post(f"{ONE}/entries", opt=FORM)
async def hand_in(request: AnyRequest, tenant: FromPath[str], assessment_id: FromPath[UUID], work: OpenWork) -> See:
    assessment, step = await _awaited(work, assessment_id)
    await VERBS[step](work, assessment_id, await _scores(request, work, assessment))
    return See(f"/{tenant}/evaluation/{assessment_id}", notice=DONE[step].say())


async def _awaited(work: Work, assessment_id: UUID) -> tuple[Assessment, Step]:
    """The assessment and the step that it waits for. Raises `Forbidden`, `NoSuchAssessment`, `WrongState`."""
    reached = queries.readable(work.require(Evaluation.READ))
    assessment = await work.one(queries.assessment(reached, assessment_id), NoSuchAssessment)
    if (step := assessment.state.step) is None:
        raise WrongState(state=assessment.state.label)
    work.require(MAY[step])
    return assessment, step


async def _scores(request: AnyRequest, work: Work, assessment: Assessment) -> ScoresData:
    """What stands in the form, whose fields are the rubric's indicators. Raises `Invalid`."""
    indicators = await work.all(rubrics.indicators(assessment.rubric_id))
    schema = scores_form(indicators)
    typed = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    request.scope["state"] |= {"typed": typed, "schema": schema}
    return entered(indicators, read(schema, typed, form=True))


ROUTES = [scoring, save_draft, hand_in]
