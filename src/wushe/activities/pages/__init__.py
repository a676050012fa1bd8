"""Activities for people: planned, held, counted; and what residents open without an account."""

from wushe.activities.pages import activities, conflicts, desk, hours, linked, mine, papers, photos, public, sessions
from wushe.activities.permissions import Activities
from wushe.kernel.i18n import _
from wushe.kernel.web.menu import Entry

MENU = (
    Entry(
        "activities", _("活动"), "/activities", "calendar", Activities.READ, rank=40, phone=True, module="activities"
    ),
    Entry("activities", _("找活动"), "/calendar", "search", Activities.ATTEND, rank=42, module="activities"),
    Entry("activities", _("场地冲突"), "/conflicts", "alert", Activities.SETTLE, rank=44, module="activities"),
    Entry("activities", _("服务时长"), "/hours", "clock", Activities.APPROVE_HOURS, rank=46, module="activities"),
    Entry("activities", _("居民评价"), "/comments", "star", Activities.MODERATE, rank=48, module="activities"),
    Entry(
        "activities",
        _("我的活动"),
        "/my-activities",
        "check",
        Activities.ATTEND,
        rank=41,
        phone=True,
        module="activities",
        also=("/hours", "/certificates"),
    ),
)

SECTIONS = linked.activities_of
"""Registered by being imported."""

ROUTES = [
    *activities.ROUTES, *sessions.ROUTES, *desk.ROUTES, *conflicts.ROUTES, *mine.ROUTES, *hours.ROUTES,
    *papers.ROUTES, *photos.ROUTES, *public.ROUTES,
]  # fmt: skip
