"""What people enter of donors, donations, gifts in kind, receipts and payment channels."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from wushe.donations.kinds import Basis, ConsentForm, DonorKind, InKindSort, Rhythm, Way
from wushe.kernel.money import MOST_FEN
from wushe.kernel.personal.identifiers import parse_phone
from wushe.kernel.schemas import Day, Entered, Line, Name, Title, Yuan, text
from wushe.kernel.text import clean
from wushe.people.groups import Group
from wushe.people.kinds import RevealReason


def _phone_or_nothing(written: str) -> str:
    return parse_phone(written) if clean(written) else ""


Phone = Annotated[str, text(40, shortest=0, parse=_phone_or_nothing)]
Words = Annotated[str, text(500, shortest=0, lines=True)]
Reference = Annotated[str, text(64, shortest=0)]
Year = Annotated[int, Meta(ge=2000, le=2100)]


class DonorData(Entered):
    """A donor. On editing, an empty telephone stays as it is, so that nobody needs to see it."""

    name: Title
    kind: DonorKind
    contact: Annotated[str, text(60, shortest=0)] = ""
    phone: Phone = ""
    person_id: UUID | None = None
    anonymous: bool = False


class RevealDonor(Entered):
    """Why somebody needs to see a donor's telephone."""

    reason: RevealReason


class Designation(Entered):
    """What the donor ties the money to; what is empty is left free. `fund_id` empty: the general fund."""

    fund_id: UUID | None = None
    purpose_id: UUID | None = None
    community_id: UUID | None = None
    group: Group | None = None
    since: Day | None = None
    until: Day | None = None


class NewDonation(Designation, kw_only=True):
    """A pledge. `amount` is that of one month where it is monthly, else all of it.

    `due_on`: when it, or its first month, is expected; empty is a month from now.
    """

    donor_id: UUID
    amount: Yuan
    rhythm: Rhythm = Rhythm.ONCE
    months: Annotated[int, Meta(ge=2, le=120)] | None = None
    due_on: Day | None = None
    anonymous: bool = False
    words: Words = ""


class NewReceiving(Entered, kw_only=True):
    """What arrived. `reference` is the number that the bank or the payer's receipt shows."""

    amount: Yuan
    on: Day
    way: Way = Way.BANK
    reference: Reference = ""


class Consent(Entered, kw_only=True):
    """The donor's yes: how, when, and who agreed to what in their words."""

    consent_form: ConsentForm
    consent_on: Day
    consent_words: Annotated[str, text(500, shortest=2, lines=True)]


class Refund(Consent, kw_only=True):
    """Money that goes back."""

    amount: Yuan


class Rededication(Consent, kw_only=True):
    """What is left is for something else from now on. All fields of a designation hold anew, empty ones are free."""

    fund_id: UUID | None = None
    purpose_id: UUID | None = None
    community_id: UUID | None = None
    group: Group | None = None
    since: Day | None = None
    until: Day | None = None


class Letter(Entered):
    """The paper of a consent; the file itself does not pass through a struct."""

    file: Annotated[str, Meta(extra={"kind": "file"})]


class NewInKind(Entered, kw_only=True):
    """Goods, labour or things. `value` is that of all of it, in yuan; items have none."""

    donor_id: UUID
    sort: InKindSort = InKindSort.GOODS
    title: Title
    quantity: Annotated[int, Meta(ge=1, le=10_000_000)]
    unit: Annotated[str, text(10)]
    basis: Basis = Basis.MARKET
    value: Yuan | None = None
    community_id: UUID | None = None
    given_on: Day
    receiver_id: UUID | None = None
    anonymous: bool = False
    words: Words = ""


class Voiding(Entered):
    """Why a receipt counts no longer."""

    reason: Line


class Verification(Entered):
    """What stands on a receipt; the amount is compared when it is given."""

    number: Annotated[str, text(60)]
    amount: Yuan | None = None


class NewChannel(Entered):
    """A payment channel: the code that its notices carry, and what people call it."""

    name: Annotated[str, Meta(min_length=2, max_length=30, pattern="^[a-z][a-z0-9-]*$")]
    label: Name


class NewOrder(Entered):
    """What a channel is to collect for a donation."""

    channel_id: UUID
    amount: Yuan


class Notice(Entered):
    """What a payment channel tells: its code, our number of the order, and the fen that were paid."""

    channel: Annotated[str, text(30)]
    out_trade_no: Annotated[str, text(64)]
    amount_fen: Annotated[int, Meta(ge=1, le=MOST_FEN)]
    transaction_id: Annotated[str, text(64, shortest=0)] = ""
    paid_at: Annotated[str, text(40, shortest=0)] = ""


class Acceptance(Entered):
    """This line of the bank, or so much of it, is money of that donation."""

    line_id: UUID
    donation_id: UUID
    amount: Yuan | None = None
