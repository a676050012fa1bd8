"""Activities for people: the list, one of them, its plan and its review."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.activities import queries, service
from wushe.activities.errors import NoSuchActivity
from wushe.activities.kinds import ActivityState, Method
from wushe.activities.models import Activity
from wushe.activities.models.photo import MOST_PHOTOS
from wushe.activities.outputs import Scope, outputs_of
from wushe.activities.pages.own import own_part, own_sign_ups
from wushe.activities.permissions import Activities
from wushe.activities.queries import conflicts as conflict_queries, photos as photo_queries
from wushe.activities.schemas.photos import PhotoData, SignOff
from wushe.activities.schemas.planning import (
    ActivityData,
    ActivityFilters,
    NewActivity,
    PlanData,
    ReviewData,
    Why,
)
from wushe.activities.service.planning import reached
from wushe.activities.showing import may_change, names_of, sees_photos, session_rows, standing_of
from wushe.activities.steps import next_step, stepper
from wushe.activities.tasks import origin
from wushe.communities import queries as communities
from wushe.kernel import paging
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Reach, Work
from wushe.linkages import queries as linkages
from wushe.linkages.permissions import Linkages
from wushe.needs.permissions import Needs
from wushe.needs.queries import needs
from wushe.needs.service.wanted import warn_unneeded
from wushe.organizations import queries as organizations
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]
HERE = "/{tenant}/activities/{activity_id}"


@get("/{tenant:str}/activities")
async def list_activities(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Activities.READ), query(request, ActivityFilters)
    page = await paging.page(work, queries.bundled(reach, filters), queries.ORDER, filters.cursor, filters.limit)
    return Page(
        work, "activities/list.html", page=page, filters=filters, states=list(ActivityState), methods=list(Method),
        communities=await work.rows(communities.choices()), organizations=await _organizers(work, reach),
        total=await work.scalar(queries.matching(reach, filters)),
    )  # fmt: skip


async def _organizers(work: Work, reach: Reach) -> list[tuple[UUID, str]]:
    return [(row[0], row[1]) for row in await work.rows(organizations.choices(reach))]


@get("/{tenant:str}/activities/new")
async def new_activity(request: AnyRequest, work: OpenWork) -> Page:
    """With the warning of row 12 as long as nothing is chosen that the activity would answer."""
    reach = work.require(Activities.RECORD)
    chosen = {name: request.query_params.get(name, "") for name in ("linkage_id", "need_id", "organization_id")}
    form = Form.of(
        request,
        NewActivity,
        chosen | {"community_id": await _community_of(work, query(request, ActivityFilters).linkage_id)},
    )
    answered = form.value("linkage_id") or form.value("need_id")
    return Page(
        work, "activities/new.html", form=form, warning=None if answered else await warn_unneeded(work, ""),
        organizations=await work.rows(organizations.choices(reach)), **await _choices(work),
    )  # fmt: skip


async def _community_of(work: Work, linkage_id: UUID | None) -> UUID | str:
    """Where the linkage takes place, if there is one that the person may see."""
    if linkage_id is None or not work.may(Linkages.READ):
        return ""
    linkage = await work.one_or_none(linkages.linkage(work.require(Linkages.READ), linkage_id))
    return linkage.community_id if linkage else ""


async def _choices(work: Work) -> dict[str, Any]:
    """What an activity can be linked with, as far as this person may see it."""
    return {
        "methods": list(Method),
        "communities": await work.rows(communities.choices()),
        "linkages": await work.rows(linkages.choices(work.require(Linkages.READ))) if work.may(Linkages.READ) else [],
        "needs": await work.rows(needs.choices(work.require(Needs.READ))) if work.may(Needs.READ) else [],
    }


@post("/{tenant:str}/activities", opt=redisplay("/{tenant}/activities/new"))
async def create_activity(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewActivity]) -> See:
    activity = await service.record(work, data)
    return See(f"/{tenant}/activities/{activity.id}", notice=_("已登记活动，请填写预案").say())


@get("/{tenant:str}/activities/{activity_id:uuid}")
async def show_activity(request: AnyRequest, activity_id: FromPath[UUID], work: OpenWork) -> Page:
    activity = await work.one(queries.activity(work.require(Activities.READ), activity_id), NoSuchActivity)
    rows, names = await session_rows(work, activity), await names_of(work, activity)
    standing = await standing_of(work, activity, rows)
    stars, rated = (await work.rows(queries.ratings(activity_id=activity.id)))[0]
    return Page(
        work, "activities/show.html", activity=activity, rows=rows, names=names, standing=standing,
        steps=stepper(activity, standing), next=next_step(activity, standing),
        may_attend=_may_attend(work, activity, standing), part=await own_part(work),
        mine=await own_sign_ups(work, [row.session.id for row in rows]),
        plan=await work.one_or_none(queries.plan(activity.id)) if _sees_plan(activity, standing) else None,
        review=await work.one_or_none(queries.review(activity.id)),
        counted=await outputs_of(work, Scope(activity_id=activity.id, signed_off=False)),
        photos=await work.all(photo_queries.photos_of(activity.id).where(sees_photos(work))),
        withdraws=await may_change(work, Activities.WITHDRAW_PHOTO, activity.id), me=work.person.person_id,
        signing=Form.of(request, SignOff, version=activity.version),
        conflicts=await work.all(conflict_queries.of_activity(activity.id)) if work.may(Activities.SETTLE) else [],
        origin=await origin(work, activity.id), stars_tenths=int(stars) if stars is not None else None, rated=rated,
        history=await history(work, activity.id, names), refusal=refusal_in(request, Why),
        why={noun: Form.of(request, Why, noun=noun) for noun in ("plan-return", "review-return", "cancellation")},
    )  # fmt: skip


def _may_attend(work: Work, activity: Activity, standing: Any) -> bool:
    """Who holds it does not sign up for it by the way."""
    here = work.person.person_id is not None and work.may(Activities.ATTEND)
    return here and activity.state is ActivityState.PUBLISHED and not standing.may_edit


def _sees_plan(activity: Activity, standing: Any) -> bool:
    """Before it is published, a plan is the matter of those who write and approve it."""
    return activity.state.is_public or standing.may_edit or standing.may_approve or standing.may_sign


@get("/{tenant:str}/activities/{activity_id:uuid}/edit")
async def edit_form(request: AnyRequest, activity_id: FromPath[UUID], work: OpenWork) -> Page:
    activity = await reached(work, Activities.EDIT, activity_id)
    form = Form.of(request, ActivityData, activity, version=activity.version)
    return Page(work, "activities/edit.html", form=form, activity=activity, **await _choices(work))


@post("/{tenant:str}/activities/{activity_id:uuid}", opt=redisplay(HERE + "/edit"))
async def change_activity(
    tenant: FromPath[str], activity_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[ActivityData]
) -> See:
    await service.edit(work, activity_id, data)
    return See(f"/{tenant}/activities/{activity_id}", notice=_("已保存").say())


# --- the plan


@get("/{tenant:str}/activities/{activity_id:uuid}/plan")
async def plan_form(request: AnyRequest, activity_id: FromPath[UUID], work: OpenWork) -> Page:
    activity = await reached(work, Activities.EDIT, activity_id)
    plan = await work.one(queries.plan(activity.id), NoSuchActivity)
    initial = {name: getattr(plan, name) for name in ("goal", "audience", "survey", "content", "division", "risks")}
    form = Form.of(request, PlanData, initial | {"budget": plan.budget_fen}, version=plan.version)
    return Page(work, "activities/plan.html", form=form, activity=activity)


@post("/{tenant:str}/activities/{activity_id:uuid}/plan", opt=redisplay(HERE + "/plan"))
async def save_plan(
    tenant: FromPath[str], activity_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[PlanData]
) -> See:
    await service.save_plan(work, activity_id, data)
    notice = _("预案已提交，等待督导社工批准") if data.submit else _("预案已保存")
    return See(f"/{tenant}/activities/{activity_id}", notice=notice.say())


@post("/{tenant:str}/activities/{activity_id:uuid}/plan-approval", opt=redisplay(HERE))
async def approve_plan(tenant: FromPath[str], activity_id: FromPath[UUID], work: OpenWork) -> See:
    await service.approve_plan(work, activity_id)
    return See(f"/{tenant}/activities/{activity_id}", notice=_("已批准预案").say())


@post("/{tenant:str}/activities/{activity_id:uuid}/plan-return", opt=redisplay(HERE))
async def return_plan(
    tenant: FromPath[str], activity_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Why]
) -> See:
    await service.return_plan(work, activity_id, data)
    return See(f"/{tenant}/activities/{activity_id}", notice=_("已退回预案").say())


@post("/{tenant:str}/activities/{activity_id:uuid}/plan-revision", opt=redisplay(HERE))
async def revise_plan(tenant: FromPath[str], activity_id: FromPath[UUID], work: OpenWork) -> See:
    await service.revise_plan(work, activity_id)
    return See(f"/{tenant}/activities/{activity_id}/plan", notice=_("修改后需要重新批准").say())


@post("/{tenant:str}/activities/{activity_id:uuid}/publication", opt=redisplay(HERE))
async def publish(tenant: FromPath[str], activity_id: FromPath[UUID], work: OpenWork) -> See:
    await service.publish(work, activity_id)
    return See(f"/{tenant}/activities/{activity_id}", notice=_("活动已发布，可以报名了").say())


@post("/{tenant:str}/activities/{activity_id:uuid}/cancellation", opt=redisplay(HERE))
async def cancel(tenant: FromPath[str], activity_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Why]) -> See:
    await service.cancel(work, activity_id, data)
    return See(f"/{tenant}/activities/{activity_id}", notice=_("活动已取消").say())


# --- the review


@get("/{tenant:str}/activities/{activity_id:uuid}/review")
async def review_form(request: AnyRequest, activity_id: FromPath[UUID], work: OpenWork) -> Page:
    activity = await reached(work, Activities.EDIT, activity_id)
    review = await work.one_or_none(queries.review(activity.id))
    form = Form.of(request, ReviewData, review, version=review.version if review else None)
    counted = await outputs_of(work, Scope(activity_id=activity.id, signed_off=False))
    return Page(
        work, "activities/review.html", form=form, activity=activity, counted=counted,
        photos=await work.all(photo_queries.photos_of(activity.id)), most_photos=MOST_PHOTOS,
        photo=Form.of(request, PhotoData, id="photo"),
    )  # fmt: skip


@post("/{tenant:str}/activities/{activity_id:uuid}/review", opt=redisplay(HERE + "/review"))
async def save_review(
    tenant: FromPath[str], activity_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[ReviewData]
) -> See:
    await service.save_review(work, activity_id, data)
    notice = _("总结已提交，等待督导社工签字") if data.submit else _("总结已保存")
    return See(f"/{tenant}/activities/{activity_id}", notice=notice.say())


@post("/{tenant:str}/activities/{activity_id:uuid}/sign-off", opt=redisplay(HERE))
async def sign_off(
    tenant: FromPath[str], activity_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[SignOff]
) -> See:
    await service.sign_off(work, activity_id, data)
    return See(f"/{tenant}/activities/{activity_id}", notice=_("已签字，产出计入统计").say())


@post("/{tenant:str}/activities/{activity_id:uuid}/review-return", opt=redisplay(HERE))
async def return_review(
    tenant: FromPath[str], activity_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Why]
) -> See:
    await service.return_review(work, activity_id, data)
    return See(f"/{tenant}/activities/{activity_id}", notice=_("已退回总结").say())


ROUTES = [
    list_activities, new_activity, create_activity, show_activity, edit_form, change_activity,
    plan_form, save_plan, approve_plan, return_plan, revise_plan, publish, cancel,
    review_form, save_review, sign_off, return_review,
]  # fmt: skip
