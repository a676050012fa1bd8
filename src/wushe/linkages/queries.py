"""Questions about linkages. `reached` is the reach of everything that hangs on a linkage."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from wushe.communities.societies import Society
from wushe.funds.models import Promise
from wushe.funds.queries import linkages_funded_by
from wushe.kernel.journal.naming import calls
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Extent, Reach
from wushe.linkages.kinds import OPEN, Stage
from wushe.linkages.models import Linkage, Participant
from wushe.linkages.schemas import LinkageFilters
from wushe.needs.models import Need, NeedSource
from wushe.organizations import queries as organizations
from wushe.organizations.kinds import Stage as OrganizationStage
from wushe.organizations.models import Organization
from wushe.organizations.queries import assigned_to, led_by, member_of

ORDER = (Linkage.proposed_on.desc(), Linkage.id.desc())
"""The newest first, in every list."""


def reached(reach: Reach) -> ColumnElement[bool]:
    """Those of one's organisations, those one takes part in or pays for, those of assigned groups or communities."""
    return reach.clause(
        own=lambda person_id: or_(
            Linkage.organization_id.in_(member_of(person_id)),
            Linkage.id.in_(joined_by(person_id)),
            Linkage.id.in_(linkages_funded_by(person_id)),
        ),
        assigned=lambda person_id: or_(
            Linkage.organization_id.in_(assigned_to(person_id)), Linkage.id.in_(joined_by(person_id))
        ),
        community=Linkage.community_id.in_,
    )


def who_needed_it(worker_id: UUID) -> Select[UUID]:
    """The residents whose need an open linkage answers that the social worker has a place in, or accompanies."""
    followed = or_(Linkage.organization_id.in_(assigned_to(worker_id)), Linkage.id.in_(joined_by(worker_id)))
    needs = select(Linkage.need_id).where(followed, Linkage.stage.in_(list(OPEN - {Stage.PROPOSED})))
    stands = func.coalesce(Need.merged_into_id, Need.id)
    return (
        select(NeedSource.person_id)  # type: ignore[return-value] - NULL among them is nobody
        .join(Need, Need.id == NeedSource.need_id)
        .where(NeedSource.person_id.is_not(None), stands.in_(needs))
    )


def changeable(reach: Reach) -> ColumnElement[bool]:
    """Those that one may move on: of one's own only the ones whose organisation one leads."""
    return reach.clause(
        own=lambda person_id: Linkage.organization_id.in_(led_by(person_id)),
        assigned=lambda person_id: or_(
            Linkage.organization_id.in_(assigned_to(person_id)), Linkage.id.in_(joined_by(person_id))
        ),
        community=Linkage.community_id.in_,
    )


def askable(reach: Reach, organization_id: UUID) -> Select[Organization]:
    """Staff may ask any organisation of the township to answer a need; a leader only offers one that they lead."""
    asks = select(Organization).where(Organization.id == organization_id)
    return asks.where(organizations.changeable(reach)) if reach.extents == frozenset({Extent.OWN}) else asks


def joined_by(person_id: UUID) -> Select[UUID]:
    """The ids of the linkages in which the person is in a place."""
    return select(Participant.linkage_id).where(Participant.person_id == person_id, Participant.until.is_(None))


def matching(reach: Reach, filters: LinkageFilters) -> list[ColumnElement[bool]]:
    conditions = [reached(reach), *(Linkage.search.like(p, escape=ESCAPE) for p in search_patterns(filters.q))]
    for column, wanted in (
        (Linkage.stage, filters.stage),
        (Linkage.community_id, filters.community_id),
        (Linkage.organization_id, filters.organization_id),
    ):
        if wanted is not None:
            conditions.append(column == wanted)
    if filters.since is not None:
        conditions.append(Linkage.proposed_on >= filters.since)
    if filters.missing is not None:
        conditions += [Linkage.stage.in_(list(OPEN)), ~_has(filters.missing)]
    return conditions


def _has(society: Society) -> ColumnElement[bool]:
    in_place = and_(
        Participant.tenant_id == Linkage.tenant_id,
        Participant.linkage_id == Linkage.id,
        Participant.society == society,
        Participant.until.is_(None),
    )
    return exists(select(Participant.id).where(in_place))


def linkages(reach: Reach, filters: LinkageFilters) -> Select[Linkage]:
    return select(Linkage).where(*matching(reach, filters))


