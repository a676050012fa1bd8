"""Notifications for programs: the inbox of whoever the token belongs to."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath, JSONBody

from wushe.kernel import paging
from wushe.kernel.web.lists import link_headers, query
from wushe.kernel.web.work import OpenWork
from wushe.notifications import queries, service
from wushe.notifications.permissions import Notifications
from wushe.notifications.schemas import (
    InboxFilters,
    InboxPage,
    NotificationShown,
    Reading,
    ReadShown,
    Wishes,
    WishesShown,
)
from wushe.notifications.writing import written


@get("/api/{tenant:str}/notifications")
async def list_notifications(request: Request[Any, Any, Any], work: OpenWork) -> Response[InboxPage]:
    work.require(Notifications.READ)
    filters = query(request, InboxFilters)
    page = await paging.page(work, queries.inbox(work.person, filters), queries.NEWEST, filters.cursor, filters.limit)
    unread = sum((await service.unread_count(work)).values())
    shown = InboxPage(items=await written(work, page.rows), unread=unread, next=page.next, previous=page.previous)
    return Response(shown, headers=link_headers(request, page))


@post("/api/{tenant:str}/notifications/{notification_id:uuid}/reading", status_code=200)
async def read_notification(notification_id: FromPath[UUID], work: OpenWork) -> NotificationShown:
    return (await written(work, [await service.open_one(work, notification_id)]))[0]


@post("/api/{tenant:str}/notifications/reading", status_code=200)
async def read_notifications(work: OpenWork, data: JSONBody[Reading]) -> ReadShown:
    return ReadShown(read=await service.read_all(work, data.topic))


@get("/api/{tenant:str}/notifications/preferences")
async def show_preferences(work: OpenWork) -> WishesShown:
    return await service.wishes(work)


@post("/api/{tenant:str}/notifications/preferences", status_code=200)
async def keep_preferences(work: OpenWork, data: JSONBody[Wishes]) -> WishesShown:
    await service.choose(work, data)
    return await service.wishes(work)


ROUTES = [list_notifications, read_notification, read_notifications, show_preferences, keep_preferences]
