"""What people enter and see of payment requests."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Entered, Shown, Story, Yuan, text
from wushe.payments.kinds import PaymentState
from wushe.people.groups import Group


class NewPayment(Entered):
    """A request out of the pot of `holder_id`. `amount` is typed in yuan and held in fen.

    What is left empty of purpose, community and group is what the pot is meant for.
    """

    pot_kind: Annotated[str, text(40)]
    holder_id: UUID
    amount: Yuan
    what: Story
    payee_id: UUID | None = None
    purpose_id: UUID | None = None
    community_id: UUID | None = None
    group: Group | None = None


class Refusing(Entered):
    """Why not."""

    reason: Annotated[str, text(500, lines=True)]


class NewInvoice(Entered):
    """A paper; the file itself does not pass through a struct."""

    number: Annotated[str, text(64)]
    amount: Yuan
    file: Annotated[str, Meta(max_length=200, extra={"kind": "file"})] = ""


class PaymentFilters(Filters):
    """What the list can be narrowed by: `mine` wait for the reader, `besides` leaves out what that person asked for."""

    state: PaymentState | None = None
    pot_kind: Annotated[str, text(40, shortest=0)] = ""
    payee_id: UUID | None = None
    mine: bool = False
    besides: UUID | None = None


class InvoiceShown(Shown):
    """A paper; amount in fen. `name` is that of its file."""

    id: UUID
    number: str
    amount_fen: int
    file_name: str
    size: int
    void: bool


class PaymentShown(Shown):
    """A request; amounts in fen."""

    id: UUID
    number: str
    pot_kind: str
    holder_id: UUID
    payee_id: UUID
    amount_fen: int
    what: str
    purpose_id: UUID | None
    community_id: UUID | None
    group: str
    state: PaymentState
    asked_by: UUID
    asked_at: datetime
    decided_by: UUID | None
    decided_at: datetime | None
    reason: str
    paid_by: UUID | None
    paid_on: date | None
    entry_id: UUID | None
    closed_at: datetime | None
    version: int


class PaymentLine(Shown):
    """A request in a list; amount in fen."""

    id: UUID
    number: str
    pot_kind: str
    holder_id: UUID
    payee_id: UUID
    amount_fen: int
    state: PaymentState
    asked_by: UUID
    asked_at: datetime
    paid_on: date | None


class PaymentPage(Shown):
    """One page of the list."""

    items: list[PaymentLine]
    next: str | None
    previous: str | None
