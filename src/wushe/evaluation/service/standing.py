"""Stars, which follow from the score and end; grades, which are facts from outside."""

from calendar import monthrange
from datetime import date, timedelta
from uuid import UUID

from wushe.evaluation.errors import NoStars, NoSuchGrade, ReasonNeeded
from wushe.evaluation.events import GradeRecorded, GradeRemoved, StarsChanged, StarsFallDue
from wushe.evaluation.kinds import StarChange
from wushe.evaluation.models import Assessment, OfficialGrade, Rubric, StarRating
from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.queries import standing as queries
from wushe.evaluation.schemas.entered import Because, GradeData
from wushe.evaluation.scoring import stars as stars_for
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.organizations import queries as organizations
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.models import Organization
from wushe.people.acting import acting

TOLD_BEFORE = timedelta(days=30)


async def award(work: Work, assessment: Assessment, rubric: Rubric) -> StarRating | None:
    """What the score gives by the rubric's lines; None where there were no stars and are none."""
    today, last = clock.today(), await _last(work, assessment.organization_id)
    before = last.stars if last is not None and last.holds_on(today) else 0
    now = stars_for(rubric.lines, assessment.score or 0)
    if not before and not now:
        return None
    return await _change(
        work,
        StarRating(
            organization_id=assessment.organization_id, number=last.number + 1 if last else 1,
            assessment_id=assessment.id, change=StarChange.between(before or None, now), before=before, stars=now,
            score=assessment.score, line=rubric.lines[now - 1] if now else rubric.lines[0], awarded_on=today,
            expires_on=months_later(today, rubric.star_months) if now else None,
        ),
    )  # fmt: skip


async def withdraw_stars(work: Work, organization_id: UUID, data: Because) -> StarRating:
    """Raises `NoStars`, `ReasonNeeded`."""
    organization = await _organization(work, organization_id)
    today, last = clock.today(), await _last(work, organization.id)
    if last is None or not last.holds_on(today):
        raise NoStars
    if not data.reason:
        raise ReasonNeeded
    return await _change(
        work,
        StarRating(
            organization_id=organization.id, number=last.number + 1, change=StarChange.WITHDRAWN, before=last.stars,
            stars=0, reason=data.reason, awarded_on=today,
        ),
    )  # fmt: skip


async def _change(work: Work, rating: StarRating) -> StarRating:
    rating.changed_by, rating.changed_at = acting(work), clock.now()
    work.add(rating)
    work.record(
        StarsChanged(
            organization_id=rating.organization_id, change=rating.change, before=rating.before, stars=rating.stars
        )
    )
    await work.flush()
    return rating


async def _last(work: Work, organization_id: UUID) -> StarRating | None:
    return await work.one_or_none(queries.newest_stars([organization_id]))


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last: 31 August and 6 months give 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


async def tell_ending(work: Work) -> int:
    """A month before stars end; returns how many groups."""
    ends = clock.today() + TOLD_BEFORE
    told = 0
    for rating in await work.all(queries.ending_on(ends)):
        if (last := await _last(work, rating.organization_id)) is not None and last.id == rating.id:
            work.record(StarsFallDue(organization_id=rating.organization_id, stars=rating.stars, expires_on=ends))
            told += 1
    return told


# --- grades


async def record_grade(work: Work, organization_id: UUID, data: GradeData) -> OfficialGrade:
    """Raises `GradeOver`, `GrantedInFuture`."""
    organization = await _organization(work, organization_id)
    grade = OfficialGrade(
        id=new_id(), organization_id=organization.id, grade=data.grade, issuer=data.issuer,
        recorded_by=acting(work), recorded_at=clock.now(),
    )  # fmt: skip
    grade.span(data.granted_on, data.expires_on, clock.today())
    work.add(grade)
    work.record(
        GradeRecorded(
            organization_id=organization.id, grade_id=grade.id, grade=grade.grade, expires_on=grade.expires_on
        )
    )
    await work.flush()
    return grade


async def remove_grade(work: Work, organization_id: UUID, grade_id: UUID, data: Because) -> None:
    """A wrong record, or one that was taken away. Raises `ReasonNeeded`."""
    organization = await _organization(work, organization_id)
    grade = await work.one(queries.grade(organization.id, grade_id), NoSuchGrade)
    if not data.reason:
        raise ReasonNeeded
    grade.removed_at, grade.removed_because = clock.now(), data.reason
    work.record(GradeRemoved(organization_id=organization.id, grade_id=grade.id, grade=grade.grade))
    await work.flush()


async def _organization(work: Work, organization_id: UUID) -> Organization:
    reach = work.require(Evaluation.GRADE)
    return await work.one(organizations.changeable_organization(reach, organization_id), NoSuchOrganization)
