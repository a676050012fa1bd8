"""What is shown of micro-wishes."""

from datetime import date, datetime
from uuid import UUID

from wushe.kernel.schemas import Shown
from wushe.people.groups import Group
from wushe.wishes.kinds import Band, Claimer, ClaimState, Confirmer, WishKind, WishState


class BoardRow(Shown):
    """All that everybody may read of a wish."""

    id: UUID
    number: int
    title: str
    kind: WishKind
    community: str
    band: Band
    state: WishState


class BoardPage(Shown):
    """One page of the board."""

    items: list[BoardRow]
    next: str | None
    previous: str | None


class WishRow(Shown):
    """One line of the list; nobody is named in it."""

    id: UUID
    number: int
    title: str
    community: str
    kind: WishKind
    state: WishState
    value_fen: int
    collected_at: datetime
    claim_state: ClaimState | None
    due_on: date | None


class WishPage(Shown):
    """One page of the list."""

    items: list[WishRow]
    next: str | None
    previous: str | None


class ClaimShown(Shown):
    """The claim that stands, to staff and to who holds it."""

    id: UUID
    claimer: Claimer
    called: str
    state: ClaimState
    claimed_at: datetime
    held_until: datetime | None
    due_on: date | None
    received_at: datetime | None
    delivered_at: datetime | None
    confirmed_at: datetime | None
    confirmer: Confirmer | None
    thanks: str


class WishShown(Shown):
    """One wish; what the person who looks may not see is None."""

    id: UUID
    number: int
    title: str
    story: str
    kind: WishKind
    community_id: UUID
    community: str
    band: Band
    state: WishState
    wanted_by: date | None
    beneficiary: Group | None
    value_fen: int | None
    notes: str | None
    delivery_point: str | None
    alias: str | None
    person_id: UUID | None
    reason: str | None
    claim: ClaimShown | None
    version: int


class PledgeShown(Shown):
    """What a claimer without an account has in hand."""

    code: str
    state: ClaimState
    held_until: datetime | None


class ContactShown(Shown):
    """How to reach the claimer, unmasked."""

    name: str
    phone: str


class TotalsShown(Shown):
    """Counted from rows: written down, claimed at any time up to now, granted; days in the middle of all granted."""

    collected: int
    claimed: int
    fulfilled: int
    days: float | None


class RulesShown(Shown):
    """What the township has set; `limit_fen` in fen."""

    limit_fen: int
    claim_days: int
    version: int
