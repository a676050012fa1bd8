"""What people enter and see of terms, rounds, awards and instalments. Amounts are typed in yuan and held in fen."""

from datetime import date
from typing import Annotated
from uuid import UUID

from msgspec import Meta, field

from wushe.funds.kinds import AwardState, InstalmentState, RoundState
from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Entered, Name, Shown, Title, Yuan, text
from wushe.organizations.kinds import OrganizationKind
from wushe.people.groups import Group

Months = Annotated[int, Meta(ge=0, le=1200)]
File = Annotated[str, Meta(max_length=200, extra={"kind": "file"})]


class TermsData(Entered):
    """Whom a fund is for; what is left empty is not asked. Months since the organisation was filed or registered."""

    least_months: Months | None = None
    most_months: Months | None = None
    kinds: Annotated[list[OrganizationKind], Meta(max_length=10)] = field(default_factory=list)
    type_ids: Annotated[list[UUID], Meta(max_length=100)] = field(default_factory=list)
    most: Yuan | None = None


class RoundData(Entered):
    """A round: its cap is set aside at once."""

    name: Name
    cap: Yuan
    purpose_id: UUID | None = None


class NewAward(Entered):
    """What is asked for an organisation, out of a round of the fund or of the fund itself."""

    fund_id: UUID
    organization_id: UUID
    title: Title
    amount: Yuan
    award_round_id: UUID | None = None
    about: Annotated[str, text(2000, shortest=0, lines=True)] = ""
    purpose_id: UUID | None = None
    group: Group | None = None


class InstalmentData(Entered):
    """A part that is paid when its milestone is reached."""

    title: Title
    amount: Yuan
    due_on: Day


class Proof(Entered):
    """What shows that a milestone is reached: words, and a file beside them in a form."""

    evidence: Annotated[str, text(2000, lines=True)]
    file: File = ""


class Refusing(Entered):
    """Why not."""

    reason: Annotated[str, text(500, lines=True)]


class AwardFilters(Filters):
    """What the list of awards can be narrowed by."""

    state: AwardState | None = None
    fund_id: UUID | None = None
    award_round_id: UUID | None = None
    organization_id: UUID | None = None


class TermsShown(Shown):
    """Whom a fund is for; the most of one award in fen."""

    fund_id: UUID
    least_months: int | None
    most_months: int | None
    kinds: list[str]
    type_ids: list[UUID]
    most_fen: int | None


class RoundShown(Shown):
    """A round; amounts in fen. `left_fen` of the cap is awarded to nobody."""

    id: UUID
    fund_id: UUID
    name: str
    cap_fen: int
    left_fen: int
    reserved_fen: int
    spent_fen: int
    purpose_id: UUID | None
    state: RoundState
    opened_on: date
    closed_on: date | None
    version: int


class AwardShown(Shown):
    """An award; amounts in fen. Before it is approved nothing is set aside."""

    id: UUID
    fund_id: UUID
    award_round_id: UUID | None
    organization_id: UUID
    linkage_id: UUID | None
    title: str
    about: str
    amount_fen: int
    left_fen: int
    reserved_fen: int
    spent_fen: int
    purpose_id: UUID | None
    community_id: UUID | None
    group: str
    state: AwardState
    asked_on: date
    decided_on: date | None
    reason: str
    closed_on: date | None
    version: int


class InstalmentShown(Shown):
    """An instalment; amounts in fen. `left_fen` can be paid, for `reserved_fen` a payment is asked."""

    id: UUID
    award_id: UUID
    place: int
    title: str
    amount_fen: int
    left_fen: int
    reserved_fen: int
    spent_fen: int
    due_on: date
    state: InstalmentState
    reached_on: date | None
    evidence: str
    file_id: UUID | None
    confirmed_on: date | None
    version: int


class AwardLine(Shown):
    """An award in a list; amount in fen."""

    id: UUID
    title: str
    fund_id: UUID
    organization_id: UUID
    amount_fen: int
    state: AwardState
    asked_on: date


class AwardPage(Shown):
    """One page of the list."""

    items: list[AwardLine]
    next: str | None
    previous: str | None
