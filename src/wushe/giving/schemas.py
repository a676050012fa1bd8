"""What a funder sees of what they gave. Amounts in fen; nothing in it is about a person."""

from datetime import date
from uuid import UUID

from wushe.activities.schemas.planning import OutputsShown
from wushe.giving.kinds import Condition
from wushe.kernel.schemas import Shown
from wushe.ledger.kinds import EntryKind, SourceKind
from wushe.linkages.kinds import Stage


class GiftShown(Shown):
    """One gift as it arrived, and what became of it. `tied_to` are the words of its purpose, empty when free."""

    source_id: UUID
    kind: SourceKind
    received_on: date
    tied_to: str
    fund: str
    given_fen: int
    left_fen: int
    reserved_fen: int
    spent_fen: int


class AbodeShown(Shown):
    """A part of a gift, where it is, and for what."""

    source_id: UUID
    fund: str
    towards: str
    linkage_id: UUID | None
    condition: Condition
    fen: int


class PictureShown(Shown):
    """A photo that shows no resident, as two people said; anybody finds it under `/{slug}/public/photos/{id}`."""

    id: UUID
    caption: str


class OutcomeShown(Shown):
    """What came of a linkage. `share` is the funder's part of all that was spent on it, in tenths of a percent.

    `stars` are tenths of a star over `ratings` ratings; the newest `photos` of its activities.
    """

    linkage_id: UUID
    linkage: str
    stage: Stage
    own_fen: int
    all_fen: int
    share: int
    outputs: OutputsShown
    stars: int | None
    ratings: int
    photos: list[PictureShown]


class TownshipGiving(Shown):
    """What was given to one township; `locked` when it first asks for something, such as a second factor."""

    slug: str
    name: str
    locked: bool
    gifts: list[GiftShown]
    abodes: list[AbodeShown]
    outcomes: list[OutcomeShown]


class MoveShown(Shown):
    """One line of a voucher: `number` within its `year`."""

    entry_id: UUID
    year: int
    number: int
    on: date
    kind: EntryKind
    from_account: str
    into_account: str
    fen: int


class GiftHistory(Shown):
    """One gift with every move of its money."""

    gift: GiftShown
    moves: list[MoveShown]
