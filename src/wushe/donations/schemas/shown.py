"""What the product shows of donations; amounts in fen."""

from datetime import date, datetime
from uuid import UUID

from wushe.donations.kinds import (
    Basis,
    ChangeKind,
    ConsentForm,
    Counted,
    DonationState,
    DonorKind,
    DueState,
    InKindSort,
    OrderState,
    ReceiptState,
    Rhythm,
    Verdict,
    Way,
)
from wushe.kernel.schemas import Shown


class DonorShown(Shown):
    """A donor; the telephone masked."""

    id: UUID
    kind: DonorKind
    name: str
    contact: str
    phone: str
    person_id: UUID | None
    anonymous: bool
    version: int


class DonorLine(Shown):
    """A donor in a list, with what they gave in money and had back."""

    id: UUID
    kind: DonorKind
    name: str
    received_fen: int
    refunded_fen: int


class DonorPage(Shown):
    """One page of the list."""

    items: list[DonorLine]
    next: str | None
    previous: str | None


class DonationLine(Shown):
    """A donation in a list."""

    id: UUID
    donor_id: UUID
    donor: str
    fund_id: UUID
    fund: str
    rhythm: Rhythm
    state: DonationState
    amount_fen: int
    received_fen: int
    due_fen: int
    pledged_on: date
    anonymous: bool


class DonationPage(Shown):
    """One page of the list."""

    items: list[DonationLine]
    next: str | None
    previous: str | None


class DueShown(Shown):
    """One month of a pledge, or the whole of a single one."""

    number: int
    due_on: date
    amount_fen: int
    paid_fen: int
    state: DueState


class ReceivingShown(Shown):
    """What arrived, with the receipt that is valid for it."""

    id: UUID
    donation_id: UUID
    way: Way
    amount_fen: int
    on: date
    reference: str
    source_id: UUID
    receipt_id: UUID | None
    waived_on: date | None


class ChangeShown(Shown):
    """A refund or a change of purpose."""

    id: UUID
    kind: ChangeKind
    amount_fen: int
    on: date
    consent_form: ConsentForm
    consent_on: date


class DonationShown(Shown):
    """A donation with all that belongs to it."""

    id: UUID
    donor_id: UUID
    fund_id: UUID
    rhythm: Rhythm
    state: DonationState
    amount_fen: int
    received_fen: int
    refunded_fen: int
    left_fen: int
    pledged_on: date
    anonymous: bool
    purpose_id: UUID | None
    community_id: UUID | None
    group: str
    since: date | None
    until: date | None
    dues: list[DueShown]
    receivings: list[ReceivingShown]
    changes: list[ChangeShown]
    version: int


class InKindShown(Shown):
    """A gift in kind."""

    id: UUID
    donor_id: UUID
    sort: InKindSort
    title: str
    quantity: int
    unit: str
    basis: Basis
    value_fen: int | None
    community_id: UUID | None
    given_on: date
    anonymous: bool
    withdrawn_at: datetime | None
    version: int


class InKindLine(Shown):
    """A gift in kind in a list."""

    id: UUID
    donor_id: UUID
    donor: str
    sort: InKindSort
    title: str
    quantity: int
    unit: str
    value_fen: int | None
    community_id: UUID | None
    given_on: date


class InKindPage(Shown):
    """One page of the list."""

    items: list[InKindLine]
    next: str | None
    previous: str | None


class InKindSums(Shown):
    """Labour and goods apart and together; `items` is how many things were only counted."""

    goods_fen: int
    labour_fen: int
    total_fen: int
    items: int


class ReceiptShown(Shown):
    """A receipt."""

    id: UUID
    year: int
    number: int
    code: str
    receiving_id: UUID | None
    in_kind_id: UUID | None
    donor_id: UUID
    amount_fen: int | None
    issued_at: datetime
    state: ReceiptState
    replaces_id: UUID | None


class ReceiptLine(Shown):
    """A receipt in the book."""

    id: UUID
    year: int
    number: int
    donor_id: UUID
    donor_name: str
    amount_fen: int | None
    issued_at: datetime
    voided_at: datetime | None


class ReceiptPage(Shown):
    """One page of the book."""

    items: list[ReceiptLine]
    next: str | None
    previous: str | None


class VerdictShown(Shown):
    """All that a stranger learns."""

    verdict: Verdict


class ChannelShown(Shown):
    """A payment channel, without its secret."""

    id: UUID
    name: str
    label: str
    closed_on: date | None


class ChannelOpened(ChannelShown):
    """A new payment channel; its secret is shown this once."""

    secret: str


class OrderShown(Shown):
    """What a channel is to collect."""

    id: UUID
    channel_id: UUID
    out_trade_no: str
    donation_id: UUID
    amount_fen: int
    state: OrderState


class NoticeTaken(Shown):
    """What a notice did. A channel that hears either of the two stops telling it."""

    result: Counted


class ProposalShown(Shown):
    """A donation that a line of the bank, or so many fen of it, may belong to, and why."""

    line_id: UUID
    donation_id: UUID
    donor_id: UUID
    fen: int
    score: int
    reasons: list[str]
