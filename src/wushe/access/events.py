"""What happened to roles and extra grants. Effective at the next request of whoever it concerns."""

from typing import ClassVar
from uuid import UUID

from wushe.access.roles import Role
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Code, Event
from wushe.kernel.work import Extent


class RoleGiven(Event, frozen=True):
    """To an account, or to a person who may not have one yet."""

    sentence: ClassVar[Sentence] = _("授予角色")
    holding_id: UUID
    role: Role
    account_id: UUID | None
    person_id: UUID | None
    community_id: UUID | None
    organization_id: UUID | None


class RoleWithdrawn(Event, frozen=True):
    """The same holding has ended."""

    sentence: ClassVar[Sentence] = _("撤回角色")
    holding_id: UUID
    role: Role
    account_id: UUID | None
    person_id: UUID | None


class PermissionAdded(Event, frozen=True):
    """The township lets a role do more than the common policy says."""

    sentence: ClassVar[Sentence] = _("给角色追加权限 {permission}")
    grant_id: UUID
    role: Role
    permission: Code
    extent: Extent


class PermissionTakenBack(Event, frozen=True):
    """What the township had added is gone."""

    sentence: ClassVar[Sentence] = _("取消追加的权限 {permission}")
    grant_id: UUID
    role: Role
    permission: Code
    extent: Extent
