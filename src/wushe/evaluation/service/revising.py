"""The next version of a rubric: begun from the one in force, adapted within limits, published or dropped."""

from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

from wushe.evaluation.errors import InconsistentStars, NoSuchDraft, NoSuchIndicator, NoSuchRubric, StandardWords
from wushe.evaluation.events import RubricDraftChanged, RubricDraftDropped, RubricPublished, RubricRevisionBegun
from wushe.evaluation.kinds import RubricKind
from wushe.evaluation.models import DraftIndicator, Indicator, Rubric, RubricDraft
from wushe.evaluation.models.draft import refuse_handed_down, refuse_too_many_own, refuse_unpublishable
from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.queries import rubrics as queries
from wushe.evaluation.schemas.entered import IndicatorData, TermsData, WeightData
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.people.acting import acting

TERMS = ("weak_below", "star_1", "star_2", "star_3", "star_4", "star_5", "star_months", "plan_days", "note")
WORDS = (
    "code", "domain", "nature", "name", "explanation", "weight", "levels", "fact", "required", "standard_weight",
    "rank",
)  # fmt: skip


async def begin_revision(work: Work, kind: RubricKind) -> RubricDraft:
    """A draft with what is in force; the one that somebody has begun already, where there is one."""
    work.require(Evaluation.CONFIGURE)
    if (draft := await work.one_or_none(queries.draft(kind))) is not None:
        return draft
    rubric = await work.one(queries.in_force(kind), NoSuchRubric)
    draft = RubricDraft(id=new_id(), kind=kind, begun_by=acting(work), **{n: getattr(rubric, n) for n in TERMS})
    draft.note = ""
    work.add(draft)
    await work.flush()
    for each in await work.all(queries.indicators(rubric.id)):
        work.add(DraftIndicator(draft_id=draft.id, **{name: getattr(each, name) for name in WORDS}))
    work.record(RubricRevisionBegun(draft_id=draft.id, kind=kind))
    await work.flush()
    return draft


async def change_terms(work: Work, kind: RubricKind, data: TermsData) -> RubricDraft:
    """Raises `InconsistentStars`, `NoSuchDraft`, `Stale`."""
    draft = await _draft(work, kind)
    work.check_version(draft)
    _refuse_falling_lines(data)
    for name in TERMS:
        setattr(draft, name, getattr(data, name))
    return await _changed(work, draft)


def _refuse_falling_lines(data: TermsData) -> None:
    lines = [data.star_1, data.star_2, data.star_3, data.star_4, data.star_5]
    for number, (below, above) in enumerate(pairwise(lines), start=2):
        if above <= below:
            raise InconsistentStars().beside(f"star_{number}")


async def add_indicator(work: Work, kind: RubricKind, data: IndicatorData) -> DraftIndicator:
    """One of the township's own. Raises `AdministrativeIndicator`, `LevelsWrong`, `OwnLimit`, `WeightOutside`."""
    draft = await _draft(work, kind)
    present = await work.all(queries.draft_indicators(draft.id))
    indicator = DraftIndicator(
        id=new_id(), draft_id=draft.id, required=False, standard_weight=None,
        rank=max((each.rank for each in present), default=0) + 1,
    )  # fmt: skip
    indicator.code = f"own_{indicator.id.hex}"
    _write(indicator, data)
    refuse_too_many_own([*present, indicator])
    work.add(indicator)
    await _changed(work, draft)
    return indicator


async def change_indicator(work: Work, kind: RubricKind, indicator_id: UUID, data: IndicatorData) -> DraftIndicator:
    """The words of one's own. Raises `StandardWords` for one that is the same everywhere, and as `add_indicator`."""
    draft, indicator = await _indicator(work, kind, indicator_id)
    if not indicator.is_own:
        raise StandardWords
    _write(indicator, data)
    refuse_too_many_own(await work.all(queries.draft_indicators(draft.id)))
    await _changed(work, draft)
    return indicator


async def weigh_indicator(work: Work, kind: RubricKind, indicator_id: UUID, data: WeightData) -> DraftIndicator:
    """Raises `WeightOutside`, `OwnLimit`."""
    draft, indicator = await _indicator(work, kind, indicator_id)
    indicator.weigh(data.weight)
    refuse_too_many_own(await work.all(queries.draft_indicators(draft.id)))
    await _changed(work, draft)
    return indicator


async def remove_indicator(work: Work, kind: RubricKind, indicator_id: UUID) -> None:
    """Raises `RequiredIndicator`."""
    draft, indicator = await _indicator(work, kind, indicator_id)
    indicator.refuse_if_required()
    await work.session.delete(indicator)
    await _changed(work, draft)


async def drop_draft(work: Work, kind: RubricKind) -> None:
    """What is in force stays."""
    draft = await _draft(work, kind)
    work.record(RubricDraftDropped(draft_id=draft.id, kind=kind))
    await work.session.delete(draft)
    await work.flush()


async def publish(work: Work, kind: RubricKind) -> Rubric:
    """The draft becomes the version in force. Raises `DomainsWrong`, `OwnLimit`, `Stale`, `WeightsWrong`."""
    draft, by = await _draft(work, kind), acting(work)
    work.check_version(draft)
    written = await work.all(queries.draft_indicators(draft.id))
    refuse_unpublishable(written)
    before = await work.one(queries.in_force(kind), NoSuchRubric)
    rubric = Rubric(
        id=new_id(), kind=kind, number=before.number + 1, published_at=clock.now(), published_by=by,
        **{name: getattr(draft, name) for name in TERMS},
    )  # fmt: skip
    work.add(rubric)
    await work.flush()
    _publish_indicators(work, rubric.id, written)
    await work.session.delete(draft)
    work.record(RubricPublished(rubric_id=rubric.id, kind=kind, number=rubric.number))
    await work.flush()
    return rubric


def _publish_indicators(work: Work, rubric_id: UUID, written: Sequence[DraftIndicator]) -> None:
    """Side by side from 0 to 100."""
    starts_at = 0
    for rank, each in enumerate(written):
        words = {name: getattr(each, name) for name in WORDS} | {"rank": rank}
        work.add(Indicator(rubric_id=rubric_id, starts_at=starts_at, **words))
        starts_at += each.weight


def _write(indicator: DraftIndicator, data: IndicatorData) -> None:
    refuse_handed_down(data.nature)
    indicator.weigh(data.weight)
    indicator.say(data.levels)
    indicator.nature, indicator.domain, indicator.name = data.nature, data.domain, data.name
    indicator.explanation, indicator.fact = data.explanation, data.fact


async def _draft(work: Work, kind: RubricKind) -> RubricDraft:
    work.require(Evaluation.CONFIGURE)
    return await work.one(queries.draft(kind, lock=True), NoSuchDraft)


async def _indicator(work: Work, kind: RubricKind, indicator_id: UUID) -> tuple[RubricDraft, DraftIndicator]:
    draft = await _draft(work, kind)
    indicator = await work.one(queries.draft_indicator(draft.id, indicator_id), NoSuchIndicator)
    work.check_version(indicator)
    return draft, indicator


async def _changed(work: Work, draft: RubricDraft) -> RubricDraft:
    work.record(RubricDraftChanged(draft_id=draft.id, kind=draft.kind))
    await work.flush()
    return draft
