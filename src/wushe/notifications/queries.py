"""Questions about inboxes, and about who plays which part."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from wushe.access.models import RoleHolding
from wushe.access.queries import current
from wushe.access.roles import Role
from wushe.activities.kinds import SessionState, SignUpState
from wushe.activities.models import Activity, ServiceHours, Session, SignUp
from wushe.donations.models import Donor
from wushe.funds.kinds import PromiseState
from wushe.funds.models import Fund, Promise
from wushe.goods.models import Adjustment
from wushe.identity.models import Account, Membership, MembershipStatus
from wushe.kernel.exporting.models import ExportRequest
from wushe.kernel.work import Person as Acting
from wushe.linkages.models import Linkage, Participant
from wushe.notifications.kinds import Mail, Standing, Topic
from wushe.notifications.models import Addressed, Notification, Preference
from wushe.notifications.schemas import InboxFilters
from wushe.people.models import Person
from wushe.pools.models import Booking, Resource

NEWEST = (Notification.at.desc(), Notification.id.desc())
"""The order of every inbox."""


# --- inboxes


def mine(model: type[Addressed], who: Acting) -> ColumnElement[bool]:
    """What belongs to the person, or to their account where they are nobody of the register."""
    own = [model.person_id == who.person_id] if who.person_id else []
    if who.account_id:
        own.append(model.account_id == who.account_id)
    return or_(*own)


def inbox(who: Acting, filters: InboxFilters) -> Select[Notification]:
    found = select(Notification).where(mine(Notification, who), Notification.shown)
    if filters.standing is Standing.UNREAD:
        found = found.where(Notification.read_at.is_(None))
    return found if filters.topic is None else found.where(Notification.topic == filters.topic)


def notification(who: Acting, notification_id: UUID) -> Select[Notification]:
    return select(Notification).where(Notification.id == notification_id, mine(Notification, who), Notification.shown)


def unread(who: Acting, topic: Topic | None = None) -> Select[Notification]:
    return inbox(who, InboxFilters(topic=topic))


def unread_by_topic(who: Acting) -> Select[Topic, int]:
    """(topic, unread) of those topics that have any."""
    waiting = and_(mine(Notification, who), Notification.shown, Notification.read_at.is_(None))
    return select(Notification.topic, func.count()).where(waiting).group_by(Notification.topic)


def preferences(who: Acting) -> Select[Preference]:
    return select(Preference).where(mine(Preference, who))


def preferences_of(topic: Topic, person_ids: Iterable[UUID], account_ids: Iterable[UUID]) -> Select[Preference]:
    """What these people said about the topic."""
    theirs = or_(Preference.person_id.in_(list(person_ids)), Preference.account_id.in_(list(account_ids)))
    return select(Preference).where(Preference.topic == topic, theirs)


# --- letters


def waiting_for_digest(until: datetime) -> Select[Notification]:
    """What is to go out in one letter a day to each reader, in the order in which it happened."""
    waiting = and_(Notification.mail == Mail.DAILY, Notification.mailed_at.is_(None), Notification.at <= until)
    return select(Notification).where(waiting).order_by(Notification.at, Notification.id)


def account_of(tenant_id: UUID, reader: Addressed) -> Select[Account]:
    """The account that reads this inbox, if it is still let in."""
    is_theirs = (
        Membership.person_id == reader.person_id if reader.person_id else Membership.account_id == reader.account_id
    )
    return (
        select(Account)
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.tenant_id == tenant_id, Membership.status == MembershipStatus.ACTIVE, is_theirs)
    )


# --- who plays which part


def asker_of_export(export_id: UUID) -> Select[UUID, UUID]:
    """(person or None, account) of who asked for a list."""
    return select(ExportRequest.asked_person_id, ExportRequest.asked_by).where(ExportRequest.id == export_id)  # type: ignore[return-value]


def asker_of_adjustment(adjustment_id: UUID) -> Select[UUID]:
    """Who asked for what a second person has decided."""
    return select(Adjustment.asked_by).where(Adjustment.id == adjustment_id, Adjustment.decided_by.is_not(None))


def holders(tenant_id: UUID, role: Role, community_id: UUID | None = None) -> Select[UUID, Any]:
    """(person, account) of whoever holds the role now: the person where the account is one here, else the account."""
    person_id = func.coalesce(RoleHolding.person_id, Membership.person_id)
    account_id = func.nullif(RoleHolding.account_id, Membership.account_id)
    membership = and_(
        Membership.account_id == RoleHolding.account_id,
        Membership.tenant_id == tenant_id,
        Membership.person_id.is_not(None),
    )
    found = select(person_id, account_id).outerjoin(Membership, membership).where(RoleHolding.role == role, current())
    return found if community_id is None else found.where(RoleHolding.community_id == community_id)


def care_of(booking_id: UUID) -> Select[*tuple[Any, ...]]:
    """(steward, expert, owning organisation, community) of what was booked; no row for what another township lends."""
    return (
        select(Resource.steward_id, Resource.expert_id, Resource.owner_organization_id, Resource.community_id)
        .join(Booking, Booking.resource_id == Resource.id)
        .where(Booking.id == booking_id)
    )


def community_of_linkage(linkage_id: UUID) -> Select[UUID]:
    return select(Linkage.community_id).where(Linkage.id == linkage_id)


def organization_of_linkage(linkage_id: UUID) -> Select[UUID]:
    return select(Linkage.organization_id).where(Linkage.id == linkage_id)


def proposer(linkage_id: UUID) -> Select[UUID | None]:
    return select(Linkage.proposed_by).where(Linkage.id == linkage_id)


def persons_in(linkage_id: UUID) -> Select[UUID | None]:
    """The persons in the places of a linkage."""
    there = and_(Participant.person_id.is_not(None), Participant.until.is_(None))
    return select(Participant.person_id).where(Participant.linkage_id == linkage_id, there)


def person_there(party_id: UUID) -> Select[UUID]:
    """The party, if it is a person."""
    return select(Person.id).where(Person.id == party_id)


def funders_of(linkage_id: UUID) -> Select[UUID | None]:
    given = and_(Promise.tenant_id == Fund.tenant_id, Promise.fund_id == Fund.id)
    return (
        select(Fund.funder_id)
        .join(Promise, given)
        .where(Promise.linkage_id == linkage_id, Promise.state != PromiseState.WITHDRAWN)
    )


def person_of_donor(donor_id: UUID) -> Select[UUID | None]:
    """The person of the register who signs in for a donor."""
    return select(Donor.person_id).where(Donor.id == donor_id)


def funder(fund_id: UUID) -> Select[UUID | None]:
    return select(Fund.funder_id).where(Fund.id == fund_id)


def organization_of_hours(hours_id: UUID) -> Select[UUID]:
    return (
        select(Activity.organization_id)
        .join(Session, and_(Session.tenant_id == Activity.tenant_id, Session.activity_id == Activity.id))
        .join(ServiceHours, and_(ServiceHours.tenant_id == Session.tenant_id, ServiceHours.session_id == Session.id))
        .where(ServiceHours.id == hours_id)
    )


def organizations_of(activity_ids: Iterable[UUID]) -> Select[UUID]:
    return select(Activity.organization_id).where(Activity.id.in_(list(activity_ids)))


def signed_up_to(session_id: UUID) -> Select[UUID]:
    """Who has or awaits a place at the session."""
    return select(SignUp.person_id).where(SignUp.session_id == session_id, SignUp.state != SignUpState.WITHDRAWN)


def signed_up_for(activity_id: UUID) -> Select[UUID]:
    """Who has or awaits a place at any session of the activity that was not held."""
    to_come = select(Session.id).where(Session.activity_id == activity_id, Session.state != SessionState.HELD)
    standing = SignUp.state != SignUpState.WITHDRAWN
    return select(SignUp.person_id).where(SignUp.session_id.in_(to_come), standing).distinct()
