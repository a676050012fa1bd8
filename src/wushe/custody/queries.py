"""Questions about agreements and their deposits."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, and_, cast, exists, func, or_, select
from sqlalchemy.orm import undefer

from wushe.custody.kinds import AgreementState, DepositState
from wushe.custody.models import Agreement, Deposit, Template
from wushe.custody.schemas import AgreementFilters
from wushe.kernel.files.models import StoredFile
from wushe.kernel.journal.naming import calls
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.ledger.kinds import EntryKind
from wushe.ledger.models import Entry
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


def agreement_to_reopen(agreement_id: UUID) -> Select[Agreement]:
    """Whoever keeps the books reverses what was paid under any of them; locked."""
    return agreement_to_ask(agreement_id).with_for_update(key_share=True)


def deposits_of(agreement_id: UUID) -> Select[Deposit]:
    """In the order in which they came, without those that were reversed in the books."""
    return select(Deposit).where(Deposit.agreement_id == agreement_id, _stands()).order_by(Deposit.on, Deposit.id)


def _stands() -> ColumnElement[bool]:
    undoing = (Entry.tenant_id == Deposit.tenant_id, Entry.about_id == Deposit.id, Entry.kind == EntryKind.REVERSAL)
    return ~exists(select(Entry.id).where(*undoing))


def deposit(agreement_id: UUID, deposit_id: UUID) -> Select[Deposit]:
    """Whoever asks has locked the agreement."""
    found = select(Deposit).where(Deposit.id == deposit_id, Deposit.agreement_id == agreement_id)
    return found.execution_options(populate_existing=True)


def booked_deposits(agreement_id: UUID) -> Select[Deposit]:
    return deposits_of(agreement_id).where(Deposit.state == DepositState.CONFIRMED)


def waiting_count(agreement_id: UUID) -> Select[int]:
    """How many deposits wait for a second person."""
    return select(func.count(Deposit.id)).where(
        Deposit.agreement_id == agreement_id, Deposit.state == DepositState.ENTERED
    )


def entered_fen(agreement_id: UUID) -> Select[int]:
    """Fen that came in, confirmed or not yet."""
    return select(cast(func.coalesce(func.sum(Deposit.amount_fen), 0), BigInteger)).where(
        Deposit.agreement_id == agreement_id, Deposit.state != DepositState.DROPPED, _stands()
    )


def deposited(agreement_ids: Iterable[UUID]) -> Select[UUID, int]:
    """(agreement, fen that came in and are in the books)."""
    return (
        select(Deposit.agreement_id, cast(func.sum(Deposit.amount_fen), BigInteger))
        .where(Deposit.agreement_id.in_(list(agreement_ids)), Deposit.state == DepositState.CONFIRMED, _stands())
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


def to_sign(reach: Reach) -> Select[Agreement]:
    """Those that lack a signature which the person gives: for their group, for their community, on paper for all."""
    theirs = reach.clause(
        own=lambda person_id: or_(
            and_(Agreement.owner_signed_by.is_(None), Agreement.owner_id.in_(led_by(person_id))),
            and_(Agreement.hub_signed_by.is_(None), Agreement.hub_id.in_(led_by(person_id))),
        ),
        community=lambda communities: and_(
            Agreement.community_signed_by.is_(None), Agreement.community_id.in_(communities)
        ),
    )
    return select(Agreement).where(theirs, Agreement.state == AgreementState.SIGNING).order_by(Agreement.id)


def to_confirm(reach: Reach) -> Select[Agreement]:
    """Those with a deposit or a closing that another than the person entered or asked for."""
    entered = select(Deposit.agreement_id).where(
        Deposit.state == DepositState.ENTERED, Deposit.entered_by != reach.person_id
    )
    closing = and_(Agreement.state == AgreementState.IN_FORCE, Agreement.closing_asked_by != reach.person_id)
    return select(Agreement).where(reached(reach), or_(Agreement.id.in_(entered), closing)).order_by(Agreement.id)


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
