"""Pairs as JSON: answered, with goals and meetings, reviewed."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, JSONBody

from wushe.kernel.web.lists import query
from wushe.kernel.web.work import OpenWork
from wushe.mentoring import service
from wushe.mentoring.errors import NoSuchMentorship
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import pairs as queries, together
from wushe.mentoring.schemas.entered import (
    Because,
    ChangeOfMentor,
    GoalData,
    GoalProgress,
    MeetingData,
    MentorshipFilters,
    ReviewData,
)
from wushe.mentoring.schemas.shown import GoalShown, MeetingShown, MentorshipShown, NotesShown
from wushe.mentoring.showing import goal_shown, meeting_shown, mentorship_shown, mentorships_shown

PAIR = "/api/{tenant:str}/mentoring/pairs/{mentorship_id:uuid}"


@get("/api/{tenant:str}/mentoring/pairs")
async def list_pairs(request: Request[Any, Any, Any], work: OpenWork) -> list[MentorshipShown]:
    """The newest hundred within reach."""
    reach, filters = work.require(Mentoring.READ), query(request, MentorshipFilters)
    found = queries.mentorships(reach, filters).order_by(*queries.NEWEST).limit(100)
    return await mentorships_shown(work, await work.all(found))


@get(PAIR)
async def show_pair(mentorship_id: FromPath[UUID], work: OpenWork) -> MentorshipShown:
    reach = work.require(Mentoring.READ)
    query_ = queries.mentorship(mentorship_id, queries.readable(reach))
    return await mentorship_shown(work, await work.one(query_, NoSuchMentorship))


@get(f"{PAIR}/goals")
async def list_goals(mentorship_id: FromPath[UUID], work: OpenWork) -> list[GoalShown]:
    reach = work.require(Mentoring.READ)
    found = await work.one(queries.mentorship(mentorship_id, queries.readable(reach)), NoSuchMentorship)
    return [goal_shown(goal) for goal in await work.all(together.goals([found.id]))]


@get(f"{PAIR}/meetings")
async def list_meetings(mentorship_id: FromPath[UUID], work: OpenWork) -> list[MeetingShown]:
    reach = work.require(Mentoring.READ)
    found = await work.one(queries.mentorship(mentorship_id, queries.readable(reach)), NoSuchMentorship)
    return [meeting_shown(meeting) for meeting in await work.all(together.meetings(found.id))]


@post(f"{PAIR}/agreement")
async def agree(mentorship_id: FromPath[UUID], work: OpenWork) -> MentorshipShown:
    return await mentorship_shown(work, await service.agree(work, mentorship_id))


@post(f"{PAIR}/refusal")
async def decline(mentorship_id: FromPath[UUID], work: OpenWork, data: JSONBody[Because]) -> MentorshipShown:
    return await mentorship_shown(work, await service.decline(work, mentorship_id, data))


@post(f"{PAIR}/goals")
async def set_goal(mentorship_id: FromPath[UUID], work: OpenWork, data: JSONBody[GoalData]) -> GoalShown:
    return goal_shown(await service.set_goal(work, mentorship_id, data))


@post(f"{PAIR}/goals/{{mentorship_goal_id:uuid}}/progress")
async def move_goal(
    mentorship_id: FromPath[UUID], mentorship_goal_id: FromPath[UUID], work: OpenWork, data: JSONBody[GoalProgress]
) -> GoalShown:
    return goal_shown(await service.move_goal(work, mentorship_id, mentorship_goal_id, data))


@post(f"{PAIR}/meetings")
async def meet(mentorship_id: FromPath[UUID], work: OpenWork, data: JSONBody[MeetingData]) -> MeetingShown:
    return meeting_shown(await service.meet(work, mentorship_id, data))


@get(f"{PAIR}/meetings/{{mentorship_meeting_id:uuid}}")
async def read_notes(
    mentorship_id: FromPath[UUID], mentorship_meeting_id: FromPath[UUID], work: OpenWork
) -> NotesShown:
    """For the two sides alone; each look is written into the journal."""
    _pair, meeting, notes = await service.read_notes(work, mentorship_id, mentorship_meeting_id)
    return NotesShown(on=meeting.on, notes=notes)


@post(f"{PAIR}/reviews")
async def review(mentorship_id: FromPath[UUID], work: OpenWork, data: JSONBody[ReviewData]) -> MentorshipShown:
    return await mentorship_shown(work, await service.review(work, mentorship_id, data))


@post(f"{PAIR}/pause")
async def pause(mentorship_id: FromPath[UUID], work: OpenWork, data: JSONBody[Because]) -> MentorshipShown:
    return await mentorship_shown(work, await service.pause(work, mentorship_id, data))


@post(f"{PAIR}/resumption")
async def resume(mentorship_id: FromPath[UUID], work: OpenWork) -> MentorshipShown:
    return await mentorship_shown(work, await service.resume(work, mentorship_id))


@post(f"{PAIR}/winding-up")
async def wind_up(mentorship_id: FromPath[UUID], work: OpenWork) -> MentorshipShown:
    return await mentorship_shown(work, await service.wind_up(work, mentorship_id))


@post(f"{PAIR}/change")
async def change_mentor(
    mentorship_id: FromPath[UUID], work: OpenWork, data: JSONBody[ChangeOfMentor]
) -> MentorshipShown:
    return await mentorship_shown(work, await service.change_mentor(work, mentorship_id, data))


@post(f"{PAIR}/closing")
async def stop(mentorship_id: FromPath[UUID], work: OpenWork, data: JSONBody[Because]) -> MentorshipShown:
    return await mentorship_shown(work, await service.stop(work, mentorship_id, data))


ROUTES = [
    list_pairs, show_pair, list_goals, list_meetings, agree, decline, set_goal, move_goal, meet, read_notes, review,
    pause, resume, wind_up, change_mentor, stop,
]  # fmt: skip
