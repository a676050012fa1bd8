"""What is entered about roles, and what is shown of them."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from wushe.access.roles import Role
from wushe.identity.schemas import Mobile
from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Entered, Name, Shown, text
from wushe.kernel.work import Extent


class NewHolding(Entered):
    """A role for somebody who may already enter this place. `community_id` is needed for a community's staff."""

    account_id: UUID
    role: Role
    community_id: UUID | None = None


class NewExtraGrant(Entered):
    """A line to add to the policy of this township."""

    role: Role
    permission: Annotated[str, text(64)]
    extent: Extent


class NewInvitation(Entered):
    """Somebody who shall come in, and as what."""

    name: Name
    role: Role
    phone: Mobile | None = None
    community_id: UUID | None = None


class Question(Filters):
    """Why may this account do that, or why not; asked in the address, so that an answer can be sent on."""

    account_id: UUID | None = None
    permission: Annotated[str, text(64, shortest=0)] = ""
    thing_id: UUID | None = None


class Holder(Shown):
    """Somebody and a role they hold. `has_account` is False for a person of the register who cannot sign in yet."""

    id: UUID
    name: str
    has_account: bool
    account_id: UUID | None
    person_id: UUID | None
    role: Role
    role_label: str
    community: str
    organization: str
    since: datetime


class Given(Shown):
    """A holding that was given or withdrawn."""

    id: UUID
    role: Role
