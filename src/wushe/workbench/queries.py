"""Questions of the workbench that no single slice below asks for itself. All of them read."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, and_, func, or_, select

from wushe.activities.kinds import ActivityState, HoursState, SessionState
from wushe.activities.models import Activity, ServiceHours, Session
from wushe.activities.queries import changeable as activity_changeable
from wushe.communities.models import Community
from wushe.communities.societies import Society
from wushe.funds.kinds import PromiseState
from wushe.funds.models import Fund, Promise
from wushe.funds.queries import reached as fund_reached
from wushe.kernel.clock import Period
from wushe.kernel.journal.models import JournalEntry
from wushe.kernel.work import Reach
from wushe.ledger.pots import pots
from wushe.linkages.kinds import OPEN, Stage
from wushe.linkages.models import Linkage, Participant
from wushe.linkages.queries import ORDER as LINKAGES_IN_ORDER, changeable, reached
from wushe.needs.kinds import OfferState
from wushe.needs.models import Need, ServiceOffer
from wushe.needs.queries.listing import overdue
from wushe.needs.queries.needs import readable
from wushe.organizations.kinds import ApplicationState, MemberRole, Stage as OrganizationStage
from wushe.organizations.models import Application, Member, Organization
from wushe.organizations.queries import readable as readable_groups

# --- needs


def needs_in_time(reach: Reach, since: datetime) -> Select[int, int]:
    """(overdue, heard since then) of the needs within reach."""
    number = func.count()
    return select(number.filter(overdue()), number.filter(Need.heard_at >= since)).where(readable(reach))


def overdue_needs(reach: Reach) -> Select[Need]:
    """Those that nobody has answered although the day has passed, the longest first."""
    return select(Need).where(readable(reach), overdue()).order_by(Need.due_on, Need.id)


# --- linkages


def incomplete(reach: Reach) -> Select[int]:
    """How many open linkages have an empty place."""
    filled = (
        select(func.count(Participant.society.distinct()))
        .where(
            Participant.tenant_id == Linkage.tenant_id,
            Participant.linkage_id == Linkage.id,
            Participant.until.is_(None),
        )
        .correlate(Linkage)
        .scalar_subquery()
    )
    return select(func.count()).where(Linkage.stage.in_(OPEN), reached(reach), filled < len(Society))


def open_linkages(reach: Reach) -> Select[Linkage]:
    """The newest first."""
    return select(Linkage).where(Linkage.stage.in_(OPEN), reached(reach)).order_by(*LINKAGES_IN_ORDER)


def linkages_to_move(reach: Reach, *stages: Stage) -> Select[Linkage]:
    """In these stages, and the person may move them on; the oldest first."""
    return select(Linkage).where(Linkage.stage.in_(stages), changeable(reach)).order_by(Linkage.proposed_on, Linkage.id)


def course(linkage_ids: Iterable[UUID]) -> Select[UUID | None, int, int, datetime]:
    """(linkage, sessions held, sessions in all, end of the last) of those that have any."""
    counted = and_(Session.tenant_id == Activity.tenant_id, Session.activity_id == Activity.id)
    held = func.count().filter(Session.state == SessionState.HELD)
    return (
        select(Activity.linkage_id, held, func.count(), func.max(Session.ends_at))
        .join(Session, counted)
        .where(Activity.linkage_id.in_(list(linkage_ids)), Session.state != SessionState.CANCELLED)
        .group_by(Activity.linkage_id)
    )


# --- activities and hours


def minutes_by_community(period: Period) -> Select[str, int]:
    """(community, approved minutes) of the days of the period, the most first."""
    starts, ends = period.span
    total = func.sum(ServiceHours.minutes)
    return (
        select(Community.short_name, total)
        .select_from(ServiceHours)
        .join(Session, and_(Session.tenant_id == ServiceHours.tenant_id, Session.id == ServiceHours.session_id))
        .join(Activity, and_(Activity.tenant_id == Session.tenant_id, Activity.id == Session.activity_id))
        .join(Community, and_(Community.tenant_id == Activity.tenant_id, Community.id == Activity.community_id))
        .where(
            ServiceHours.state == HoursState.APPROVED,
            ServiceHours.starts_at >= starts,
            ServiceHours.starts_at < ends,
        )
        .group_by(Community.tenant_id, Community.id, Community.short_name)
        .order_by(total.desc(), Community.short_name)
    )


def activities_in(reach: Reach, *states: ActivityState) -> Select[Activity]:
    """Of the person's groups, in these states; the soonest first."""
    return (
        select(Activity)
        .where(Activity.state.in_(states), activity_changeable(reach))
        .order_by(Activity.begins_at, Activity.id)
    )


