"""What people enter and see of money in custody."""

from datetime import date
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from wushe.custody.kinds import AgreementState, DepositState, Party
from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Entered, Name, Shown, Story, Title, Yuan
from wushe.people.groups import Group


class NewAgreement(Entered):
    """Who agrees about how much, and what it may be spent for. `amount` is typed in yuan and held in fen."""

    title: Title
    owner_id: UUID
    community_id: UUID
    hub_id: UUID
    amount: Yuan
    purpose: Story
    purpose_id: UUID | None = None
    group: Group | None = None
    since: Day | None = None
    until: Day | None = None


class Signing(Entered):
    """Which party signs. Without a person it is whoever enters it, else the person who signed on paper."""

    party: Party
    person_id: UUID | None = None


class NewDeposit(Entered):
    """Money that came in; today unless another day is given."""

    amount: Yuan
    payer: Name
    on: Day | None = None


class TemplateUpload(Entered):
    """A Word template; the file itself does not pass through a struct."""

    file: Annotated[str, Meta(max_length=200, extra={"kind": "file"})] = ""


class AgreementFilters(Filters):
    """What the list can be narrowed by."""

    state: AgreementState | None = None
    community_id: UUID | None = None


class AgreementShown(Shown):
    """An agreement; amounts in fen. `missing` are the parties that have not signed."""

    id: UUID
    number: str
    title: str
    owner_id: UUID
    community_id: UUID
    hub_id: UUID
    purpose: str
    amount_fen: int
    purpose_id: UUID | None
    group: str
    since: date | None
    until: date | None
    state: AgreementState
    missing: list[Party]
    closing_asked_by: UUID | None
    deposited_fen: int
    set_aside_fen: int
    paid_fen: int
    left_fen: int
    version: int


class AgreementLine(Shown):
    """An agreement in a list; amount in fen."""

    id: UUID
    number: str
    title: str
    owner_id: UUID
    community_id: UUID
    hub_id: UUID
    amount_fen: int
    state: AgreementState


class AgreementPage(Shown):
    """One page of the list."""

    items: list[AgreementLine]
    next: str | None
    previous: str | None


class DepositShown(Shown):
    """A deposit; amount in fen. `source_id` once a second person confirmed it."""

    id: UUID
    payer: str
    amount_fen: int
    on: date
    state: DepositState
    source_id: UUID | None
