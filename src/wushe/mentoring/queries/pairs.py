"""Mentorships, and how far somebody sees into them: by the days of the pair itself."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from wushe.kernel import clock
from wushe.kernel.journal.naming import calls
from wushe.kernel.paging import Order
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.mentoring.kinds import AGREED, LIVE, MentorshipState
from wushe.mentoring.models import Mentor, Mentorship, PairingGroup
from wushe.mentoring.queries.mentors import is_there
from wushe.mentoring.schemas.entered import MentorshipFilters
from wushe.organizations.models import Organization
from wushe.organizations.queries import assigned_to, led_by

NEWEST: Order = (Mentorship.id.desc(),)


def lives(on: date) -> ColumnElement[bool]:
    return and_(Mentorship.state.in_(LIVE), Mentorship.until > on)


def guided_by(person_id: UUID, on: date | None = None) -> ColumnElement[bool]:
    """What a mentor reaches: pairs that live today, while the mentor is one. The day it ends nothing is left."""
    day = on or clock.today()
    mine = select(Mentor.id).where(Mentor.person_id == person_id, is_there(day))
    return and_(lives(day), Mentorship.mentor_id.in_(mine))


def led_ids(person_id: UUID) -> Select[UUID]:
    """The groups that somebody speaks for."""
    return led_by(person_id)


def led(person_id: UUID) -> ColumnElement[bool]:
    return Mentorship.organization_id.in_(led_by(person_id))


def readable(reach: Reach) -> ColumnElement[bool]:
    """One's own group's, also what is over; one's own as a mentor; those of the groups one accompanies."""
    return reach.clause(
        own=lambda person_id: or_(led(person_id), guided_by(person_id)),
        assigned=lambda person_id: Mentorship.organization_id.in_(assigned_to(person_id)),
    )


def party(reach: Reach) -> ColumnElement[bool]:
    """The two sides and nobody else, however far a role reaches."""
    person_id = reach.person_id
    return or_(led(person_id), guided_by(person_id)) if person_id else Mentorship.id.is_(None)


def mentorships(reach: Reach, filters: MentorshipFilters) -> Select[Mentorship]:
    found = select(Mentorship).where(readable(reach))
    if filters.q:
        found = found.where(_said(filters.q))
    if filters.pairing_round_id is not None:
        found = found.where(Mentorship.round_id == filters.pairing_round_id)
    if filters.mentor_id is not None:
        found = found.where(Mentorship.mentor_id == filters.mentor_id)
    if filters.state is not None:
        return found.where(Mentorship.state == filters.state)
    return found.where(Mentorship.state.not_in([MentorshipState.DECLINED, MentorshipState.REPLACED]))


def _said(q: str) -> ColumnElement[bool]:
    """The name of the group or of the mentor, also by pinyin."""
    patterns = search_patterns(q)
    groups = select(Organization.id).where(*(Organization.search.like(each, escape=ESCAPE) for each in patterns))
    mentors = select(Mentor.id).where(*(Mentor.search.like(each, escape=ESCAPE) for each in patterns))
    return or_(Mentorship.organization_id.in_(groups), Mentorship.mentor_id.in_(mentors))


def mentorship(mentorship_id: UUID, condition: ColumnElement[bool]) -> Select[Mentorship]:
    return select(Mentorship).where(Mentorship.id == mentorship_id, condition)


def locked(query: Select[Mentorship]) -> Select[Mentorship]:
    return query.with_for_update(key_share=True).execution_options(populate_existing=True)


def of_round(round_id: UUID, states: Iterable[MentorshipState] = LIVE) -> Select[Mentorship]:
    return (
        select(Mentorship)
        .where(Mentorship.round_id == round_id, Mentorship.state.in_(list(states)))
        .order_by(Mentorship.organization_id)
    )


def declined_in(round_id: UUID) -> Select[Mentorship]:
    return of_round(round_id, [MentorshipState.DECLINED])


