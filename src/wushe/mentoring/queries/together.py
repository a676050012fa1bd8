"""What the two sides of a pair have written: goals, and meetings without their notes."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, select

from wushe.mentoring.models import MentorshipGoal, MentorshipMeeting


def goals(mentorship_ids: Sequence[UUID]) -> Select[MentorshipGoal]:
    return (
        select(MentorshipGoal)
        .where(MentorshipGoal.mentorship_id.in_(mentorship_ids))
        .order_by(MentorshipGoal.due_on, MentorshipGoal.id)
    )


def goal(mentorship_id: UUID, goal_id: UUID) -> Select[MentorshipGoal]:
    return select(MentorshipGoal).where(MentorshipGoal.mentorship_id == mentorship_id, MentorshipGoal.id == goal_id)


def meetings(mentorship_id: UUID) -> Select[MentorshipMeeting]:
    """The latest first, without what was written."""
    return (
        select(MentorshipMeeting)
        .where(MentorshipMeeting.mentorship_id == mentorship_id)
        .order_by(MentorshipMeeting.on.desc(), MentorshipMeeting.id.desc())
    )


def sealed_notes(mentorship_id: UUID, meeting_id: UUID) -> Select[MentorshipMeeting, bytes | None]:
    """(meeting, what was written, sealed)."""
    return select(MentorshipMeeting, MentorshipMeeting.notes_sealed).where(
        MentorshipMeeting.mentorship_id == mentorship_id, MentorshipMeeting.id == meeting_id
    )


def met(mentorship_ids: Iterable[UUID]) -> Select[UUID, int, int, date]:
    """(mentorship, meetings, minutes, the last day)."""
    return (
        select(
            MentorshipMeeting.mentorship_id, func.count(), func.sum(MentorshipMeeting.minutes),
            func.max(MentorshipMeeting.on),
        )
        .where(MentorshipMeeting.mentorship_id.in_(list(mentorship_ids)))
        .group_by(MentorshipMeeting.mentorship_id)
    )  # fmt: skip


def progress(mentorship_ids: Iterable[UUID]) -> Select[UUID, int, int]:
    """(mentorship, goals, hundredths reached on average)."""
    return (
        select(MentorshipGoal.mentorship_id, func.count(), func.avg(MentorshipGoal.progress))
        .where(MentorshipGoal.mentorship_id.in_(list(mentorship_ids)))
        .group_by(MentorshipGoal.mentorship_id)
    )
