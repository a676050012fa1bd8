"""How the lists of the books are narrowed."""

from uuid import UUID

from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day
from wushe.ledger.kinds import AccountKind, EntryKind, Matching


class EntryFilters(Filters):
    """What the day book can be narrowed by. `q` is a voucher's number."""

    since: Day | None = None
    until: Day | None = None
    kind: EntryKind | None = None
    account_id: UUID | None = None


class AccountFilters(Filters):
    """What the list of accounts can be narrowed by."""

    kind: AccountKind | None = None


class PeriodFilters(Filters):
    """A period; without a beginning from New Year on, without an end up to today."""

    since: Day | None = None
    until: Day | None = None


class ReconcilingFilters(Filters):
    """Which bank account, up to which day; without them the first one, today."""

    account_id: UUID | None = None
    until: Day | None = None


class LineFilters(Filters):
    """What the list of bank lines can be narrowed by. `q` finds serial numbers and whole names of other parties."""

    account_id: UUID | None = None
    since: Day | None = None
    until: Day | None = None
    matching: Matching | None = None
