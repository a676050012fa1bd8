"""What the lists of donations can be narrowed by."""

from uuid import UUID

from msgspec import field

from wushe.donations.kinds import DonationState, DonorKind, InKindSort, ReceiptState, Rhythm
from wushe.donations.schemas.entered import Year
from wushe.kernel.clock import today
from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day


class DonorFilters(Filters):
    """What the list of donors can be narrowed by."""

    kind: DonorKind | None = None


class DonationFilters(Filters):
    """What the list of donations can be narrowed by; `overdue` are those of which a part should have arrived."""

    state: DonationState | None = None
    rhythm: Rhythm | None = None
    fund_id: UUID | None = None
    donor_id: UUID | None = None
    since: Day | None = None
    until: Day | None = None
    overdue: bool = False


class InKindFilters(Filters):
    """What the list of gifts in kind can be narrowed by."""

    sort: InKindSort | None = None
    community_id: UUID | None = None
    since: Day | None = None
    until: Day | None = None


class StatementFilters(Filters):
    """Whose year it is; the one that runs, unless another is said."""

    year: Year = field(default_factory=lambda: today().year)


class ReceiptFilters(Filters):
    """What the book of receipts can be narrowed by."""

    year: Year | None = None
    state: ReceiptState | None = None
