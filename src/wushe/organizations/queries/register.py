"""Questions about single organisations, the township's rules, and counts over all of them."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Select, and_, func, or_, select

from wushe.kernel.journal.naming import calls
from wushe.kernel.text import ESCAPE, normalised, search_patterns
from wushe.kernel.work import Reach
from wushe.organizations.kinds import FilingState, Level, Procedure, Stage
from wushe.organizations.models import ChecklistItem, Organization, OrganizationType, Term
from wushe.organizations.queries.reach import changeable, on_record, readable


def organization(reach: Reach, organization_id: UUID) -> Select[Organization]:
    """One that the person may read."""
    return select(Organization).where(Organization.id == organization_id, readable(reach))


def changeable_organization(reach: Reach, organization_id: UUID) -> Select[Organization]:
    """One that the person may change, to show the form for it."""
    return select(Organization).where(Organization.id == organization_id, changeable(reach))


def organization_to_change(reach: Reach, organization_id: UUID) -> Select[Organization]:
    """The same, locked until the end of the work: changes of one group wait for each other."""
    found = changeable_organization(reach, organization_id)
    return found.with_for_update(key_share=True).execution_options(populate_existing=True)


def living_locked() -> Select[UUID]:
    """The ids of all living organisations, locked in one order, so that two who change many wait for each other."""
    found = select(Organization.id).where(Organization.stage != Stage.DISSOLVED).order_by(Organization.id)
    return found.with_for_update(key_share=True)


def names(ids: Iterable[UUID] | None = None) -> Select[UUID, str]:
    """(id, name), dissolved ones too: `dict(await work.rows(names(ids)))`; None means all."""
    found = select(Organization.id, Organization.name)
    return found if ids is None else found.where(Organization.id.in_(list(ids)))


def choices(reach: Reach, *, q: str = "") -> Select[UUID, str]:
    """(id, name) of the living ones within reach, by the sound of their names, for select fields."""
    said = (Organization.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(q))
    return (
        select(Organization.id, Organization.name)
        .where(readable(reach), Organization.stage != Stage.DISSOLVED, *said)
        .order_by(Organization.spelling, Organization.id)
    )


def choices_on_record(reach: Reach | None = None) -> Select[UUID, str]:
    """(id, name) of the filed or registered ones: of those that the person acts for, or of all."""
    acting = [] if reach is None else [changeable(reach)]
    return (
        select(Organization.id, Organization.name)
        .where(on_record(), *acting)
        .order_by(Organization.spelling, Organization.id)
    )


def same_names(names: Iterable[str]) -> Select[Organization]:
    """The organisations of these names, the living ones last so that they win."""
    keys = [normalised(name) for name in names]
    return (
        select(Organization)
        .where(Organization.name_key.in_(keys))
        .order_by((Organization.stage != Stage.DISSOLVED).asc(), Organization.id)
        .with_for_update(key_share=True)
    )


def numbered(filing_numbers: Iterable[str], credit_codes: Iterable[str]) -> Select[Organization]:
    """The organisations that have one of these numbers or codes."""
    filed = Organization.filing_number.in_(list(filing_numbers))
    return select(Organization).where(or_(filed, Organization.credit_code.in_(list(credit_codes))))


# --- counts


def counts() -> Select[Level, int, int, int]:
    """(level, living, filed, registered) of the whole township; a row for each level that has any."""
    filed = func.count().filter(Organization.filing_state == FilingState.GRANTED)
    registered = func.count().filter(Organization.credit_code.is_not(None))
    living = Organization.stage != Stage.DISSOLVED
    return select(Organization.level, func.count(), filed, registered).where(living).group_by(Organization.level)


def filed_count() -> Select[int]:
    """Living organisations with a filing number."""
    return (
        select(func.count())
        .select_from(Organization)
        .where(Organization.filing_state == FilingState.GRANTED, Organization.stage != Stage.DISSOLVED)
    )


def groups_by_type(reach: Reach) -> Select[UUID, str, int]:
    """(type id, name, groups): every type that is offered or has groups, in the order of the list."""
    counted = and_(Organization.type_id == OrganizationType.id, Organization.stage != Stage.DISSOLVED, readable(reach))
    number = func.count(Organization.id)
    return (
        select(OrganizationType.id, OrganizationType.name, number)
        .outerjoin(Organization, counted)
        .group_by(OrganizationType.tenant_id, OrganizationType.id)
        .having(or_(OrganizationType.retired_on.is_(None), number > 0))
        .order_by(OrganizationType.rank, OrganizationType.id)
    )


# --- the township's rules


def types() -> Select[OrganizationType]:
    """The types that are offered."""
    return (
        select(OrganizationType)
        .where(OrganizationType.retired_on.is_(None))
        .order_by(OrganizationType.rank, OrganizationType.id)
    )


def types_by_ids(ids: Iterable[UUID]) -> Select[OrganizationType]:
    """These types, retired ones too."""
    return select(OrganizationType).where(OrganizationType.id.in_(list(ids)))


def any_type() -> Select[UUID]:
    """One type, retired or not, if there ever was one."""
    return select(OrganizationType.id).limit(1)


def any_checklist_item() -> Select[UUID]:
    """One paper, retired or not, if there ever was one."""
    return select(ChecklistItem.id).limit(1)


def groups_of_type(type_id: UUID) -> Select[int]:
    """Living organisations of the type."""
    return (
        select(func.count())
        .select_from(Organization)
        .where(Organization.type_id == type_id, Organization.stage != Stage.DISSOLVED)
    )


def checklist(procedure: Procedure | None = None) -> Select[ChecklistItem]:
    """The papers that an application has to bring from now on."""
    found = select(ChecklistItem).where(ChecklistItem.retired_on.is_(None))
    if procedure is not None:
        found = found.where(ChecklistItem.procedure == procedure)
    return found.order_by(ChecklistItem.procedure, ChecklistItem.rank, ChecklistItem.id)


def term(procedure: Procedure) -> Select[Term]:
    """The days that the township has set."""
    return select(Term).where(Term.procedure == procedure)


calls(names, "organization_id", "other_organization_id", "party_id")
