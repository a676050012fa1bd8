"""What is said of a mentorship, in one way."""

from wushe.kernel.work import Work
from wushe.mentoring.events import (
    MentorshipBegan,
    MentorshipEnded,
    MentorshipOffered,
    MentorshipPaused,
    MentorshipReplaced,
    MentorshipResumed,
    ReviewsAsked,
)
from wushe.mentoring.kinds import EndReason
from wushe.mentoring.models import Mentorship

Plain = (
    type[MentorshipBegan] | type[MentorshipOffered] | type[MentorshipPaused] | type[MentorshipReplaced]
    | type[MentorshipResumed] | type[ReviewsAsked]
)  # fmt: skip


def tell(work: Work, mentorship: Mentorship, event: Plain) -> None:
    work.record(
        event(mentorship_id=mentorship.id, mentor_id=mentorship.mentor_id, organization_id=mentorship.organization_id)
    )


def tell_end(work: Work, mentorship: Mentorship, because: EndReason) -> None:
    work.record(
        MentorshipEnded(
            mentorship_id=mentorship.id, mentor_id=mentorship.mentor_id,
            organization_id=mentorship.organization_id, because=because,
        )
    )  # fmt: skip
