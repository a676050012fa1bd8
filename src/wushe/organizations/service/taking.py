"""Organisations from a sheet: new ones recorded with leader and numbers, known ones completed where they were empty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from wushe.communities.finding import CommunityNames
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Refusal
from wushe.kernel.importing.declared import Outcome, Row
from wushe.kernel.text import normalised
from wushe.kernel.work import Reach, Work
from wushe.organizations import queries
from wushe.organizations.errors import (
    CommunityNeeded,
    CreditCodeTaken,
    Dissolved,
    FilingNumberTaken,
    InTheFuture,
    LegalFormNeeded,
    NoSuchType,
)
from wushe.organizations.kinds import Level, OrganizationKind, Stage
from wushe.organizations.models import Organization
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import Successor
from wushe.organizations.service.numbers import take_note_of
from wushe.organizations.service.roster import lead

_DATES = ("founded_on", "filed_on", "registered_on")


@dataclass(frozen=True, slots=True)
class _Known:
    """What a batch is compared with, asked for once."""

    reach: Reach
    communities: CommunityNames
    types: Mapping[str, UUID]
    by_name: dict[str, Organization]
    numbers: dict[str, UUID]
    codes: dict[str, UUID]

    def remember(self, organization: Organization) -> None:
        """So that a row further down is compared with it as well."""
        self.by_name[organization.name_key] = organization
        if organization.filing_number:
            self.numbers[organization.filing_number] = organization.id
        if organization.credit_code:
            self.codes[organization.credit_code] = organization.id


async def take_organizations(work: Work, rows: Sequence[Row]) -> None:
    """Raises nothing: what cannot be taken is refused row by row."""
    known = await _known(work, work.require(Organizations.IMPORT), rows)
    for row in rows:
        try:
            await _take(work, known, row)
        except Refusal as refusal:
            row.refuse(refusal, "filed_on" if isinstance(refusal, InTheFuture) else "")
    await work.flush()


async def _known(work: Work, reach: Reach, rows: Sequence[Row]) -> _Known:
    names = [row.values["name"] for row in rows]
    numbers = [row.values["filing_number"] for row in rows if row.values["filing_number"]]
    codes = [row.values["credit_code"] for row in rows if row.values["credit_code"]]
    numbered = await work.all(queries.numbered(numbers, codes))
    return _Known(
        reach=reach,
        communities=await CommunityNames.within(work, reach),
        types={normalised(kind.name): kind.id for kind in await work.all(queries.types())},
        by_name={each.name_key: each for each in await work.all(queries.same_names(names))},
        numbers={each.filing_number: each.id for each in numbered if each.filing_number},
        codes={each.credit_code: each.id for each in numbered if each.credit_code},
    )


async def _take(work: Work, known: _Known, row: Row) -> None:
    present = known.by_name.get(normalised(row.values["name"]))
    _refuse_taken(known, row, present)
    if present is None:
        organization = _new(known, row)
        work.add(organization)
        await work.flush()
        known.remember(organization)
        row.did(Outcome.ADDED)
        if row.values["leader"]:
            await _lead(work, organization, row, since=organization.founded_on)
    else:
        row.did(Outcome.CHANGED if _complete(present, row.values) else Outcome.UNCHANGED)
        known.remember(present)
        if row.values["leader"] and await work.one_or_none(queries.leader_of(present.id)) is None:
            await _lead(work, present, row, since=None)
    if row.values["filing_number"]:
        await take_note_of(work, row.values["filing_number"])


def _refuse_taken(known: _Known, row: Row, present: Organization | None) -> None:
    """Numbers belong to one organisation, and nothing has happened tomorrow."""
    mine = present.id if present else None
    if known.numbers.get(row.values["filing_number"], mine) != mine:
        raise FilingNumberTaken
    if known.codes.get(row.values["credit_code"], mine) != mine:
        raise CreditCodeTaken
    if any(row.values[field] and row.values[field] > clock.today() for field in _DATES):
        raise InTheFuture
    if present is not None and present.stage is Stage.DISSOLVED:
        raise Dissolved


def _new(known: _Known, row: Row) -> Organization:
    values = row.values
    organization = Organization(
        id=new_id(), type_id=_type(known, values["type"]), kind=values["kind"] or OrganizationKind.COMMUNITY,
        introduction=values["introduction"] or "", public_affair="", founded_on=values["founded_on"],
    )  # fmt: skip
    organization.call(values["name"])
    community_id = known.communities.find(values["community"]) if values["community"] else None
    if community_id is None and not known.reach.whole_tenant:
        raise CommunityNeeded
    organization.settle(Level.COMMUNITY if community_id else Level.TOWNSHIP, community_id)
    _number(organization, values)
    return organization


def _type(known: _Known, written: str | None) -> UUID:
    if written is None:
        return next(iter(known.types.values()))
    found = known.types.get(normalised(written))
    if found is None:
        raise NoSuchType
    return found


def _number(organization: Organization, values: Mapping[str, Any]) -> bool:
    """File and register it under the numbers that it has; returns whether it got one."""
    filed = bool(values["filing_number"]) and not organization.is_filed
    registered = bool(values["credit_code"]) and not organization.is_registered
    if registered and organization.kind is OrganizationKind.COMMUNITY:
        raise LegalFormNeeded
    if filed:
        organization.file(values["filing_number"], values["filed_on"])
    if registered:
        organization.register(values["credit_code"], values["registered_on"])
    return filed or registered


def _complete(organization: Organization, values: Mapping[str, Any]) -> bool:
    """Fill in what was empty; nothing that is there is overwritten by a sheet."""
    changed = _number(organization, values)
    for field in ("founded_on", "introduction"):
        if values[field] and not getattr(organization, field):
            setattr(organization, field, values[field])
            changed = True
    return changed


async def _lead(work: Work, organization: Organization, row: Row, *, since: date | None) -> None:
    named = Successor(name=row.values["leader"], phone=row.values["phone"] or "", on=since)
    await lead(work, organization, named)
    if row.outcome is Outcome.UNCHANGED:
        row.did(Outcome.CHANGED)
