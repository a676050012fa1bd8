"""The review of a pairing: every pair with its reasons, the township's own hand, and what it changed."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel.i18n import _
from wushe.kernel.schemas import Entered
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import REFUSED, Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.mentoring import service
from wushe.mentoring.errors import NoSuchRound
from wushe.mentoring.kinds import MarkKind, RoundState
from wushe.mentoring.pages.choices import called
from wushe.mentoring.pages.rounds import BACK, ROUND
from wushe.mentoring.pairing import Cause
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import rounds as queries
from wushe.mentoring.remembering import said
from wushe.mentoring.schemas.entered import MarkData
from wushe.mentoring.showing import group_names, matches_shown, mentor_names

AnyRequest = Request[Any, Any, Any]
REVIEW = redisplay("/{tenant}/mentoring/rounds/{pairing_round_id}/review")


class Stability(Entered):
    """Whether the pairing promises that nobody would rather leave."""

    stable: bool = False


@post(f"{ROUND}/review", opt=BACK)
async def take_up(tenant: FromPath[str], pairing_round_id: FromPath[UUID], work: OpenWork) -> See:
    await service.take_up(work, pairing_round_id)
    return See(f"/{tenant}/mentoring/rounds/{pairing_round_id}/review")


@get(f"{ROUND}/review")
async def show_review(request: AnyRequest, pairing_round_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Mentoring.ARRANGE)
    round_ = await work.one(queries.round_(pairing_round_id), NoSuchRound)
    if round_.outcome is None:
        raise NoSuchRound
    marks = await work.all(queries.marks(round_.id))
    free = [UUID(each["mentor"]) for each in round_.outcome["mentors"]]
    people = await mentor_names(work, [*free, *(mark.mentor_id for mark in marks)])
    refusal = request.scope["state"].get(REFUSED)
    return Page(
        work, "mentoring/review.html", round=round_, outcome=round_.outcome, matches=await matches_shown(work, round_),
        marks=marks, names=people | await group_names(work, [mark.organization_id for mark in marks]),
        free=[
            (people.get(UUID(each["mentor"]), ""), Cause(each["cause"]).label, said(each["why"]))
            for each in round_.outcome["mentors"]
        ],
        editable=round_.state is RoundState.REVIEW, form=Form.of(request, MarkData, version=round_.version),
        kinds=list(MarkKind), refusal=refusal.message if refusal and not refusal.errors else "",
        mentors=[(m.id, called(m.name, m.home)) for _place, m in await work.rows(queries.mentors_in(round_.id))],
        groups=[(group.organization_id, name) for group, name in await work.rows(queries.groups_in(round_.id))],
    )  # fmt: skip


@post(f"{ROUND}/marks", opt=REVIEW)
async def mark(
    tenant: FromPath[str], pairing_round_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[MarkData]
) -> See:
    await service.mark(work, pairing_round_id, data)
    return _see(tenant, pairing_round_id)


@post(f"{ROUND}/marks/{{pairing_mark_id:uuid}}/removal", opt=REVIEW)
async def unmark(
    tenant: FromPath[str], pairing_round_id: FromPath[UUID], pairing_mark_id: FromPath[UUID], work: OpenWork
) -> See:
    await service.unmark(work, pairing_round_id, pairing_mark_id)
    return _see(tenant, pairing_round_id)


@post(f"{ROUND}/stability", opt=REVIEW)
async def restabilise(
    tenant: FromPath[str], pairing_round_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Stability]
) -> See:
    await service.restabilise(work, pairing_round_id, stable=data.stable)
    return _see(tenant, pairing_round_id)


def _see(tenant: str, round_id: UUID) -> See:
    notice = _("已重新配对，变化在下面").say()
    return See(f"/{tenant}/mentoring/rounds/{round_id}/review", notice=notice)


ROUTES = [take_up, show_review, mark, unmark, restabilise]
