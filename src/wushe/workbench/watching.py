"""What a social worker's desk asks about the assigned groups, in two questions however many groups there are."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    DateTime,
    Select,
    Uuid,
    and_,
    bindparam,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by

from wushe.activities.kinds import ActivityState, SessionState
from wushe.activities.models import Activity, Session
from wushe.evaluation.kinds import ItemState
from wushe.evaluation.models import Improvement
from wushe.evaluation.permissions import Evaluation
from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.linkages.kinds import Stage as LinkageStage
from wushe.linkages.models import Linkage
from wushe.linkages.permissions import Linkages
from wushe.organizations.kinds import ApplicationState, MemberRole, Stage
from wushe.organizations.models import Application, Assignment, Member, Organization
from wushe.organizations.queries import holds, quiet
from wushe.supervision.models import Action
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries.due import calendar
from wushe.workbench.concerns import Kind

ANNOUNCED = timedelta(days=14)
"""So long before its day an item of an improvement plan is told."""

GroupRow = tuple[UUID, str, Stage, bool, int, bool, date | None, date | None]
FactRow = tuple[UUID, str, UUID, int, int, date]
Counted = Select[*tuple[Any, ...]]
MINE, NOW = bindparam("person_id", type_=Uuid()), bindparam("now", type_=DateTime(timezone=True))


async def groups(work: Work, person_id: UUID, most: int) -> Sequence[GroupRow]:
    """(id, name, stage, led, core members, quiet, last visit, next visit due) of the groups that one accompanies."""
    found = await work.execute(_groups(clock.today()).limit(most), {"person_id": person_id})
    return found.all()


async def facts(work: Work, person_id: UUID) -> Sequence[FactRow]:
    """(group, kind, one thing, number, of how many, since or due) of everything that waits in these groups.

    Of a kind that the person may do nothing about nothing is asked. The thing is the one that waits longest.
    """
    may = (work.may(Linkages.SIGN_OFF), work.may(Supervision.READ), work.may(Evaluation.READ))
    found = await work.execute(_facts(clock.today(), *may), {"person_id": person_id, "now": clock.now()})
    return found.all()


@lru_cache(maxsize=2)
def _groups(today: date) -> Select[*GroupRow]:
    """Put together once a day: that takes longer than PostgreSQL takes to answer."""
    due = calendar()
    present = and_(
        Member.tenant_id == Organization.tenant_id, Member.organization_id == Organization.id, Member.until.is_(None)
    )
    led = exists().where(present, Member.role == MemberRole.LEADER)
    core = select(func.count()).select_from(Member).where(present, Member.role == MemberRole.CORE)
    return (
        select(
            Organization.id, Organization.name, Organization.stage, led, core.correlate(Organization).scalar_subquery(),
            quiet(today), due.c.last_on, due.c.next_on,
        )
        .outerjoin(due, due.c.id == Organization.id)
        .where(Organization.id.in_(_mine(today)), Organization.stage != Stage.DISSOLVED)
        .order_by(Organization.spelling, Organization.id)
    )  # fmt: skip


@lru_cache(maxsize=16)
def _facts(today: date, linkages: bool, supervision: bool, evaluation: bool) -> Select[*FactRow]:  # noqa: FBT001
    mine = _mine(today)
    asked = [*_activities(mine), _applications(mine)]
    asked += [_linkages(mine)] if linkages else []
    asked += [_actions(mine, today)] if supervision else []
    asked += [_items(mine, today)] if evaluation else []
    return select(union_all(*asked).subquery("facts"))


def _mine(today: date) -> Select[UUID]:
    return select(Assignment.organization_id).where(Assignment.person_id == MINE, holds(today))


def _activities(mine: Select[UUID]) -> Iterator[Counted]:
    of_mine = Activity.organization_id.in_(mine)
    plans, reviews = _day(Activity.plan_submitted_at), _day(Activity.reviewed_at)
    yield _counted(Kind.PLAN, Activity.organization_id, Activity.id, plans).where(
        of_mine, Activity.state == ActivityState.SUBMITTED
    )
    yield _counted(Kind.REVIEW, Activity.organization_id, Activity.id, reviews).where(
        of_mine, Activity.state == ActivityState.REVIEWED
    )
    yield _behind(mine)


def _behind(mine: Select[UUID]) -> Counted:
    """Sessions that were planned up to now and have not been held; `number` counts those that were, `whole` all."""
    its = and_(Activity.tenant_id == Session.tenant_id, Activity.id == Session.activity_id)
    held = func.count().filter(Session.state == SessionState.HELD)
    missed = Session.state == SessionState.SCHEDULED
    first = func.array_agg(aggregate_order_by(Activity.id, Session.starts_at)).filter(missed)[1]
    return (
        select(
            Activity.organization_id, _kind(Kind.BEHIND), first, held, func.count(),
            func.min(_day(Session.starts_at)).filter(missed),
        )
        .join(Activity, its)
        .where(
            Activity.organization_id.in_(mine), Activity.state == ActivityState.PUBLISHED,
            Session.state != SessionState.CANCELLED, Session.ends_at < NOW,
        )
        .group_by(Activity.organization_id)
        .having(func.count().filter(missed) > 0)
    )  # fmt: skip


def _linkages(mine: Select[UUID]) -> Counted:
    """Confirmed by somebody else, so that two people say that it is done."""
    another = or_(Linkage.confirmed_by.is_(None), Linkage.confirmed_by != MINE)
    found = _counted(Kind.SIGN_OFF, Linkage.organization_id, Linkage.id, cast(Linkage.proposed_on, Date))
    return found.where(Linkage.organization_id.in_(mine), Linkage.stage == LinkageStage.CONFIRMED, another)


def _actions(mine: Select[UUID], today: date) -> Counted:
    """What was agreed on in visits and is still to be done."""
    found = _dated(Kind.ACTION, Action.organization_id, Action.id, Action.due_on, today)
    return found.where(Action.organization_id.in_(mine), Action.closed_at.is_(None))


def _items(mine: Select[UUID], today: date) -> Counted:
    """What improvement plans say and is soon or long due."""
    found = _dated(Kind.ITEM, Improvement.organization_id, Improvement.id, Improvement.due_on, today)
    soon = Improvement.due_on <= today + ANNOUNCED
    return found.where(Improvement.organization_id.in_(mine), Improvement.state == ItemState.OPEN, soon)


def _applications(mine: Select[UUID]) -> Counted:
    """Open ones that lack papers or were returned."""
    returned = Application.state == ApplicationState.RETURNED
    lacking = and_(Application.state == ApplicationState.APPLIED, Application.papers_missing > 0)
    found = _counted(Kind.APPLICATION, Application.organization_id, Application.id, Application.due_on)
    return found.where(Application.organization_id.in_(mine), or_(returned, lacking))


def _counted(kind: Kind, group: Any, thing: Any, since: Any) -> Counted:
    """For each group the one that waits longest, and how many."""
    return select(group, _kind(kind), _first(thing, since), func.count(), func.count(), func.min(since)).group_by(group)


def _dated(kind: Kind, group: Any, thing: Any, due: Any, today: date) -> Counted:
    """The number is of those that are late, the whole of all."""
    late = func.count().filter(due < today)
    return select(group, _kind(kind), _first(thing, due), late, func.count(), func.min(due)).group_by(group)


def _first(thing: Any, since: Any) -> ColumnElement[UUID]:
    return func.array_agg(aggregate_order_by(thing, since, thing))[1]


def _kind(kind: Kind) -> ColumnElement[str]:
    return literal(kind.value).label("kind")


def _day(moment: Any) -> ColumnElement[date]:
    """In the township's own time."""
    return cast(func.timezone("Asia/Shanghai", moment), Date)
