"""Rounds, who stands in them, and what was solved."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Select, exists, func, select

from wushe.kernel.jobs.models import JobProgress
from wushe.kernel.journal.naming import calls
from wushe.kernel.paging import Order
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.mentoring.kinds import RoundState
from wushe.mentoring.models import Mentor, PairingGroup, PairingMark, PairingMatch, PairingMentor, PairingRound
from wushe.mentoring.schemas.entered import RoundFilters
from wushe.organizations.models import Organization

NEWEST: Order = (PairingRound.id.desc(),)
OUT = (RoundState.PUBLISHED, RoundState.AGREED, RoundState.RUNNING, RoundState.CLOSED)


def rounds(filters: RoundFilters) -> Select[PairingRound]:
    found = select(PairingRound)
    if filters.state is not None:
        found = found.where(PairingRound.state == filters.state)
    return found.where(*(PairingRound.search.like(each, escape=ESCAPE) for each in search_patterns(filters.q)))


def round_(round_id: UUID) -> Select[PairingRound]:
    return select(PairingRound).where(PairingRound.id == round_id)


def round_to_change(round_id: UUID) -> Select[PairingRound]:
    """Locked: who changes a round waits for who does so already."""
    query = round_(round_id).with_for_update(key_share=True)
    return query.execution_options(populate_existing=True)


def in_state(*states: RoundState) -> Select[PairingRound]:
    return select(PairingRound).where(PairingRound.state.in_(states)).order_by(*NEWEST)


def with_mentor(person_id: UUID) -> Select[PairingRound]:
    """Rounds that gather and in which the person stands as a mentor, or could."""
    mine = select(Mentor.id).where(Mentor.person_id == person_id)
    standing = exists(
        select(PairingMentor.id).where(
            PairingMentor.tenant_id == PairingRound.tenant_id, PairingMentor.round_id == PairingRound.id,
            PairingMentor.mentor_id.in_(mine),
        )
    )  # fmt: skip
    return select(PairingRound).where(PairingRound.state == RoundState.GATHERING, standing).order_by(*NEWEST)


def names(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, name) of these rounds."""
    return select(PairingRound.id, PairingRound.name).where(PairingRound.id.in_(list(ids)))


def job(job_id: UUID) -> Select[JobProgress]:
    """The job that solves a round, whoever asked for it."""
    return select(JobProgress).where(JobProgress.id == job_id)


# --- who stands in it


def mentors_in(round_id: UUID) -> Select[PairingMentor, Mentor]:
    """(place in the round, mentor), by name."""
    return (
        select(PairingMentor, Mentor)
        .join(Mentor, (Mentor.tenant_id == PairingMentor.tenant_id) & (Mentor.id == PairingMentor.mentor_id))
        .where(PairingMentor.round_id == round_id)
        .order_by(Mentor.name, Mentor.id)
    )


def mentor_in(round_id: UUID, mentor_id: UUID) -> Select[PairingMentor]:
    return select(PairingMentor).where(PairingMentor.round_id == round_id, PairingMentor.mentor_id == mentor_id)


def groups_in(round_id: UUID) -> Select[PairingGroup, str]:
    """(application, name of the group), by name."""
    return (
        select(PairingGroup, Organization.name)
        .join(
            Organization,
            (Organization.tenant_id == PairingGroup.tenant_id) & (Organization.id == PairingGroup.organization_id),
        )
        .where(PairingGroup.round_id == round_id)
        .order_by(Organization.spelling, Organization.id)
    )


def group_in(round_id: UUID, organization_id: UUID) -> Select[PairingGroup]:
    return select(PairingGroup).where(
        PairingGroup.round_id == round_id, PairingGroup.organization_id == organization_id
    )


def applications_of(organization_ids: Iterable[UUID]) -> Select[PairingGroup]:
    return select(PairingGroup).where(PairingGroup.organization_id.in_(list(organization_ids)))


def counts(round_ids: Iterable[UUID]) -> Select[UUID, int, int]:
    """(round, mentors, groups)."""
    mentors = (
        select(func.count()).select_from(PairingMentor)
        .where(PairingMentor.tenant_id == PairingRound.tenant_id, PairingMentor.round_id == PairingRound.id)
        .correlate(PairingRound).scalar_subquery()
    )  # fmt: skip
    groups = (
        select(func.count()).select_from(PairingGroup)
        .where(PairingGroup.tenant_id == PairingRound.tenant_id, PairingGroup.round_id == PairingRound.id)
        .correlate(PairingRound).scalar_subquery()
    )  # fmt: skip
    return select(PairingRound.id, mentors, groups).where(PairingRound.id.in_(list(round_ids)))


# --- what was decided and solved


def marks(round_id: UUID) -> Select[PairingMark]:
    return select(PairingMark).where(PairingMark.round_id == round_id).order_by(PairingMark.made_at, PairingMark.id)


def mark(round_id: UUID, mark_id: UUID) -> Select[PairingMark]:
    return select(PairingMark).where(PairingMark.round_id == round_id, PairingMark.id == mark_id)


def matches(round_id: UUID) -> Select[PairingMatch]:
    return select(PairingMatch).where(PairingMatch.round_id == round_id).order_by(PairingMatch.organization_id)


def match(round_id: UUID, organization_id: UUID) -> Select[PairingMatch]:
    return select(PairingMatch).where(
        PairingMatch.round_id == round_id, PairingMatch.organization_id == organization_id
    )


def public_list(round_id: UUID) -> Select[str, str, str]:
    """(group, mentor, where the mentor is from) of what was paired; those without anybody are not named in public."""
    return (
        select(Organization.name, Mentor.name, Mentor.home)
        .select_from(PairingMatch)
        .join(
            Organization,
            (Organization.tenant_id == PairingMatch.tenant_id) & (Organization.id == PairingMatch.organization_id),
        )
        .join(Mentor, (Mentor.tenant_id == PairingMatch.tenant_id) & (Mentor.id == PairingMatch.mentor_id))
        .where(PairingMatch.round_id == round_id)
        .order_by(Organization.spelling, Organization.id)
    )


calls(names, "pairing_round_id")
