"""After it was held: the review, the signature under it, and from then on it counts."""

from uuid import UUID

from wushe.activities import queries
from wushe.activities.errors import NothingHeld, SessionsToCome
from wushe.activities.events import ReviewReturned, ReviewSignedOff, ReviewSubmitted, ReviewWritten
from wushe.activities.kinds import ActivityState
from wushe.activities.models import Activity, Review
from wushe.activities.outputs import Scope, outputs_of
from wushe.activities.permissions import Activities
from wushe.activities.queries import sessions as session_queries
from wushe.activities.schemas.photos import SignOff
from wushe.activities.schemas.planning import ReviewData, Why
from wushe.activities.service.acting import acting
from wushe.activities.service.photos import confirm_photos
from wushe.activities.service.planning import reached, to_change
from wushe.kernel import clock
from wushe.kernel.work import Work


async def save_review(work: Work, activity_id: UUID, data: ReviewData) -> Review:
    """Keep it as far as it has come, or hand it in.

    Raises `ReviewIncomplete`, `NothingHeld`, `SessionsToCome`, `WrongState`.
    """
    activity = await reached(work, Activities.EDIT, activity_id)
    activity.refuse_unless(ActivityState.PUBLISHED)
    review = await work.one_or_none(queries.review(activity.id))
    if review is None:
        review = work.add(Review(activity_id=activity.id))
    else:
        work.check_version(review)
    review.completion, review.effect = data.completion, data.effect
    review.problems, review.improvements = data.problems, data.improvements
    if data.submit:
        await _submit(work, activity, review)
    else:
        work.record(ReviewWritten(activity_id=activity.id))
    await work.flush()
    return review


async def _submit(work: Work, activity: Activity, review: Review) -> None:
    activity.submit_review(review, acting(work), clock.now())
    if to_come := await work.scalar(session_queries.to_come_count(activity.id)):
        raise SessionsToCome(count=to_come)
    if not await work.scalar(session_queries.held_count(activity.id)):
        raise NothingHeld
    work.record(ReviewSubmitted(activity_id=activity.id, organization_id=activity.organization_id))


async def sign_off(work: Work, activity_id: UUID, data: SignOff | None = None) -> Activity:
    """By the social worker who accompanies the group, and with it which photos may leave it.

    Raises `NoSuchPhoto`, `NotSaidOfPhoto`, `OwnPhoto`, `OwnReview`, `WrongState`.
    """
    activity = await to_change(work, Activities.SIGN_OFF, activity_id)
    activity.sign_off(acting(work), clock.now())
    await confirm_photos(work, activity, data.photos if data else ())
    await work.flush()
    totals = await outputs_of(work, Scope(activity_id=activity.id))
    work.record(
        ReviewSignedOff(
            activity_id=activity.id,
            organization_id=activity.organization_id,
            community_id=activity.community_id,
            sessions=totals.sessions.number,
            person_times=totals.person_times.number,
            linkage_id=activity.linkage_id,
        )
    )
    return activity


async def return_review(work: Work, activity_id: UUID, data: Why) -> Activity:
    """Raises `ReasonNeeded`, `WrongState`."""
    activity = await to_change(work, Activities.SIGN_OFF, activity_id)
    activity.return_review(data.reason)
    work.record(ReviewReturned(activity_id=activity.id, organization_id=activity.organization_id))
    await work.flush()
    return activity
