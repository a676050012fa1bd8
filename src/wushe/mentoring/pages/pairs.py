"""Pairs: the list with load and coverage, one pair with everything the reader may see, yes and no."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import clock, paging
from wushe.kernel.i18n import _
from wushe.kernel.journal.event import event_name
from wushe.kernel.journal.queries import timeline
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import REFUSED, Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.mentoring import service
from wushe.mentoring.errors import NoSuchMentorship
from wushe.mentoring.events import MentorshipOffered
from wushe.mentoring.kinds import MentorshipState, Method, Side
from wushe.mentoring.models import Mentor, Mentorship, PairingRound
from wushe.mentoring.pages.choices import WORDS, available_mentors
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import mentors, pairs as queries, rounds, together
from wushe.mentoring.schemas.entered import (
    Because,
    ChangeOfMentor,
    GoalData,
    MeetingData,
    MentorshipFilters,
    ReviewData,
)
from wushe.mentoring.schemas.shown import FactorShown
from wushe.mentoring.showing import loads, match_shown, mentorship_shown, mentorships_shown
from wushe.mentoring.steps import next_of_pair
from wushe.people.history import SHOWN, Told, told

AnyRequest = Request[Any, Any, Any]
PAIR = "/{tenant:str}/mentoring/pairs/{mentorship_id:uuid}"
BACK = redisplay("/{tenant}/mentoring/pairs/{mentorship_id}")


@get("/{tenant:str}/mentoring")
async def list_pairs(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Mentoring.READ), query(request, MentorshipFilters)
    found = queries.mentorships(reach, filters)
    page = await paging.page(work, found, queries.NEWEST, filters.cursor, filters.limit)
    return Page(
        work, "mentoring/pairs.html", page=page, filters=filters, rows=await mentorships_shown(work, page.rows),
        states=MentorshipState, rounds=await _rounds(work), load=await _load(work) if reach.whole_tenant else None,
    )  # fmt: skip


async def _rounds(work: Work) -> list[tuple[UUID, str]]:
    if not work.may(Mentoring.ROUNDS):
        return []
    return [(each.id, each.name) for each in await work.all(rounds.in_state(*rounds.OUT))]


async def _load(work: Work) -> dict[str, Any]:
    """For the township: who has room, who is full, how many groups have somebody beside them."""
    there = await loads(work, await work.all(mentors.available(clock.today())))
    asked, covered = (await work.rows(queries.coverage()))[0]
    return {
        "mentors": there, "places": sum(each.mentor.capacity for each in there),
        "taken": sum(each.groups for each in there), "asked": asked, "covered": covered,
        "visiting": sum(each.mentor.is_visiting for each in there),
    }  # fmt: skip


@get(PAIR)
async def show_pair(request: AnyRequest, mentorship_id: FromPath[UUID], work: OpenWork) -> Page:
    reach = work.require(Mentoring.READ)
    mentorship = await work.one(queries.mentorship(mentorship_id, queries.readable(reach)), NoSuchMentorship)
    shown, mentor = await mentorship_shown(work, mentorship), await work.get(Mentor, mentorship.mentor_id)
    refusal, arranges = request.scope["state"].get(REFUSED), work.may(Mentoring.ARRANGE)
    applied = await work.one_or_none(rounds.group_in(mentorship.round_id, mentorship.organization_id))
    return Page(
        work, "mentoring/pair.html", pair=mentorship, shown=shown, mentor=mentor, applied=applied,
        why=await _why(work, mentorship) if arranges or shown.side else [],
        next=next_of_pair(mentorship, shown.side), side=shown.side, words=WORDS, arranges=arranges,
        round=await work.get(PairingRound, mentorship.round_id), goals=await work.all(together.goals([mentorship.id])),
        meetings=await work.all(together.meetings(mentorship.id)), methods=Method, today=clock.today(),
        answered=shown.side is not None and mentorship.is_answered(shown.side),
        reviews=_reviews(mentorship, shown.side, arranges=arranges),
        refusal=refusal.message if refusal and not refusal.errors else "",
        others=await available_mentors(work) if arranges else [],
        history=await _history(work, mentorship, arranges=arranges) if arranges or shown.side else [],
        **_forms(request, mentorship),
    )  # fmt: skip


async def _history(work: Work, mentorship: Mentorship, *, arranges: bool) -> list[Told]:
    """Whose answer brought the two together is for the township alone: it may be the no of another group."""
    entries = await work.all(timeline(mentorship.id).limit(SHOWN))
    lines = await told(work, entries)
    return [
        line._replace(who="") if entry.event == event_name(MentorshipOffered) and not arranges else line
        for entry, line in zip(entries, lines, strict=True)
    ]


async def _why(work: Work, mentorship: Mentorship) -> list[FactorShown]:
    """What speaks for this pair; nothing where the mentor was changed by hand. Others are not among the reasons."""
    match = await work.one_or_none(rounds.match(mentorship.round_id, mentorship.organization_id))
    if match is None or match.mentor_id != mentorship.mentor_id:
        return []
    return [factor for factor in match_shown(match, {}, {}).factors if factor.points]


def _forms(request: AnyRequest, mentorship: Mentorship) -> dict[str, Any]:
    version = mentorship.version
    return {
        "declining": Form.of(request, Because, noun="refusal"),
        "pausing": Form.of(request, Because, noun="pause"),
        "stopping": Form.of(request, Because, noun="closing"),
        "goal": Form.of(request, GoalData, id="goal"),
        "meeting": Form.of(request, MeetingData, {"on": clock.today()}, id="meeting"),
        "review": Form.of(request, ReviewData, id="review"),
        "change": Form.of(request, ChangeOfMentor, version=version, id="change"),
    }


def _reviews(mentorship: Mentorship, side: Side | None, *, arranges: bool) -> list[tuple[str, int, str]]:
    """Each side reads the other's once both have written, and the township then as well."""
    both = mentorship.is_reviewed(Side.MENTOR) and mentorship.is_reviewed(Side.GROUP)
    found = [
        (Side.MENTOR, mentorship.mentor_stars, mentorship.mentor_review),
        (Side.GROUP, mentorship.group_stars, mentorship.group_review),
    ]
    return [
        (whose.label.say(), stars, words)
        for whose, stars, words in found if stars and (side is whose or (both and (arranges or side)))
    ]  # fmt: skip


