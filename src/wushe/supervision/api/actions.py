"""Actions as JSON."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.kernel import paging
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.work import OpenWork
from wushe.supervision import service
from wushe.supervision.errors import NoSuchAction
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import actions as queries
from wushe.supervision.schemas.actions import ActionData, ActionFilters, ActionPage, ActionShown, Again, Done
from wushe.supervision.showing import action_shown

ACTION = "/api/{tenant:str}/supervision/actions/{action_id:uuid}"


@get("/api/{tenant:str}/supervision/actions")
async def list_actions(request: Request[Any, Any, Any], work: OpenWork) -> Response[ActionPage]:
    reach, filters = work.require(Supervision.READ), query(request, ActionFilters)
    return json_page(request, await paging.page_json(work, queries.actions, reach, filters, queries.ORDER))


@get(ACTION)
async def show_action(action_id: FromPath[UUID], work: OpenWork) -> ActionShown:
    found = queries.action(work.require(Supervision.READ), action_id)
    return await action_shown(work, await work.one(found, NoSuchAction))


@put(ACTION)
async def edit_action(action_id: FromPath[UUID], work: OpenWork, data: JSONBody[ActionData]) -> ActionShown:
    return await action_shown(work, await service.edit_action(work, action_id, data))


@post(f"{ACTION}/closing")
async def close_action(action_id: FromPath[UUID], work: OpenWork, data: JSONBody[Done]) -> ActionShown:
    return await action_shown(work, await service.close_action(work, action_id, data))


@post(f"{ACTION}/reopening")
async def reopen_action(action_id: FromPath[UUID], work: OpenWork, data: JSONBody[Again]) -> ActionShown:
    return await action_shown(work, await service.reopen_action(work, action_id, data))


ROUTES = [list_actions, show_action, edit_action, close_action, reopen_action]
