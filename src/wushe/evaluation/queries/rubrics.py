"""Rubrics: the version in force, those before it, and the draft of the next."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Select, String, cast, func, select

from wushe.evaluation.kinds import RubricKind
from wushe.evaluation.models import DraftIndicator, Indicator, Rubric, RubricDraft
from wushe.kernel.journal.naming import calls


def any_rubric() -> Select[UUID]:
    return select(Rubric.id).limit(1)


def rubric(rubric_id: UUID) -> Select[Rubric]:
    return select(Rubric).where(Rubric.id == rubric_id)


def in_force(kind: RubricKind) -> Select[Rubric]:
    """The newest version."""
    return versions(kind).limit(1)


def versions(kind: RubricKind) -> Select[Rubric]:
    """The newest first."""
    return select(Rubric).where(Rubric.kind == kind).order_by(Rubric.number.desc())


def indicators(rubric_id: UUID) -> Select[Indicator]:
    """In the order in which they were written down."""
    return select(Indicator).where(Indicator.rubric_id == rubric_id).order_by(Indicator.rank, Indicator.id)


def indicator(rubric_id: UUID, code: str) -> Select[Indicator]:
    return select(Indicator).where(Indicator.rubric_id == rubric_id, Indicator.code == code)


def draft(kind: RubricKind, *, lock: bool = False) -> Select[RubricDraft]:
    found = select(RubricDraft).where(RubricDraft.kind == kind)
    return found.with_for_update(key_share=True).execution_options(populate_existing=True) if lock else found


def draft_indicators(draft_id: UUID) -> Select[DraftIndicator]:
    return (
        select(DraftIndicator)
        .where(DraftIndicator.draft_id == draft_id)
        .order_by(DraftIndicator.rank, DraftIndicator.id)
    )


def draft_indicator(draft_id: UUID, indicator_id: UUID) -> Select[DraftIndicator]:
    return select(DraftIndicator).where(DraftIndicator.draft_id == draft_id, DraftIndicator.id == indicator_id)


def counted(rubric_ids: Iterable[UUID]) -> Select[UUID, int]:
    """(rubric, indicators)."""
    return (
        select(Indicator.rubric_id, func.count())
        .where(Indicator.rubric_id.in_(list(rubric_ids)))
        .group_by(Indicator.rubric_id)
    )


def rubric_names(ids: Iterable[UUID]) -> Select[UUID, str]:
    return select(Rubric.id, func.concat("v", cast(Rubric.number, String))).where(Rubric.id.in_(list(ids)))


calls(rubric_names, "rubric_id")
