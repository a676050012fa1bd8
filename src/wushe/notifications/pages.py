"""Notifications for people: the inbox, and what they want to find in it."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import paging
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.notifications import queries, service
from wushe.notifications.kinds import Standing, Topic
from wushe.notifications.permissions import Notifications
from wushe.notifications.schemas import InboxFilters, Reading, Wishes
from wushe.notifications.writing import HOME, path_of, written

AnyRequest = Request[Any, Any, Any]


async def count_unread(work: Work) -> dict[str, Any]:
    """The number beside the bell on every page."""
    return {"unread": sum((await service.unread_count(work)).values())}


FURNISHINGS = (count_unread,)


@get("/{tenant:str}/notifications")
async def list_notifications(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Notifications.READ)
    filters = query(request, InboxFilters)
    found = queries.inbox(work.person, filters)
    page = await paging.page(work, found, queries.NEWEST, filters.cursor, filters.limit)
    return Page(
        work, "notifications/list.html", page=page, rows=await written(work, page.rows), filters=filters,
        standings=list(Standing), topics=list(Topic), waiting=await service.unread_count(work),
    )  # fmt: skip


@post("/{tenant:str}/notifications/{notification_id:uuid}/opening")
async def open_notification(tenant: FromPath[str], notification_id: FromPath[UUID], work: OpenWork) -> See:
    """It is read by whoever goes to what it is about."""
    return See(f"/{tenant}{path_of(await service.open_one(work, notification_id))}")


@post("/{tenant:str}/notifications/reading")
async def read_notifications(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[Reading]) -> See:
    number = await service.read_all(work, data.topic)
    return See(f"/{tenant}{HOME}", notice=_("已将 {n} 条消息标为已读").say(n=number))


@get("/{tenant:str}/notifications/preferences")
async def show_preferences(request: AnyRequest, work: OpenWork) -> Page:
    form = Form.of(request, Wishes, await service.wishes(work))
    posts = bool(request.app.state.settings.smtp_url)
    return Page(work, "notifications/preferences.html", form=form, topics=list(Topic), posts=posts)


@post("/{tenant:str}/notifications/preferences", opt=redisplay("/{tenant}/notifications/preferences"))
async def keep_preferences(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[Wishes]) -> See:
    await service.choose(work, data)
    return See(f"/{tenant}{HOME}/preferences", notice=_("已保存接收设置").say())


ROUTES = [list_notifications, open_notification, read_notifications, show_preferences, keep_preferences]
