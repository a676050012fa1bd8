"""What a township has on a day, and which linkages miss somebody now."""

from datetime import date
from uuid import UUID

from sqlalchemy import Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from wushe.communities.models import Community
from wushe.communities.societies import Society
from wushe.funds.models import Fund
from wushe.ledger.kinds import AccountKind, EntryKind
from wushe.ledger.models import Account, Entry, Transfer
from wushe.linkages.kinds import OPEN, Stage
from wushe.linkages.models import Linkage, Participant
from wushe.organizations.kinds import FilingState, RegistrationState, Stage as OrganizationStage
from wushe.organizations.models import Member, Organization
from wushe.people.models import SocialWorker, Volunteer


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


def linkages_by_stage() -> Select[Stage, int]:
    """(stage, linkages) as they stand now."""
    return select(Linkage.stage, func.count()).group_by(Linkage.stage)


def linkages_open(on: date) -> Select[int]:
    """Begun by that day and not ended by it."""
    ended = or_(Linkage.closed_on <= on, Linkage.withdrawn_on <= on)
    return select(func.count()).where(Linkage.proposed_on <= on, func.coalesce(ended, False).is_(False))


def places_filled() -> Select[UUID, str, Stage, Society]:
    """(linkage, title, stage, society) of every place that is taken, of open linkages."""
    return (
        select(Linkage.id, Linkage.title, Linkage.stage, Participant.society)
        .join(Participant, and_(Participant.tenant_id == Linkage.tenant_id, Participant.linkage_id == Linkage.id))
        .where(Linkage.stage.in_(OPEN), Participant.until.is_(None))
        .distinct()
        .order_by(Linkage.title, Linkage.id)
    )
