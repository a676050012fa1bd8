"""Rubrics as JSON, and the editor of the next version."""

from uuid import UUID

from litestar import delete, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.evaluation import service
from wushe.evaluation.errors import NoSuchDraft, NoSuchRubric
from wushe.evaluation.kinds import RubricKind
from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.queries import rubrics as queries
from wushe.evaluation.schemas.entered import IndicatorData, TermsData, WeightData
from wushe.evaluation.schemas.shown import DraftShown, RubricShown
from wushe.evaluation.shown import draft_shown, rubric_shown
from wushe.kernel.web.work import OpenWork

ALL = "/api/{tenant:str}/evaluation/rubrics"
DRAFT = "/api/{tenant:str}/evaluation/drafts/{kind:str}"
INDICATOR = f"{DRAFT}/indicators/{{draft_indicator_id:uuid}}"


@get(ALL)
async def list_rubrics(work: OpenWork) -> list[RubricShown]:
    """Every version of both kinds, the newest of each first."""
    work.require(Evaluation.READ)
    found = [each for kind in RubricKind for each in await work.all(queries.versions(kind))]
    return [await rubric_shown(work, each) for each in found]


@get(f"{ALL}/{{rubric_id:uuid}}")
async def show_rubric(rubric_id: FromPath[UUID], work: OpenWork) -> RubricShown:
    work.require(Evaluation.READ)
    return await rubric_shown(work, await work.one(queries.rubric(rubric_id), NoSuchRubric))


@get(DRAFT)
async def show_draft(kind: FromPath[RubricKind], work: OpenWork) -> DraftShown:
    work.require(Evaluation.CONFIGURE)
    return await draft_shown(work, await work.one(queries.draft(kind), NoSuchDraft))


@post(DRAFT)
async def begin_revision(kind: FromPath[RubricKind], work: OpenWork) -> DraftShown:
    return await draft_shown(work, await service.begin_revision(work, kind))


@put(DRAFT)
async def change_terms(kind: FromPath[RubricKind], work: OpenWork, data: JSONBody[TermsData]) -> DraftShown:
    return await draft_shown(work, await service.change_terms(work, kind, data))


@delete(DRAFT)
async def drop_draft(kind: FromPath[RubricKind], work: OpenWork) -> None:
    await service.drop_draft(work, kind)


@post(f"{DRAFT}/publication")
async def publish(kind: FromPath[RubricKind], work: OpenWork) -> RubricShown:
    return await rubric_shown(work, await service.publish(work, kind))


@post(f"{DRAFT}/indicators")
async def add_indicator(kind: FromPath[RubricKind], work: OpenWork, data: JSONBody[IndicatorData]) -> DraftShown:
    await service.add_indicator(work, kind, data)
    return await draft_shown(work, await work.one(queries.draft(kind), NoSuchDraft))


@put(INDICATOR)
async def change_indicator(
    kind: FromPath[RubricKind], draft_indicator_id: FromPath[UUID], work: OpenWork, data: JSONBody[IndicatorData]
) -> DraftShown:
    await service.change_indicator(work, kind, draft_indicator_id, data)
    return await draft_shown(work, await work.one(queries.draft(kind), NoSuchDraft))


@put(f"{INDICATOR}/weight")
async def weigh_indicator(
    kind: FromPath[RubricKind], draft_indicator_id: FromPath[UUID], work: OpenWork, data: JSONBody[WeightData]
) -> DraftShown:
    await service.weigh_indicator(work, kind, draft_indicator_id, data)
    return await draft_shown(work, await work.one(queries.draft(kind), NoSuchDraft))


@delete(INDICATOR)
async def remove_indicator(kind: FromPath[RubricKind], draft_indicator_id: FromPath[UUID], work: OpenWork) -> None:
    await service.remove_indicator(work, kind, draft_indicator_id)


ROUTES = [
    list_rubrics, show_rubric, show_draft, begin_revision, change_terms, drop_draft, publish, add_indicator,
    change_indicator, weigh_indicator, remove_indicator,
]  # fmt: skip
