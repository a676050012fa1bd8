"""What the two sides of a pair write: goals, meetings, notes that only they read, reviews."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.work import OpenWork
from wushe.mentoring import service
from wushe.mentoring.kinds import MentorshipState, Method
from wushe.mentoring.models import Mentor
from wushe.mentoring.pages.pairs import BACK, PAIR
from wushe.mentoring.schemas.entered import GoalData, GoalProgress, MeetingData, ReviewData
from wushe.mentoring.showing import group_names


@post(f"{PAIR}/goals", opt=BACK)
async def set_goal(
    tenant: FromPath[str], mentorship_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[GoalData]
) -> See:
    await service.set_goal(work, mentorship_id, data)
    return _see(tenant, mentorship_id, _("已定下目标").say())


@post(f"{PAIR}/goals/{{mentorship_goal_id:uuid}}/progress", opt=BACK)
async def move_goal(
    tenant: FromPath[str],
    mentorship_id: FromPath[UUID],
    mentorship_goal_id: FromPath[UUID],
    work: OpenWork,
    data: URLEncodedBody[GoalProgress],
) -> See:
    await service.move_goal(work, mentorship_id, mentorship_goal_id, data)
    return _see(tenant, mentorship_id, _("已更新进展").say())


@post(f"{PAIR}/meetings", opt=BACK)
async def meet(
    tenant: FromPath[str], mentorship_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[MeetingData]
) -> See:
    await service.meet(work, mentorship_id, data)
    return _see(tenant, mentorship_id, _("已记下这次辅导").say())


@get(f"{PAIR}/meetings/{{mentorship_meeting_id:uuid}}")
async def read_notes(mentorship_id: FromPath[UUID], mentorship_meeting_id: FromPath[UUID], work: OpenWork) -> Page:
    """Each look is written into the journal, without a word of what was read."""
    mentorship, meeting, notes = await service.read_notes(work, mentorship_id, mentorship_meeting_id)
    return Page(
        work, "mentoring/notes.html", pair=mentorship, meeting=meeting, notes=notes,
        mentor=await work.get(Mentor, mentorship.mentor_id), method=Method(meeting.method),
        group=(await group_names(work, [mentorship.organization_id])).get(mentorship.organization_id, ""),
    )  # fmt: skip


@post(f"{PAIR}/reviews", opt=BACK)
async def review(
    tenant: FromPath[str], mentorship_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[ReviewData]
) -> See:
    mentorship = await service.review(work, mentorship_id, data)
    if mentorship.state is MentorshipState.ENDED:
        return See(f"/{tenant}/mentoring", notice=_("互评完成，结对圆满结束").say())
    return _see(tenant, mentorship_id, _("互评已写好，等待对方").say())


def _see(tenant: str, mentorship_id: UUID, notice: str) -> See:
    return See(f"/{tenant}/mentoring/pairs/{mentorship_id}", notice=notice)


ROUTES = [set_goal, move_goal, meet, read_notes, review]