def lines(reach: Reach, filters: LinkageFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `LinkageLine`, for the lean path."""
    columns = (
        Linkage.id, Linkage.title, Linkage.stage, Linkage.organization_id, Linkage.community_id, Linkage.need_id,
        Linkage.proposed_on,
    )  # fmt: skip
    return select(*columns).where(*matching(reach, filters))


def linkage(reach: Reach, linkage_id: UUID) -> Select[Linkage]:
    return select(Linkage).where(Linkage.id == linkage_id, reached(reach))


def linkage_to_change(reach: Reach, linkage_id: UUID) -> Select[Linkage]:
    """Locked, so that two who move it on at once do so one after the other."""
    return select(Linkage).where(Linkage.id == linkage_id, changeable(reach)).with_for_update(key_share=True)


def linkage_to_join(linkage_id: UUID) -> Select[Linkage]:
    """Any that is open for volunteers: they find it on the board, it need not be theirs before."""
    joinable = Linkage.stage.in_([Stage.AGREED, Stage.RUNNING])
    return select(Linkage).where(Linkage.id == linkage_id, joinable).with_for_update(key_share=True)


def participants(linkage_ids: Iterable[UUID]) -> Select[Participant]:
    """Those in a place now, in the order of the societies and of their coming."""
    return (
        select(Participant)
        .where(Participant.linkage_id.in_(list(linkage_ids)), Participant.until.is_(None))
        .order_by(Participant.since, Participant.id)
    )


def participant(linkage_id: UUID, participant_id: UUID) -> Select[Participant]:
    return select(Participant).where(
        Participant.linkage_id == linkage_id, Participant.id == participant_id, Participant.until.is_(None)
    )


def money_place(party_id: UUID) -> Select[Participant]:
    """The place that a promise or an award fills now."""
    return select(Participant).where(
        Participant.society == Society.RESOURCE, Participant.party_id == party_id, Participant.until.is_(None)
    )


def titles(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, title) of these linkages."""
    return select(Linkage.id, Linkage.title).where(Linkage.id.in_(list(ids)))


def of_need(need_id: UUID) -> Select[Linkage]:
    """Every linkage there was for the need, the newest first."""
    return select(Linkage).where(Linkage.need_id == need_id).order_by(*ORDER)


def counts_by_stage(reach: Reach) -> Select[Stage, int]:
    return select(Linkage.stage, func.count(Linkage.id)).where(reached(reach)).group_by(Linkage.stage)


def choices(reach: Reach) -> Select[UUID, str]:
    """(id, title) of the open linkages within reach, for select fields of activities."""
    return select(Linkage.id, Linkage.title).where(changeable(reach), Linkage.stage.in_(list(OPEN))).order_by(*ORDER)


def ties(reach: Reach) -> Select[Society, Society, int]:
    """(one society, another, number of linkages in which both are in place), for the picture of the five."""
    other = Participant.__table__.alias("other")
    together = and_(
        other.c.tenant_id == Participant.tenant_id,
        other.c.linkage_id == Participant.linkage_id,
        other.c.society > Participant.society,
        other.c.until.is_(None),
    )
    return (
        select(Participant.society, other.c.society, func.count(func.distinct(Participant.linkage_id)))
        .join(other, together)
        .join(Linkage, and_(Linkage.tenant_id == Participant.tenant_id, Linkage.id == Participant.linkage_id))
        .where(Participant.until.is_(None), reached(reach))
        .group_by(Participant.society, other.c.society)
    )


def parties_by_society(reach: Reach) -> Select[Society, int]:
    """How many different parties are in place of each society, in linkages within reach."""
    return (
        select(Participant.society, func.count(func.distinct(Participant.party_id)))
        .join(Linkage, and_(Linkage.tenant_id == Participant.tenant_id, Linkage.id == Participant.linkage_id))
        .where(Participant.until.is_(None), reached(reach))
        .group_by(Participant.society)
    )


def askable_choices(reach: Reach) -> Select[UUID, str]:
    """(id, name) of the organisations that can answer a need, of those this person may ask."""
    able = and_(
        Organization.stage == OrganizationStage.ACTIVE,
        or_(Organization.filing_number.is_not(None), Organization.credit_code.is_not(None)),
    )
    offered = select(Organization.id, Organization.name).where(able).order_by(Organization.spelling, Organization.id)
    return offered.where(organizations.changeable(reach)) if reach.extents == frozenset({Extent.OWN}) else offered


def titles_of_promises(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(promise, title of its linkage): 摘要 of the vouchers."""
    its = and_(Promise.tenant_id == Linkage.tenant_id, Promise.linkage_id == Linkage.id)
    return select(Promise.id, Linkage.title).join(Linkage, its).where(Promise.id.in_(list(ids)))


calls(titles, "linkage_id")
calls(titles_of_promises, "about_id")