def live_of_mentor(mentor_id: UUID) -> Select[Mentorship]:
    return select(Mentorship).where(Mentorship.mentor_id == mentor_id, Mentorship.state.in_(LIVE))


def live_of_group(organization_id: UUID) -> Select[Mentorship]:
    return select(Mentorship).where(Mentorship.organization_id == organization_id, Mentorship.state.in_(LIVE))


def groups_elsewhere(round_id: UUID) -> Select[UUID]:
    """Groups that have somebody beside them by another round."""
    return select(Mentorship.organization_id).where(Mentorship.state.in_(LIVE), Mentorship.round_id != round_id)


def in_round(reach: Reach, round_id: UUID) -> Select[Mentorship]:
    """What of a round somebody may see, by the names of the groups."""
    return (
        select(Mentorship)
        .join(
            Organization,
            (Organization.tenant_id == Mentorship.tenant_id) & (Organization.id == Mentorship.organization_id),
        )
        .where(readable(reach), Mentorship.round_id == round_id, Mentorship.state != MentorshipState.REPLACED)
        .order_by(Organization.spelling, Mentorship.id)
    )


def states_in(round_id: UUID) -> Select[MentorshipState, int]:
    """(state, pairs in it) of a round."""
    return select(Mentorship.state, func.count()).where(Mentorship.round_id == round_id).group_by(Mentorship.state)


def over(on: date) -> Select[Mentorship]:
    """Whose last day has passed without anybody having noticed."""
    return select(Mentorship).where(Mentorship.state.in_(LIVE), Mentorship.until <= on).order_by(Mentorship.id)


def loads(except_round: UUID | None = None) -> Select[UUID, int]:
    """(mentor, groups they stand beside), but those of one round."""
    query = select(Mentorship.mentor_id, func.count()).where(Mentorship.state.in_(LIVE))
    if except_round is not None:
        query = query.where(Mentorship.round_id != except_round)
    return query.group_by(Mentorship.mentor_id)


def coverage() -> Select[int, int]:
    """(groups that have asked for a mentor in any round, groups that have one now)."""
    asked = select(func.count(PairingGroup.organization_id.distinct())).scalar_subquery()
    covered = select(func.count()).select_from(Mentorship).where(Mentorship.state.in_(AGREED)).scalar_subquery()
    return select(asked, covered)


def mine(person_id: UUID) -> Select[Mentorship]:
    """Those of somebody's desk as a mentor."""
    return select(Mentorship).where(guided_by(person_id)).order_by(Mentorship.since, Mentorship.id)


def offered_to_groups(person_id: UUID) -> Select[Mentorship]:
    """What waits for the leader's word."""
    waiting = and_(Mentorship.state == MentorshipState.OFFERED, Mentorship.group_agreed_at.is_(None))
    reviewing = and_(Mentorship.state == MentorshipState.REVIEWING, Mentorship.group_stars.is_(None))
    return select(Mentorship).where(led(person_id), or_(waiting, reviewing)).order_by(Mentorship.id)


def group_names(mentorship_ids: Iterable[UUID]) -> Select[UUID, str]:
    """(mentorship, name of its group)."""
    return (
        select(Mentorship.id, Organization.name)
        .join(
            Organization,
            (Organization.tenant_id == Mentorship.tenant_id) & (Organization.id == Mentorship.organization_id),
        )
        .where(Mentorship.id.in_(list(mentorship_ids)))
    )


def names_of_groups(organization_ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, name) of these groups."""
    return select(Organization.id, Organization.name).where(Organization.id.in_(list(organization_ids)))


def mentor_persons(mentorship_ids: Iterable[UUID]) -> Select[UUID | None]:
    """The persons who are the mentors of these, whatever became of them; for letters."""
    return (
        select(Mentor.person_id)
        .join(Mentorship, (Mentorship.tenant_id == Mentor.tenant_id) & (Mentorship.mentor_id == Mentor.id))
        .where(Mentorship.id.in_(list(mentorship_ids)))
    )


calls(group_names, "mentorship_id")
