"""What the workbench shows to programs."""

from datetime import date
from uuid import UUID

from wushe.activities.schemas.planning import OutputsShown
from wushe.funds.kinds import PromiseState
from wushe.kernel.schemas import Shown
from wushe.linkages.kinds import Stage


class HitShown(Shown):
    """One thing that was found; `path` is its page."""

    title: str
    about: str
    path: str


class GroupShown(Shown):
    """What was found of one kind; `more` is the list that has the rest, if there is any."""

    kind: str
    title: str
    hits: list[HitShown]
    more: str | None


class TraceShown(Shown):
    """One promise of a fund and what its linkage brought about so far. `stars_tenths`: 47 is 4.7 stars."""

    fund_id: UUID
    fund: str
    linkage_id: UUID
    linkage: str
    stage: Stage
    amount_fen: int
    state: PromiseState
    promised_on: date
    outputs: OutputsShown
    stars_tenths: int | None
    ratings: int


class ConcernShown(Shown):
    """A reason to look at a group. `mine` when the person's own word is awaited."""

    reason: str
    path: str
    mine: bool


class WatchedShown(Shown):
    """A group that the person accompanies, with what it needs now, the most pressing first."""

    organization_id: UUID
    name: str
    concerns: list[ConcernShown]