@post(f"{PAIR}/agreement", opt=BACK)
async def agree(tenant: FromPath[str], mentorship_id: FromPath[UUID], work: OpenWork) -> See:
    mentorship = await service.agree(work, mentorship_id)
    runs = mentorship.state is MentorshipState.RUNNING
    return _see(tenant, mentorship_id, (_("双方都同意了，结对成立") if runs else _("已同意，等待对方答复")).say())


@post(f"{PAIR}/refusal", opt=BACK)
async def decline(
    tenant: FromPath[str], mentorship_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Because]
) -> See:
    await service.decline(work, mentorship_id, data)
    return See(f"/{tenant}/mentoring", notice=_("已谢绝，系统会为其他人重新配对").say())


# --- the township


@post(f"{PAIR}/pause", opt=BACK)
async def pause(
    tenant: FromPath[str], mentorship_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Because]
) -> See:
    await service.pause(work, mentorship_id, data)
    return _see(tenant, mentorship_id, _("已暂停").say())


@post(f"{PAIR}/resumption", opt=BACK)
async def resume(tenant: FromPath[str], mentorship_id: FromPath[UUID], work: OpenWork) -> See:
    await service.resume(work, mentorship_id)
    return _see(tenant, mentorship_id, _("已恢复").say())


@post(f"{PAIR}/winding-up", opt=BACK)
async def wind_up(tenant: FromPath[str], mentorship_id: FromPath[UUID], work: OpenWork) -> See:
    await service.wind_up(work, mentorship_id)
    return _see(tenant, mentorship_id, _("已请双方互评").say())


@post(f"{PAIR}/change", opt=BACK)
async def change_mentor(
    tenant: FromPath[str], mentorship_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[ChangeOfMentor]
) -> See:
    offered = await service.change_mentor(work, mentorship_id, data)
    return _see(tenant, offered.id, _("已更换，等待双方同意").say())


@post(f"{PAIR}/closing", opt=BACK)
async def stop(
    tenant: FromPath[str], mentorship_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Because]
) -> See:
    await service.stop(work, mentorship_id, data)
    return _see(tenant, mentorship_id, _("已结束").say())


def _see(tenant: str, mentorship_id: UUID, notice: str) -> See:
    return See(f"/{tenant}/mentoring/pairs/{mentorship_id}", notice=notice)


ROUTES = [list_pairs, show_pair, agree, decline, pause, resume, wind_up, change_mentor, stop]
