"""From attendance to hours: what a volunteer's check-in and check-out are worth, until somebody decides."""

from wushe.activities.kinds import HoursState, Part
from wushe.activities.models import Attendance, ServiceHours
from wushe.activities.models.hours import HALF_HOUR, credited_minutes
from wushe.activities.queries import hours as queries
from wushe.kernel.work import Work


async def credit(work: Work, attendance: Attendance) -> ServiceHours | None:
    """The volunteer's entry for this attendance, made or renewed; none for less than half an hour.

    An entry that was decided is left alone: from then on it changes by corrections.
    """
    if attendance.part is not Part.VOLUNTEER or attendance.person_id is None or attendance.out_at is None:
        return None
    entry = await work.one_or_none(queries.of_attendance(attendance.id))
    if entry is not None and entry.state is not HoursState.PENDING:
        return entry
    if credited_minutes(attendance.in_at, attendance.out_at) < HALF_HOUR:
        if entry is not None:
            await work.session.delete(entry)
        return None
    if entry is None:
        entry = work.add(
            ServiceHours(
                attendance_id=attendance.id,
                session_id=attendance.session_id,
                person_id=attendance.person_id,
                state=HoursState.PENDING,
            )
        )
    entry.span(attendance.in_at, attendance.out_at)
    return entry
