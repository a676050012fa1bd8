"""Questions about conflicts of place and time."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from wushe.activities.kinds import ConflictState, ProposalState, SessionState
from wushe.activities.models import Conflict, Proposal, Session
from wushe.kernel.work import Reach
from wushe.organizations.models import Organization
from wushe.organizations.queries import assigned_to, led_by
from wushe.pools.suggesting import DAYS


def conflict(reach: Reach, conflict_id: UUID) -> Select[Conflict]:
    """One between organisations that the person may speak for, or one of them."""
    return select(Conflict).where(Conflict.id == conflict_id, concerned(reach))


def conflict_to_settle(reach: Reach, conflict_id: UUID) -> Select[Conflict]:
    """Locked: what two sides say at the same moment is heard one after the other."""
    return conflict(reach, conflict_id).with_for_update(key_share=True).execution_options(populate_existing=True)


def concerned(reach: Reach) -> ColumnElement[bool]:
    return or_(side(reach, Conflict.organization_id), side(reach, Conflict.other_organization_id))


def side(reach: Reach, organization_id: InstrumentedAttribute[UUID]) -> ColumnElement[bool]:
    """Whether the person speaks for that organisation: its leader, or staff for groups of their communities."""
    return reach.clause(
        own=lambda person_id: organization_id.in_(led_by(person_id)),
        assigned=lambda person_id: organization_id.in_(assigned_to(person_id)),
        community=lambda ids: organization_id.in_(select(Organization.id).where(Organization.community_id.in_(ids))),
    )


def sides(reach: Reach, conflict_id: UUID) -> Select[bool, bool]:
    """For which of the two sides the person speaks."""
    return select(side(reach, Conflict.organization_id), side(reach, Conflict.other_organization_id)).where(
        Conflict.id == conflict_id
    )


def pair(one: UUID, other: UUID) -> Select[Conflict]:
    """The standing conflict between two sessions."""
    first, second = sorted((one, other))
    return select(Conflict).where(
        Conflict.session_id == first, Conflict.other_session_id == second, Conflict.state != ConflictState.CLEARED
    )


def standing_of(session_id: UUID) -> Select[Conflict]:
    """The conflicts of a session that were not cleared."""
    mine = or_(Conflict.session_id == session_id, Conflict.other_session_id == session_id)
    return select(Conflict).where(mine, Conflict.state != ConflictState.CLEARED).order_by(Conflict.id)


def of_activity(activity_id: UUID) -> Select[Conflict]:
    """Open conflicts of any session of an activity."""
    mine = select(Session.id).where(Session.activity_id == activity_id)
    involved = or_(Conflict.session_id.in_(mine), Conflict.other_session_id.in_(mine))
    return select(Conflict).where(involved, Conflict.state == ConflictState.OPEN).order_by(Conflict.id)


def open_conflicts(reach: Reach) -> Select[Conflict]:
    """Those that the person may help to settle, the oldest first."""
    return select(Conflict).where(concerned(reach), Conflict.state == ConflictState.OPEN).order_by(Conflict.id)


def proposals(conflict_id: UUID) -> Select[Proposal]:
    """The newest first."""
    return select(Proposal).where(Proposal.conflict_id == conflict_id).order_by(Proposal.id.desc())


def open_proposal(conflict_id: UUID) -> Select[Proposal]:
    return select(Proposal).where(Proposal.conflict_id == conflict_id, Proposal.state == ProposalState.OPEN)


def proposal(conflict_id: UUID, proposal_id: UUID) -> Select[Proposal]:
    return select(Proposal).where(Proposal.conflict_id == conflict_id, Proposal.id == proposal_id)


def around(session: Session) -> Select[Session]:
    """Other sessions at places of the pool, as many days before and after it as another time is looked for."""
    reach = timedelta(days=DAYS + 1)
    return select(Session).where(
        Session.id != session.id,
        Session.zone_id.is_not(None),
        Session.state != SessionState.CANCELLED,
        Session.starts_at < session.ends_at + reach,
        Session.ends_at > session.starts_at - reach,
    )