def sessions_to_come(organization_ids: Select[UUID], since: datetime) -> Select[Session, UUID, str]:
    """(session, activity's id and title) of these groups that are not over, the soonest first."""
    return (
        select(Session, Activity.id.label("activity_id"), Activity.title)
        .join(Activity, and_(Activity.tenant_id == Session.tenant_id, Activity.id == Session.activity_id))
        .where(
            Activity.organization_id.in_(organization_ids),
            Activity.state == ActivityState.PUBLISHED,
            Session.state == SessionState.SCHEDULED,
            Session.ends_at >= since,
        )
        .order_by(Session.starts_at, Session.id)
    )


# --- money


def money_by_stage(reach: Reach) -> Select[UUID, str, Stage, int]:
    """(fund, its name, stage of the linkage, fen set aside or paid) within reach of the funds."""
    pot = pots(select(Promise.account_id).where(Promise.state != PromiseState.WITHDRAWN))
    standing = pot.c.left_fen + pot.c.reserved_fen + pot.c.spent_fen
    return (
        select(Fund.id, Fund.name, Linkage.stage, func.sum(standing))
        .join(Promise, and_(Promise.tenant_id == Fund.tenant_id, Promise.fund_id == Fund.id))
        .join(pot, pot.c.account_id == Promise.account_id)
        .join(Linkage, and_(Linkage.tenant_id == Promise.tenant_id, Linkage.id == Promise.linkage_id))
        .where(fund_reached(reach), Promise.state != PromiseState.WITHDRAWN)
        .group_by(Fund.tenant_id, Fund.id, Fund.name, Linkage.stage)
        .order_by(Fund.name, Fund.id)
    )


def promises(reach: Reach) -> Select[Promise, Fund, Linkage]:
    """(promise, fund, linkage) of what was not taken back, the newest first."""
    return (
        select(Promise, Fund, Linkage)
        .join(Fund, and_(Fund.tenant_id == Promise.tenant_id, Fund.id == Promise.fund_id))
        .join(Linkage, and_(Linkage.tenant_id == Promise.tenant_id, Linkage.id == Promise.linkage_id))
        .where(fund_reached(reach), Promise.state != PromiseState.WITHDRAWN)
        .order_by(Promise.promised_on.desc(), Promise.id.desc())
    )


# --- groups


def groups(ids: Select[UUID]) -> Select[Organization]:
    """These groups by name."""
    living = Organization.stage != OrganizationStage.DISSOLVED
    return select(Organization).where(Organization.id.in_(ids), living).order_by(Organization.spelling, Organization.id)


def members_of(ids: Select[UUID]) -> Select[UUID, int, int]:
    """(organisation, members now, of these core members)."""
    return (
        select(Member.organization_id, func.count(), func.count().filter(Member.role == MemberRole.CORE))
        .where(Member.organization_id.in_(ids), Member.until.is_(None))
        .group_by(Member.organization_id)
    )


def applications_to_mend(ids: Select[UUID]) -> Select[Application]:
    """Open ones that lack papers or were returned."""
    returned = Application.state == ApplicationState.RETURNED
    incomplete_ = and_(Application.state == ApplicationState.APPLIED, Application.papers_missing > 0)
    return (
        select(Application)
        .where(Application.organization_id.in_(ids), or_(returned, incomplete_))
        .order_by(Application.due_on, Application.id)
    )


def open_offers(ids: Select[UUID]) -> Select[UUID, int]:
    """(organisation, offers that are open)."""
    return (
        select(ServiceOffer.organization_id, func.count())
        .where(ServiceOffer.organization_id.in_(ids), ServiceOffer.state == OfferState.OPEN)
        .group_by(ServiceOffer.organization_id)
    )


def leaderless(reach: Reach) -> Select[UUID, str]:
    """(id, name) of living groups within reach that nobody leads."""
    led = select(Member.organization_id).where(Member.role == MemberRole.LEADER, Member.until.is_(None))
    living = Organization.stage != OrganizationStage.DISSOLVED
    return (
        select(Organization.id, Organization.name)
        .where(readable_groups(reach), living, Organization.id.not_in(led))
        .order_by(Organization.spelling, Organization.id)
    )


# --- news


def news(left_out: Iterable[str]) -> Select[JournalEntry]:
    """What happened last in the township, without the events named."""
    told = JournalEntry.event.not_in(list(left_out))
    return select(JournalEntry).where(told).order_by(JournalEntry.number.desc())


def newest_of(events: Iterable[str]) -> Select[JournalEntry]:
    """Entries of these kinds, the newest first."""
    return select(JournalEntry).where(JournalEntry.event.in_(list(events))).order_by(JournalEntry.number.desc())


def journal_since(moment: datetime, sights: Iterable[str], turned_away: Iterable[str]) -> Select[int, int, int]:
    """(entries, those of the first kinds, those of the second) since then."""
    number = func.count()
    seen, failed = (JournalEntry.event.in_(list(kinds)) for kinds in (sights, turned_away))
    return select(number, number.filter(seen), number.filter(failed)).where(JournalEntry.at >= moment)
