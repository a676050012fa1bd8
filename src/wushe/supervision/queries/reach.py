"""Whose groups: what somebody reads of supervision hangs on the groups they lead, accompany or work next to."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select

from wushe.kernel.work import Reach
from wushe.organizations.kinds import Stage
from wushe.organizations.models import Organization
from wushe.organizations.queries import assigned_to, changeable


def groups(reach: Reach) -> Select[UUID]:
    """The ids of the groups within reach."""
    return select(Organization.id).where(changeable(reach))


def among(reach: Reach, ids: Collection[UUID]) -> Select[Organization]:
    """The living groups among these that are within reach."""
    return living().where(Organization.id.in_(ids), changeable(reach))


def group(reach: Reach, organization_id: UUID) -> Select[Organization]:
    """A living group within reach."""
    return living().where(Organization.id == organization_id, changeable(reach))


def accompanied(organization_id: UUID, person_id: UUID, on: date) -> Select[Organization]:
    """A living group, if the social worker accompanied it on that day."""
    return living().where(Organization.id == organization_id, Organization.id.in_(assigned_to(person_id, on)))


def living() -> Select[Organization]:
    return select(Organization).where(Organization.stage != Stage.DISSOLVED)
