"""Actions for people: the list, and one of them with everything that can be done about it."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import paging
from wushe.kernel.clock import today
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.supervision import service
from wushe.supervision.errors import NoSuchAction
from wushe.supervision.kinds import ActionState
from wushe.supervision.models import Action
from wushe.supervision.pages import choices
from wushe.supervision.pages.visits import AGREED_FOR
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import actions as queries
from wushe.supervision.schemas.actions import ActionData, ActionFilters, Again, Done
from wushe.supervision.sections import sections
from wushe.supervision.showing import action_shown

AnyRequest = Request[Any, Any, Any]
ACTION = "/{tenant:str}/supervision/actions/{action_id:uuid}"
BACK = redisplay("/{tenant}/supervision/actions/{action_id}")


@get("/{tenant:str}/supervision/actions")
async def list_actions(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Supervision.READ), query(request, ActionFilters)
    page = await paging.page(work, queries.bundled(reach, filters), queries.ORDER, filters.cursor, filters.limit)
    [(waiting, overdue, closed)] = await work.rows(queries.totals(reach, filters))
    return Page(
        work, "supervision/actions.html", page=page, filters=filters, waiting=waiting, overdue=overdue, closed=closed,
        groups=await choices.groups_of(work, Supervision.READ), communities=await choices.communities_of(work, reach),
        states=ActionState, day=today(), sections=sections(work, "actions"),
    )  # fmt: skip


@get(ACTION)
async def show_action(request: AnyRequest, action_id: FromPath[UUID], work: OpenWork) -> Page:
    action = await work.one(queries.action(work.require(Supervision.READ), action_id), NoSuchAction)
    before = {"title": action.title, "owner_id": action.owner_id, "due_on": action.due_on}
    version = action.version
    return Page(
        work, "supervision/action.html", action=await action_shown(work, action), day=today(),
        closing=Form.of(request, Done, version=version), editing=Form.of(request, ActionData, before, version=version),
        again=Form.of(request, Again, {"due_on": today() + AGREED_FOR}, version=version, id="again"),
        owners=await choices.owners_of(work, action.organization_id), refusal=refusal_in(request),
        can={permission: await _may(work, permission, action) for permission in _VERBS},
    )  # fmt: skip


_VERBS = (Supervision.ACT, Supervision.HOLD, Supervision.REOPEN)


async def _may(work: Work, permission: Supervision, action: Action) -> bool:
    if not work.may(permission):
        return False
    return await work.one_or_none(queries.action(work.require(permission), action.id)) is not None


@post(f"{ACTION}/edit", opt=BACK)
async def edit_action(
    tenant: FromPath[str], action_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[ActionData]
) -> See:
    await service.edit_action(work, action_id, data)
    return _see(tenant, action_id, _("已保存").say())


@post(f"{ACTION}/closing", opt=BACK)
async def close_action(
    tenant: FromPath[str], action_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Done]
) -> See:
    await service.close_action(work, action_id, data)
    return _see(tenant, action_id, _("已办结").say())


@post(f"{ACTION}/reopening", opt=BACK)
async def reopen_action(
    tenant: FromPath[str], action_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Again]
) -> See:
    await service.reopen_action(work, action_id, data)
    return _see(tenant, action_id, _("已重新打开").say())


def _see(tenant: str, action_id: UUID, notice: str) -> See:
    return See(f"/{tenant}/supervision/actions/{action_id}", notice=notice)


ROUTES = [list_actions, show_action, edit_action, close_action, reopen_action]
