"""Stars and grades as JSON: two fields, never one."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from wushe.evaluation import service
from wushe.evaluation.schemas.entered import Because, GradeData
from wushe.evaluation.schemas.shown import StandingShown
from wushe.evaluation.shown import standing_shown
from wushe.evaluation.standing import reached_organization
from wushe.kernel.web.work import OpenWork

ONE = "/api/{tenant:str}/evaluation/organizations/{organization_id:uuid}"


@get(ONE)
async def show_standing(organization_id: FromPath[UUID], work: OpenWork) -> StandingShown:
    return await standing_shown(work, (await reached_organization(work, organization_id)).id)


@post(f"{ONE}/grades")
async def record_grade(organization_id: FromPath[UUID], work: OpenWork, data: JSONBody[GradeData]) -> StandingShown:
    await service.record_grade(work, organization_id, data)
    return await standing_shown(work, organization_id)


@post(f"{ONE}/grades/{{official_grade_id:uuid}}/removal")
async def remove_grade(
    organization_id: FromPath[UUID], official_grade_id: FromPath[UUID], work: OpenWork, data: JSONBody[Because]
) -> StandingShown:
    await service.remove_grade(work, organization_id, official_grade_id, data)
    return await standing_shown(work, organization_id)


@post(f"{ONE}/stars/withdrawal")
async def withdraw_stars(organization_id: FromPath[UUID], work: OpenWork, data: JSONBody[Because]) -> StandingShown:
    await service.withdraw_stars(work, organization_id, data)
    return await standing_shown(work, organization_id)


ROUTES = [show_standing, record_grade, remove_grade, withdraw_stars]
