"""The rubrics with their versions."""

from typing import Any
from uuid import UUID

from litestar import Request, get
from litestar.params import FromPath

from wushe.evaluation.errors import NoSuchRubric
from wushe.evaluation.kinds import RubricKind
from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.queries import rubrics as queries
from wushe.evaluation.showing import domains_of
from wushe.kernel.web.answers import Page
from wushe.kernel.web.work import OpenWork

AnyRequest = Request[Any, Any, Any]


@get("/{tenant:str}/evaluation/rubrics")
async def list_rubrics(work: OpenWork) -> Page:
    work.require(Evaluation.READ)
    versions = {kind: await work.all(queries.versions(kind)) for kind in RubricKind}
    ids = [each.id for found in versions.values() for each in found]
    drafts = {kind: await work.one_or_none(queries.draft(kind)) for kind in RubricKind}
    return Page(
        work, "evaluation/rubrics.html", versions=versions, drafts=drafts,
        counted={row[0]: row[1] for row in await work.rows(queries.counted(ids))},
    )  # fmt: skip


@get("/{tenant:str}/evaluation/rubrics/{rubric_id:uuid}")
async def show_rubric(rubric_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Evaluation.READ)
    rubric = await work.one(queries.rubric(rubric_id), NoSuchRubric)
    indicators = await work.all(queries.indicators(rubric.id))
    in_force = await work.one(queries.in_force(rubric.kind), NoSuchRubric)
    return Page(
        work, "evaluation/rubric.html", rubric=rubric, groups=domains_of(indicators), number=len(indicators),
        in_force=in_force.id == rubric.id,
    )  # fmt: skip


ROUTES = [list_rubrics, show_rubric]
