"""What a telephone keeps to record visits where there is no network."""

from datetime import date
from uuid import UUID

from wushe.kernel.schemas import Shown


class KitAction(Shown):
    """An action of the group that is still to be done."""

    id: UUID
    title: str
    owner: str
    due_on: date


class KitGroup(Shown):
    """A group that the social worker accompanies today."""

    id: UUID
    name: str
    last_on: date | None
    leader_id: UUID | None
    leader: str
    actions: list[KitAction]


class KitShown(Shown):
    """`account_id` is whose it is: another account on the same device is shown nothing of it.

    `csrf_token` proves to the server that what is sent comes from its own page; it is used and never kept.
    """

    account_id: UUID
    person_id: UUID
    csrf_token: str
    groups: list[KitGroup]
