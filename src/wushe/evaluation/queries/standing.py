"""Stars and grades of groups."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.dialects.postgresql import distinct_on

from wushe.evaluation.models import OfficialGrade, StarRating


def newest_stars(organization_ids: Iterable[UUID]) -> Select[StarRating]:
    """The newest row of each group, valid or not: ask it `holds_on`."""
    return (
        select(StarRating)
        .where(StarRating.organization_id.in_(list(organization_ids)))
        .ext(distinct_on(StarRating.organization_id))
        .order_by(StarRating.organization_id, StarRating.number.desc())
    )


def star_log(organization_id: UUID) -> Select[StarRating]:
    """Every change, the newest first."""
    return select(StarRating).where(StarRating.organization_id == organization_id).order_by(StarRating.number.desc())


def ending_on(day: date) -> Select[StarRating]:
    """Stars that end on that day."""
    return select(StarRating).where(StarRating.expires_on == day)


def grades(organization_ids: Iterable[UUID]) -> Select[OfficialGrade]:
    """What was recorded and not removed, the newest first."""
    return (
        select(OfficialGrade)
        .where(OfficialGrade.organization_id.in_(list(organization_ids)), OfficialGrade.removed_at.is_(None))
        .order_by(OfficialGrade.granted_on.desc(), OfficialGrade.id.desc())
    )


def grade(organization_id: UUID, grade_id: UUID) -> Select[OfficialGrade]:
    return grades([organization_id]).where(OfficialGrade.id == grade_id)
