"""Ratings: one for each service that somebody received, by a code on paper and without an account."""

from uuid import UUID

from wushe.activities.codes import rated_attendance
from wushe.activities.errors import NoSuchRating, NotBegun, RatedAlready
from wushe.activities.events import CommentModerated, ServiceRated
from wushe.activities.kinds import CommentState
from wushe.activities.models import Activity, Attendance, Rating, Session
from wushe.activities.permissions import Activities
from wushe.activities.queries import papers as queries
from wushe.activities.schemas.papers import Moderation, RatingData
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work


async def served(work: Work, code: str) -> tuple[Attendance, Session, Activity]:
    """What the code lets somebody rate; raises `NoSuchRating`, `RatedAlready`."""
    work.require(Activities.RATE)
    attendance_id = rated_attendance(work.secret, code)
    rows = await work.rows(queries.served(attendance_id))
    if not rows:
        raise NoSuchRating
    if await work.one_or_none(queries.rating_of(attendance_id)) is not None:
        raise RatedAlready
    attendance, session, activity = rows[0]
    return attendance, session, activity


async def rate(work: Work, code: str, data: RatingData) -> Rating:
    """Raises `NoSuchRating`, `RatedAlready`, `NotBegun`."""
    attendance, session, activity = await served(work, code)
    if clock.now() < session.starts_at:
        raise NotBegun
    rating = work.add(
        Rating(
            id=new_id(),
            attendance_id=attendance.id,
            session_id=session.id,
            stars=data.stars,
            comment=data.comment,
            comment_state=CommentState.WAITING if data.comment else CommentState.NONE,
            rated_at=clock.now(),
        )
    )
    work.record(
        ServiceRated(
            activity_id=activity.id,
            session_id=session.id,
            stars=data.stars,
            organization_id=activity.organization_id,
        )
    )
    await work.flush()
    return rating


async def moderate(work: Work, rating_id: UUID, data: Moderation) -> Rating:
    """Show a comment or not; the stars count either way. Raises `CommentDecided`."""
    reach = work.require(Activities.MODERATE)
    rating = await work.one(queries.rating_to_moderate(reach, rating_id), NoSuchRating)
    rating.moderate(show=data.show)
    session = await work.get(Session, rating.session_id)
    work.record(CommentModerated(rating_id=rating.id, activity_id=session.activity_id, shown=data.show))
    await work.flush()
    return rating
