"""Questions about the recognition of hours between townships."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select

from wushe.identity.models import Membership
from wushe.identity.models.account import MembershipStatus
from wushe.kernel.journal.naming import calls
from wushe.store.models import Recognition, Settlement
from wushe.tenancy import queries as tenancy


def all_of_them() -> Select[Recognition]:
    """Those in force or waiting first."""
    return select(Recognition).order_by(Recognition.ended_at.desc().nulls_first(), Recognition.id.desc())


def recognition(recognition_id: UUID) -> Select[Recognition]:
    return select(Recognition).where(Recognition.id == recognition_id)


def locked(recognition_id: UUID) -> Select[Recognition]:
    return recognition(recognition_id).with_for_update(key_share=True).execution_options(populate_existing=True)


def in_force() -> Select[Recognition]:
    return select(Recognition).where(*_in_force()).order_by(Recognition.other_id)


def in_force_with(other_id: UUID) -> Select[Recognition]:
    """It stays so until the end of the work."""
    return select(Recognition).where(*_in_force(), Recognition.other_id == other_id).with_for_update(read=True)


def _in_force() -> tuple[ColumnElement[bool], ...]:
    return Recognition.ours_at.is_not(None), Recognition.theirs_at.is_not(None), Recognition.ended_at.is_(None)


def settlements(other_ids: Collection[UUID]) -> Select[Settlement]:
    """With these townships, under whichever recognition."""
    return select(Settlement).where(Settlement.other_id.in_(list(other_ids)))


def settlement(other_id: UUID, month: date) -> Select[Settlement]:
    found = settlements([other_id]).where(Settlement.month == month)
    return found.with_for_update(key_share=True).execution_options(populate_existing=True)


def person_in(account_id: UUID, tenant_id: UUID) -> Select[UUID | None]:
    """Who an account is in a township where it belongs."""
    return select(Membership.person_id).where(
        Membership.account_id == account_id,
        Membership.tenant_id == tenant_id,
        Membership.status == MembershipStatus.ACTIVE,
        Membership.person_id.is_not(None),
    )


calls(tenancy.place_names, "township_id")
