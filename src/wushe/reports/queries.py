"""Questions of reports: the figures of one period, counted from the rows of the slices below."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from wushe.activities.kinds import ActivityState, HoursState, SessionState
from wushe.activities.models import Activity, Attendance, ServiceHours, Session
from wushe.communities.models import Community
from wushe.communities.societies import Society
from wushe.funds.models import Fund, Promise
from wushe.kernel.clock import Period, days_span
from wushe.ledger.kinds import AccountKind, EntryKind
from wushe.ledger.models import Account, Entry, Transfer
from wushe.ledger.pots import pots
from wushe.linkages.kinds import OPEN, Stage
from wushe.linkages.models import Linkage, Participant
from wushe.needs.kinds import LIVING
from wushe.needs.models import Need
from wushe.organizations.kinds import FilingState, RegistrationState, Stage as OrganizationStage
from wushe.organizations.models import Member, Organization
from wushe.people.models import SocialWorker, Volunteer
from wushe.reports.models import Indicator
from wushe.tenancy.models import County, PlaceStatus, Township

# --- what there is on a day


def communities() -> Select[int]:
    return select(func.count()).select_from(Community).where(Community.retired_on.is_(None))


def organizations(on: date) -> Select[int, int, int]:
    """(living, filed, registered) groups on that day; without a day of filing it counts as long filed."""
    number = func.count()
    filed = and_(
        Organization.filing_state == FilingState.GRANTED,
        or_(Organization.filed_on.is_(None), Organization.filed_on <= on),
    )
    registered = and_(
        Organization.registration_state == RegistrationState.GRANTED,
        or_(Organization.registered_on.is_(None), Organization.registered_on <= on),
    )
    living = Organization.stage != OrganizationStage.DISSOLVED
    return select(number, number.filter(filed), number.filter(registered)).where(living)


def members(on: date) -> Select[int]:
    """Different persons in any group on that day."""
    there = and_(Member.since <= on, or_(Member.until.is_(None), Member.until > on))
    return select(func.count(Member.person_id.distinct())).where(there)


def workers(on: date) -> Select[int]:
    there = and_(SocialWorker.since <= on, or_(SocialWorker.until.is_(None), SocialWorker.until > on))
    return select(func.count()).select_from(SocialWorker).where(there)


def volunteers(on: date) -> Select[int]:
    there = and_(Volunteer.joined_on <= on, or_(Volunteer.left_on.is_(None), Volunteer.left_on > on))
    return select(func.count()).select_from(Volunteer).where(there)


def funds(on: date) -> Select[int]:
    """Recorded by that day."""
    return select(func.count()).select_from(Fund).where(Fund.recorded_on <= on)


def received(on: date) -> Select[int]:
    """Fen that funds had received by that day and not given back; what was reversed by then does not count."""
    undoing = aliased(Entry)
    undone = exists(
        select(undoing.id).where(
            undoing.tenant_id == Entry.tenant_id, undoing.reverses_id == Entry.id, undoing.on <= on
        )
    )  # fmt: skip
    fund_accounts = select(Account.id).where(Account.kind == AccountKind.FUND)
    signed = case((Entry.kind == EntryKind.REFUND, -Transfer.fen), else_=Transfer.fen)
    return (
        select(func.coalesce(func.sum(signed), 0))
        .join(Entry, and_(Entry.tenant_id == Transfer.tenant_id, Entry.id == Transfer.entry_id))
        .where(
            Entry.on <= on, ~undone,
            or_(
                and_(Entry.kind == EntryKind.RECEIPT, Transfer.credit_id.in_(fund_accounts)),
                and_(Entry.kind == EntryKind.REFUND, Transfer.debit_id.in_(fund_accounts)),
            ),
        )
    )  # fmt: skip


# --- what happened in a period


def needs(period: Period) -> Select[int, int, float | None]:
    """(heard, of these answered by now, average minutes to the first answer) of the needs first heard in it."""
    answered = Need.first_answered_at.is_not(None)
    number = func.count()
    return select(number, number.filter(answered), func.avg(Need.response_minutes)).where(
        Need.state.in_(LIVING), _within(Need.heard_at, period)
    )


def needs_answered(period: Period) -> Select[int]:
    """What was answered in the period, whenever it was heard."""
    return select(func.count()).where(Need.state.in_(LIVING), _within(Need.answered_at, period))


def linkages_by_stage() -> Select[Stage, int]:
    """(stage, linkages) as they stand now."""
    return select(Linkage.stage, func.count()).group_by(Linkage.stage)


def linkages_open(on: date) -> Select[int]:
    """Begun by that day and not ended by it."""
    ended = or_(Linkage.closed_on <= on, Linkage.withdrawn_on <= on)
    return select(func.count()).where(Linkage.proposed_on <= on, func.coalesce(ended, False).is_(False))


def linkages_closed(period: Period) -> Select[int]:
    return select(func.count()).where(Linkage.closed_on.between(period.first, period.last))


def promised(period: Period) -> Select[int]:
    """Fen promised in the period and not given back since."""
    pot = pots(select(Promise.account_id).where(Promise.promised_on.between(period.first, period.last)))
    standing = pot.c.left_fen + pot.c.reserved_fen + pot.c.spent_fen
    return select(func.coalesce(func.sum(standing), 0)).select_from(pot)


def _within(column: Any, period: Period) -> ColumnElement[bool]:
    starts, ends = period.span
    return and_(column >= starts, column < ends)


# --- who takes part, and who is missing


def places_filled() -> Select[UUID, str, Stage, Society]:
    """(linkage, title, stage, society) of every place that is taken, of open linkages."""
    return (
        select(Linkage.id, Linkage.title, Linkage.stage, Participant.society)
        .join(Participant, and_(Participant.tenant_id == Linkage.tenant_id, Participant.linkage_id == Linkage.id))
        .where(Linkage.stage.in_(OPEN), Participant.until.is_(None))
        .distinct()
        .order_by(Linkage.title, Linkage.id)
    )


# --- by community


def needs_by_community(period: Period) -> Select[UUID, int, int]:
    """(community, heard, of these answered)."""
    answered = func.count().filter(Need.first_answered_at.is_not(None))
    living = and_(Need.state.in_(LIVING), _within(Need.heard_at, period))
    return select(Need.community_id, func.count(), answered).where(living).group_by(Need.community_id)


def groups_by_community() -> Select[UUID | None, int]:
    living = Organization.stage != OrganizationStage.DISSOLVED
    return select(Organization.community_id, func.count()).where(living).group_by(Organization.community_id)


def sessions_by_community(period: Period) -> Select[UUID, int]:
    """(community, sessions held) of activities whose review is signed."""
    return (
        select(Activity.community_id, func.count())
        .join(Session, and_(Session.tenant_id == Activity.tenant_id, Session.activity_id == Activity.id))
        .where(*_counted(period))
        .group_by(Activity.community_id)
    )


def attendances_by_community(period: Period) -> Select[UUID, int, int]:
    """(community, person-times, persons known by name)."""
    return (
        select(Activity.community_id, func.sum(Attendance.heads), func.count(Attendance.person_id.distinct()))
        .join(Session, and_(Session.tenant_id == Activity.tenant_id, Session.activity_id == Activity.id))
        .join(Attendance, and_(Attendance.tenant_id == Session.tenant_id, Attendance.session_id == Session.id))
        .where(*_counted(period))
        .group_by(Activity.community_id)
    )


def minutes_by_community(period: Period) -> Select[UUID, int]:
    """(community, approved minutes)."""
    return (
        select(Activity.community_id, func.sum(ServiceHours.minutes))
        .join(Session, and_(Session.tenant_id == Activity.tenant_id, Session.activity_id == Activity.id))
        .join(ServiceHours, and_(ServiceHours.tenant_id == Session.tenant_id, ServiceHours.session_id == Session.id))
        .where(*_counted(period), ServiceHours.state == HoursState.APPROVED)
        .group_by(Activity.community_id)
    )


def _counted(period: Period) -> tuple[ColumnElement[bool], ...]:
    """As `activities.queries.outputs` counts: held sessions of activities with a signed review."""
    starts, ends = days_span(period.first, period.last)
    return (
        Session.state == SessionState.HELD,
        Activity.state == ActivityState.SIGNED_OFF,
        Session.starts_at >= starts,
        Session.starts_at < ends,
    )


# --- the county


def county_code_of(tenant_id: UUID) -> Select[str]:
    return select(Township.county_code).where(Township.id == tenant_id)


def county(tenant_id: UUID) -> Select[County]:
    return select(County).where(County.id == tenant_id)


def townships_of(county_code: str) -> Select[Township]:
    """Those that a county has, by their official code."""
    there = Township.status != PlaceStatus.REMOVED
    return select(Township).where(Township.county_code == county_code, there).order_by(Township.code)


def published(period: str) -> Select[UUID, Any, Any, Any]:
    """(township, indicator, value, when) of a quarter; the reader's connection sees those of its county alone."""
    columns = (Indicator.tenant_id, Indicator.code, Indicator.value, Indicator.published_at)
    return select(*columns).where(Indicator.period == period)


def indicators(period: str) -> Select[Indicator]:
    """The township's own."""
    return select(Indicator).where(Indicator.period == period)
