"""The editor of the next version: its lines, its indicators, and publishing it."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.evaluation import service
from wushe.evaluation.errors import NoSuchDraft, NoSuchIndicator
from wushe.evaluation.kinds import Domain, Fact, Nature, RubricKind
from wushe.evaluation.models.terms import BAND, MOST_OWN, MOST_OWN_POINTS
from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.queries import rubrics as queries
from wushe.evaluation.schemas.entered import IndicatorData, TermsData, WeightData
from wushe.evaluation.showing import domains_of
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork

AnyRequest = Request[Any, Any, Any]
DRAFT = "/{tenant:str}/evaluation/drafts/{kind:str}"
INDICATOR = f"{DRAFT}/indicators/{{draft_indicator_id:uuid}}"
HERE = "/{tenant}/evaluation/drafts/{kind}"
BACK = redisplay(HERE)
LIMITS = {"band": BAND, "most_own": MOST_OWN, "most_points": MOST_OWN_POINTS}


@get(DRAFT)
async def show_draft(request: AnyRequest, kind: FromPath[RubricKind], work: OpenWork) -> Page:
    work.require(Evaluation.CONFIGURE)
    draft = await work.one(queries.draft(kind), NoSuchDraft)
    indicators = await work.all(queries.draft_indicators(draft.id))
    return Page(
        work, "evaluation/draft.html", draft=draft, kind=kind, groups=domains_of(indicators),
        points=sum(each.weight for each in indicators), number=len(indicators), limits=LIMITS,
        own=[each for each in indicators if each.is_own], refusal=refusal_in(request),
        form=Form.of(request, TermsData, draft, version=draft.version),
    )  # fmt: skip


@post(f"{DRAFT}/revision", opt=redisplay("/{tenant}/evaluation/rubrics"))
async def begin_revision(tenant: FromPath[str], kind: FromPath[RubricKind], work: OpenWork) -> See:
    await service.begin_revision(work, kind)
    return See(f"/{tenant}/evaluation/drafts/{kind.value}")


@post(f"{DRAFT}/terms", opt=BACK)
async def change_terms(
    tenant: FromPath[str], kind: FromPath[RubricKind], work: OpenWork, data: URLEncodedBody[TermsData]
) -> See:
    await service.change_terms(work, kind, data)
    return See(f"/{tenant}/evaluation/drafts/{kind.value}", notice=_("已保存").say())


@post(f"{DRAFT}/publication", opt=BACK)
async def publish(tenant: FromPath[str], kind: FromPath[RubricKind], work: OpenWork) -> See:
    rubric = await service.publish(work, kind)
    said = _("第 {number} 版已发布，之后的评估用这一版").say(number=rubric.number)
    return See(f"/{tenant}/evaluation/rubrics/{rubric.id}", notice=said)


@post(f"{DRAFT}/removal", opt=BACK)
async def drop_draft(tenant: FromPath[str], kind: FromPath[RubricKind], work: OpenWork) -> See:
    await service.drop_draft(work, kind)
    return See(f"/{tenant}/evaluation/rubrics", notice=_("已放弃修订").say())


# --- its indicators


@get(f"{DRAFT}/indicators/new")
async def new_indicator(request: AnyRequest, kind: FromPath[RubricKind], work: OpenWork) -> Page:
    work.require(Evaluation.CONFIGURE)
    await work.one(queries.draft(kind), NoSuchDraft)
    return _form(work, kind, Form.of(request, IndicatorData, {"weight": 5}))


@post(f"{DRAFT}/indicators", opt=redisplay(f"{HERE}/indicators/new"))
async def add_indicator(
    tenant: FromPath[str], kind: FromPath[RubricKind], work: OpenWork, data: URLEncodedBody[IndicatorData]
) -> See:
    await service.add_indicator(work, kind, data)
    return See(f"/{tenant}/evaluation/drafts/{kind.value}", notice=_("已增加指标").say())


@get(INDICATOR)
async def edit_indicator(
    request: AnyRequest, kind: FromPath[RubricKind], draft_indicator_id: FromPath[UUID], work: OpenWork
) -> Page:
    work.require(Evaluation.CONFIGURE)
    draft = await work.one(queries.draft(kind), NoSuchDraft)
    indicator = await work.one(queries.draft_indicator(draft.id, draft_indicator_id), NoSuchIndicator)
    schema = IndicatorData if indicator.is_own else WeightData
    return _form(work, kind, Form.of(request, schema, indicator, version=indicator.version), indicator)


@post(f"{INDICATOR}/words", opt=redisplay(f"{HERE}/indicators/{{draft_indicator_id}}"))
async def change_indicator(
    tenant: FromPath[str],
    kind: FromPath[RubricKind],
    draft_indicator_id: FromPath[UUID],
    work: OpenWork,
    data: URLEncodedBody[IndicatorData],
) -> See:
    await service.change_indicator(work, kind, draft_indicator_id, data)
    return See(f"/{tenant}/evaluation/drafts/{kind.value}", notice=_("已保存").say())


@post(f"{INDICATOR}/weight", opt=redisplay(f"{HERE}/indicators/{{draft_indicator_id}}"))
async def weigh_indicator(
    tenant: FromPath[str],
    kind: FromPath[RubricKind],
    draft_indicator_id: FromPath[UUID],
    work: OpenWork,
    data: URLEncodedBody[WeightData],
) -> See:
    await service.weigh_indicator(work, kind, draft_indicator_id, data)
    return See(f"/{tenant}/evaluation/drafts/{kind.value}", notice=_("已保存").say())


@post(f"{INDICATOR}/removal", opt=BACK)
async def remove_indicator(
    tenant: FromPath[str], kind: FromPath[RubricKind], draft_indicator_id: FromPath[UUID], work: OpenWork
) -> See:
    await service.remove_indicator(work, kind, draft_indicator_id)
    return See(f"/{tenant}/evaluation/drafts/{kind.value}", notice=_("已移除指标").say())


def _form(work: OpenWork, kind: RubricKind, form: Form, indicator: Any = None) -> Page:
    return Page(
        work, "evaluation/indicator.html", kind=kind, form=form, indicator=indicator, domains=Domain, facts=Fact,
        natures=Nature, limits=LIMITS,
    )  # fmt: skip


ROUTES = [
    show_draft, begin_revision, change_terms, publish, drop_draft, new_indicator, add_indicator, edit_indicator,
    change_indicator, weigh_indicator, remove_indicator,
]  # fmt: skip
