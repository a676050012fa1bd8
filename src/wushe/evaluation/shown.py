"""Rows of evaluation as the JSON face shows them."""

from typing import Any
from uuid import UUID

from wushe.evaluation import handed_down
from wushe.evaluation.access import allowed
from wushe.evaluation.kinds import ItemState
from wushe.evaluation.models import Assessment, DraftIndicator, Indicator, Rubric, RubricDraft, StarRating
from wushe.evaluation.queries import listing, rubrics as queries
from wushe.evaluation.schemas.entered import ItemFilters
from wushe.evaluation.schemas.shown import (
    AssessmentShown,
    ChangeShown,
    DraftShown,
    EntryShown,
    GradeShown,
    IndicatorShown,
    ItemShown,
    RubricShown,
    ScoreShown,
    StandingShown,
    StarsShown,
)
from wushe.evaluation.service.counting import facts_of
from wushe.evaluation.showing import Entered, Sheet, compared, former_sheet, sheet
from wushe.evaluation.standing import of_group
from wushe.kernel.clock import today
from wushe.kernel.work import Extent, Reach, Work
from wushe.organizations.models import Organization

_WHOLE = Reach(frozenset({Extent.TENANT}))


def _indicator(each: Indicator | DraftIndicator) -> IndicatorShown:
    return IndicatorShown(
        id=each.id, code=each.code, domain=each.domain, nature=each.nature, name=each.name,
        explanation=each.explanation, weight=each.weight, levels=each.steps, fact=each.fact, required=each.required,
        own=each.is_own,
    )  # fmt: skip


async def rubric_shown(work: Work, rubric: Rubric) -> RubricShown:
    in_force = await work.one(queries.in_force(rubric.kind))
    return RubricShown(
        id=rubric.id, kind=rubric.kind, number=rubric.number, in_force=in_force.id == rubric.id,
        published_at=rubric.published_at, weak_below=rubric.weak_below, stars=list(rubric.lines),
        star_months=rubric.star_months, plan_days=rubric.plan_days, note=rubric.note,
        indicators=[_indicator(each) for each in await work.all(queries.indicators(rubric.id))],
    )  # fmt: skip


async def draft_shown(work: Work, draft: RubricDraft) -> DraftShown:
    indicators = await work.all(queries.draft_indicators(draft.id))
    return DraftShown(
        id=draft.id, kind=draft.kind, weak_below=draft.weak_below, stars=list(draft.lines),
        star_months=draft.star_months, plan_days=draft.plan_days, note=draft.note,
        points=sum(each.weight for each in indicators), indicators=[_indicator(each) for each in indicators],
        version=draft.version,
    )  # fmt: skip


async def assessment_shown(work: Work, assessment: Assessment) -> AssessmentShown:
    now, before = await sheet(work, assessment), await former_sheet(work, assessment)
    changes = compared(before, now) if before is not None else None
    can = await allowed(work, assessment)
    organization = await work.get(Organization, assessment.organization_id)
    same: Any = {name: getattr(assessment, name) for name in _SAME}
    return AssessmentShown(
        **same, organization=organization.name, kind=now.rubric.kind, number=now.rubric.number,
        domains={domain.value: share for domain, share in now.domains.items()},
        weak=[each.code for each in now.weak], facts=dict(await facts_of(work, assessment)),
        tasks=(await handed_down.of_period(work, assessment)).shown,
        entries=[_entry(now, each) for each in now.entered], typed=assessment.typed if can.step else None,
        changes=[ChangeShown(name=c.name, before=c.before, now=c.now) for c in changes.indicators] if changes else [],
        items=await _items(work, assessment),
    )  # fmt: skip


_SAME = (
    "id", "organization_id", "rubric_id", "former_id", "since", "until", "state", "reason", "score", "version",
)  # fmt: skip


def _entry(now: Sheet, each: Entered) -> EntryShown:
    codes = {indicator.id: indicator.code for indicator in now.indicators}
    return EntryShown(
        step=each.entry.step, entered_by=each.name, entered_at=each.entry.entered_at, note=each.entry.note,
        scores=[ScoreShown(code=codes[id_], level=s.level, note=s.note) for id_, s in each.scores.items()],
    )  # fmt: skip


async def _items(work: Work, assessment: Assessment) -> list[ItemShown]:
    """Whoever reads the assessment reads its plan."""
    found = listing.items(_WHOLE, ItemFilters(organization_id=assessment.organization_id))
    rows = await work.all(found.order_by(*listing.ITEM_ORDER))
    return [item_shown(row) for row in rows if row.assessment_id == assessment.id]


def item_shown(row: Any) -> ItemShown:
    same: Any = {name: getattr(row, name) for name in ItemShown.__struct_fields__ if name != "late"}
    return ItemShown(**same, late=row.state is ItemState.OPEN and row.due_on < today())


async def standing_shown(work: Work, organization_id: UUID) -> StandingShown:
    standing = await of_group(work, organization_id)
    stars, grade = standing.stars, standing.grade
    return StandingShown(
        organization_id=organization_id, stars=stars.stars if stars else 0,
        stars_until=stars.expires_on if stars else None, grade=grade.grade if grade else None,
        log=[_stars(each) for each in standing.log],
        grades=[
            GradeShown(
                id=each.id, grade=each.grade, issuer=each.issuer, granted_on=each.granted_on,
                expires_on=each.expires_on, valid=each.holds_on(standing.on),
            )
            for each in standing.grades
        ],
    )  # fmt: skip


def _stars(each: StarRating) -> StarsShown:
    same: Any = {name: getattr(each, name) for name in StarsShown.__struct_fields__}
    return StarsShown(**same)
