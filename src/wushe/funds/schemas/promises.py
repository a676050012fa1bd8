"""What people enter and see of promises. Amounts are typed in yuan and held in fen."""

from datetime import date
from uuid import UUID

from wushe.funds.kinds import PromiseState
from wushe.kernel.schemas import Entered, Shown, Yuan
from wushe.people.groups import Group


class NewPromise(Entered):
    """A part of a fund for a linkage. `purpose_id` and `group` open the way to money that is tied to them."""

    fund_id: UUID
    amount: Yuan
    purpose_id: UUID | None = None
    group: Group | None = None


class Part(Entered):
    """A part of what was set aside."""

    amount: Yuan


class PromiseShown(Shown):
    """A promise; amounts in fen. What was promised is what is left, asked for, spent or released since."""

    id: UUID
    fund_id: UUID
    linkage_id: UUID
    organization_id: UUID
    purpose_id: UUID | None
    amount_fen: int
    left_fen: int
    reserved_fen: int
    spent_fen: int
    state: PromiseState
    promised_on: date
    settled_on: date | None
    version: int
