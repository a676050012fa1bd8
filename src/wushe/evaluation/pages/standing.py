"""Stars and grades of one group: what holds today, every change, and what may be entered."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.evaluation import handed_down, service
from wushe.evaluation.kinds import Grade
from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.schemas.entered import Because, GradeData
from wushe.evaluation.standing import of_group, of_group_reached, reached_organization
from wushe.kernel import clock
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.organizations.models import Organization
from wushe.organizations.sections import Section, beside_organization

ONE = "/{tenant:str}/evaluation/organizations/{organization_id:uuid}"
BACK = redisplay("/{tenant}/evaluation/organizations/{organization_id}")


@get(ONE)
async def show_standing(request: Request[Any, Any, Any], organization_id: FromPath[UUID], work: OpenWork) -> Page:
    organization = await reached_organization(work, organization_id)
    standing = await of_group(work, organization.id)
    return Page(
        work, "evaluation/standing.html", organization=organization, standing=standing,
        today=clock.today(), grades=Grade, can=work.may(Evaluation.GRADE),
        granting=Form.of(request, GradeData, id="grade"), withdrawing=Form.of(request, Because, noun="withdrawal"),
        removing={each.id: Form.of(request, Because, noun=f"{each.id}/removal") for each in standing.grades},
        refusal=refusal_in(request, Because),
    )  # fmt: skip


@post(f"{ONE}/grades", opt=BACK)
async def record_grade(
    tenant: FromPath[str], organization_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[GradeData]
) -> See:
    await service.record_grade(work, organization_id, data)
    return See(f"/{tenant}/evaluation/organizations/{organization_id}", notice=_("已登记等级").say())


@post(f"{ONE}/grades/{{official_grade_id:uuid}}/removal", opt=BACK)
async def remove_grade(
    tenant: FromPath[str],
    organization_id: FromPath[UUID],
    official_grade_id: FromPath[UUID],
    work: OpenWork,
    data: URLEncodedBody[Because],
) -> See:
    await service.remove_grade(work, organization_id, official_grade_id, data)
    return See(f"/{tenant}/evaluation/organizations/{organization_id}", notice=_("已移除").say())


@post(f"{ONE}/stars/withdrawal", opt=BACK)
async def withdraw_stars(
    tenant: FromPath[str], organization_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Because]
) -> See:
    await service.withdraw_stars(work, organization_id, data)
    return See(f"/{tenant}/evaluation/organizations/{organization_id}", notice=_("已撤销星级").say())


@beside_organization
async def stars_and_grade(work: Work, organization: Organization) -> Section | None:
    """On the group's own page, for whoever reads its evaluations."""
    if not work.may(Evaluation.READ):
        return None
    reached = of_group_reached(work, organization.id)
    if await work.one_or_none(reached) is None:
        return None
    tasks = await handed_down.of_this_year(work, organization.id)
    return Section("evaluation/section.html", {"standing": await of_group(work, organization.id), "tasks": tasks})


ROUTES = [show_standing, record_grade, remove_grade, withdraw_stars]
