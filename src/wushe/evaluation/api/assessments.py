"""Assessments as JSON, with each step."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.evaluation import service
from wushe.evaluation.errors import NoSuchAssessment, WrongState
from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.queries import assessments as queries, listing
from wushe.evaluation.schemas.entered import (
    AssessmentFilters,
    Because,
    NewAssessment,
    NewRound,
    PanelData,
    ScoresData,
)
from wushe.evaluation.schemas.shown import AssessmentPage, AssessmentShown, Opened
from wushe.evaluation.shown import assessment_shown
from wushe.kernel import paging
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.work import OpenWork

ALL = "/api/{tenant:str}/evaluation"
ONE = f"{ALL}/{{assessment_id:uuid}}"


@get(ALL)
async def list_assessments(request: Request[Any, Any, Any], work: OpenWork) -> Response[AssessmentPage]:
    reach, filters = work.require(Evaluation.READ), query(request, AssessmentFilters)
    return json_page(request, await paging.page_json(work, listing.assessments, reach, filters, listing.ORDER))


@post(ALL)
async def open_assessment(work: OpenWork, data: JSONBody[NewAssessment]) -> AssessmentShown:
    return await assessment_shown(work, await service.open_assessment(work, data))


@post(f"{ALL}/rounds")
async def open_round(work: OpenWork, data: JSONBody[NewRound]) -> Opened:
    return Opened(assessments=len(await service.open_round(work, data)))


@get(ONE)
async def show_assessment(assessment_id: FromPath[UUID], work: OpenWork) -> AssessmentShown:
    reached = queries.readable(work.require(Evaluation.READ))
    return await assessment_shown(work, await work.one(queries.assessment(reached, assessment_id), NoSuchAssessment))


@put(f"{ONE}/draft")
async def save_draft(assessment_id: FromPath[UUID], work: OpenWork, data: JSONBody[ScoresData]) -> AssessmentShown:
    """Of the step that is awaited."""
    reached = queries.readable(work.require(Evaluation.READ))
    assessment = await work.one(queries.assessment(reached, assessment_id), NoSuchAssessment)
    if (step := assessment.state.step) is None:
        raise WrongState(state=assessment.state.label)
    return await assessment_shown(work, await service.save_draft(work, assessment_id, step, data))


@post(f"{ONE}/self-assessment")
async def self_assess(assessment_id: FromPath[UUID], work: OpenWork, data: JSONBody[ScoresData]) -> AssessmentShown:
    return await assessment_shown(work, await service.self_assess(work, assessment_id, data))


@post(f"{ONE}/check")
async def check(assessment_id: FromPath[UUID], work: OpenWork, data: JSONBody[ScoresData]) -> AssessmentShown:
    return await assessment_shown(work, await service.check(work, assessment_id, data))


@post(f"{ONE}/conclusion")
async def conclude(assessment_id: FromPath[UUID], work: OpenWork, data: JSONBody[ScoresData]) -> AssessmentShown:
    return await assessment_shown(work, await service.conclude(work, assessment_id, data))


@post(f"{ONE}/return")
async def send_back(assessment_id: FromPath[UUID], work: OpenWork, data: JSONBody[Because]) -> AssessmentShown:
    return await assessment_shown(work, await service.send_back(work, assessment_id, data))


@post(f"{ONE}/withdrawal")
async def withdraw(assessment_id: FromPath[UUID], work: OpenWork, data: JSONBody[Because]) -> AssessmentShown:
    return await assessment_shown(work, await service.withdraw(work, assessment_id, data))


@post(f"{ONE}/panel", status_code=204)
async def name_panellist(assessment_id: FromPath[UUID], work: OpenWork, data: JSONBody[PanelData]) -> None:
    await service.name_panellist(work, assessment_id, data)


@post(f"{ONE}/panel/{{person_id:uuid}}/removal", status_code=204)
async def remove_panellist(assessment_id: FromPath[UUID], person_id: FromPath[UUID], work: OpenWork) -> None:
    await service.remove_panellist(work, assessment_id, person_id)


ROUTES = [
    list_assessments, open_assessment, open_round, show_assessment, save_draft, self_assess, check, conclude,
    send_back, withdraw, name_panellist, remove_panellist,
]  # fmt: skip
