"""The list of organisations, without persons and with those who lead and supervise them, and the roster of one."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select

from wushe.identity.permissions import Identity
from wushe.kernel.exporting.declared import Export, each
from wushe.kernel.work import Work
from wushe.organizations import queries
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.models import Member
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import OrganizationFilters, RosterFilters
from wushe.organizations.sheet import NAMED, ROSTER, SHEET, as_row, member_row
from wushe.people import queries as people


def _organizations(work: Work, filters: OrganizationFilters) -> Select[Any]:
    return queries.exported(work.require(Organizations.EXPORT), filters)


def _members(work: Work, filters: RosterFilters) -> Select[Member]:
    """Raises `NoSuchOrganization` where none is asked for."""
    if filters.organization_id is None:
        raise NoSuchOrganization
    return queries.members_within(work.require(Organizations.READ_ROSTER), filters.organization_id)


async def _member_rows(work: Work, members: Sequence[Member]) -> Sequence[Mapping[str, Any]]:
    names = {row[0]: row[1] for row in await work.rows(people.names([member.person_id for member in members]))}
    return [member_row(member, names[member.person_id]) for member in members]


ORGANIZATIONS = Export(
    kind="organizations", back="/organizations", permissions=(Organizations.EXPORT,), approval=None, sheet=SHEET,
    filters=OrganizationFilters, found=_organizations, as_rows=each(as_row),
)  # fmt: skip
NAMED_ORGANIZATIONS = Export(
    kind="organizations_named", back="/organizations", permissions=(Organizations.EXPORT,),
    approval=Identity.HAND_OUT, sheet=NAMED, filters=OrganizationFilters, found=_organizations,
    as_rows=each(as_row), most=20_000,
)  # fmt: skip
MEMBERS = Export(
    kind="roster", back="/organizations/{organization_id}", permissions=(Organizations.READ_ROSTER,),
    approval=Identity.HAND_OUT, sheet=ROSTER, filters=RosterFilters, found=_members, as_rows=_member_rows, most=20_000,
)  # fmt: skip
