"""Questions about agreements and their deposits."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, and_, cast, func, or_, select
from sqlalchemy.orm import undefer

from wushe.custody.kinds import AgreementState
from wushe.custody.models import Agreement, Deposit, Template
from wushe.custody.schemas import AgreementFilters
from wushe.kernel.files.models import StoredFile
from wushe.kernel.journal.naming import calls
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.organizations.kinds import OrganizationKind, Stage
from wushe.organizations.models import Organization
from wushe.organizations.queries import assigned_to, led_by, names as organization_names

ORDER = (Agreement.id.desc(),)
"""The order of every list: the newest first."""


def reached(reach: Reach) -> ColumnElement[bool]:
    """A leader reaches what their group owns or keeps, a community's staff what their community signs."""
    return reach.clause(
        own=lambda person_id: or_(Agreement.owner_id.in_(led_by(person_id)), Agreement.hub_id.in_(led_by(person_id))),
        assigned=lambda person_id: Agreement.owner_id.in_(assigned_to(person_id)),
        community=Agreement.community_id.in_,
    )


def matching(reach: Reach, filters: AgreementFilters) -> list[ColumnElement[bool]]:
    conditions = [reached(reach), *(Agreement.search.like(p, escape=ESCAPE) for p in search_patterns(filters.q))]
    if filters.state is not None:
        conditions.append(Agreement.state == filters.state)
    if filters.community_id is not None:
        conditions.append(Agreement.community_id == filters.community_id)
    return conditions


def agreements(reach: Reach, filters: AgreementFilters) -> Select[Agreement]:
    return select(Agreement).where(*matching(reach, filters))


def lines(reach: Reach, filters: AgreementFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `AgreementLine`, for the lean path."""
    columns = (
        Agreement.id,
        Agreement.number,
        Agreement.title,
        Agreement.owner_id,
        Agreement.community_id,
        Agreement.hub_id,
        Agreement.amount_fen,
        Agreement.state,
    )
    return select(*columns).where(*matching(reach, filters))


def agreement(reach: Reach, agreement_id: UUID) -> Select[Agreement]:
    return select(Agreement).where(Agreement.id == agreement_id, reached(reach))


def agreement_to_change(reach: Reach, agreement_id: UUID) -> Select[Agreement]:
    """The same, locked until the end of the work: signatures, deposits and the end wait for each other."""
    found = agreement(reach, agreement_id)
    return found.with_for_update(key_share=True).execution_options(populate_existing=True)


def agreement_to_ask(agreement_id: UUID) -> Select[Agreement]:
    """Whoever asks: it cannot end until the end of the work, and others may ask at the same time."""
    found = select(Agreement).where(Agreement.id == agreement_id)
    return found.with_for_update(read=True).execution_options(populate_existing=True)


def deposits_of(agreement_id: UUID) -> Select[Deposit]:
    """In the order in which they came."""
    return select(Deposit).where(Deposit.agreement_id == agreement_id).order_by(Deposit.on, Deposit.id)


def deposited(agreement_ids: Iterable[UUID]) -> Select[UUID, int]:
    """(agreement, fen that came in)."""
    return (
        select(Deposit.agreement_id, cast(func.sum(Deposit.amount_fen), BigInteger))
        .where(Deposit.agreement_id.in_(list(agreement_ids)))
        .group_by(Deposit.agreement_id)
    )


def template() -> Select[StoredFile]:
    """The file of the township's own template, with its content."""
    return (
        select(StoredFile)
        .join(Template, (Template.tenant_id == StoredFile.tenant_id) & (Template.file_id == StoredFile.id))
        .order_by(Template.id.desc())
        .limit(1)
        .options(undefer(StoredFile.content))
    )


def hubs() -> Select[UUID, str]:
    """(id, name) of the living hubs, for select fields."""
    return _choices().where(Organization.kind == OrganizationKind.HUB)


def owners() -> Select[UUID, str]:
    """(id, name) of the living organisations, for select fields."""
    return _choices()


def _choices() -> Select[UUID, str]:
    return (
        select(Organization.id, Organization.name)
        .where(Organization.stage != Stage.DISSOLVED)
        .order_by(Organization.spelling, Organization.id)
    )


def waiting_for(reach: Reach) -> Select[Agreement]:
    """Those within reach that lack a signature."""
    return select(Agreement).where(reached(reach), Agreement.state == AgreementState.SIGNING).order_by(Agreement.id)


def names(ids: Collection[UUID]) -> Select[UUID, str]:
    """(id, title) of these agreements."""
    return select(Agreement.id, Agreement.title).where(Agreement.id.in_(list(ids)))


def deposit_titles(ids: Collection[UUID]) -> Select[UUID, str]:
    """(deposit, title of its agreement)."""
    its = and_(Deposit.tenant_id == Agreement.tenant_id, Deposit.agreement_id == Agreement.id)
    return select(Deposit.id, Agreement.title).join(Agreement, its).where(Deposit.id.in_(list(ids)))


calls(names, "agreement_id", "about_id")
calls(deposit_titles, "about_id")
calls(organization_names, "hub_id")
