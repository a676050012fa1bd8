"""What is shown of service orders."""

from datetime import date, datetime
from uuid import UUID

from wushe.kernel.schemas import Shown
from wushe.orders.kinds import Confirmer, OrderState, ServiceKind


class OrderRow(Shown):
    """One line of the list."""

    id: UUID
    number: int
    kind: ServiceKind
    community: str
    resident: str
    server: str
    state: OrderState
    visit_on: date
    minutes: int | None
    due_on: date | None


class OrderPage(Shown):
    """One page of the list."""

    items: list[OrderRow]
    next: str | None
    previous: str | None


class OrderShown(Shown):
    """One order; the resident's telephone is masked."""

    id: UUID
    number: int
    kind: ServiceKind
    community_id: UUID
    community: str
    team_id: UUID
    team: str
    person_id: UUID
    resident: str
    phone_masked: str
    server_id: UUID
    server: str
    visit_on: date
    notes: str
    state: OrderState
    code_issued_at: datetime | None
    placed_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    minutes: int | None
    due_on: date | None
    overdue_at: datetime | None
    confirmed_at: datetime | None
    confirmer: Confirmer | None
    reason: str
    version: int


class SlipShown(Shown):
    """What is printed for the resident, and shown this once."""

    code: str
    link: str


class DoorShown(Shown):
    """All that the resident's own page says of the service."""

    number: int
    kind: ServiceKind
    community: str
    state: OrderState
    visit_on: date
    server: str
    minutes: int | None
    due_on: date | None


class ContactShown(Shown):
    """Where to go and whom to call."""

    name: str
    phone: str
    address: str


class TotalsShown(Shown):
    """Counted from rows: placed and not cancelled, closed by the resident's word with their minutes, overdue."""

    placed: int
    confirmed: int
    minutes: int
    overdue: int


class MemberShown(Shown):
    """One member of a team and what they offer."""

    person_id: UUID
    name: str
    kinds: list[ServiceKind]


class TeamRow(Shown):
    """One village's team."""

    id: UUID
    community_id: UUID
    community: str
    organization_id: UUID
    organization: str
    members: int
    kinds: list[ServiceKind]


class TeamPage(Shown):
    """One page of the list of teams."""

    items: list[TeamRow]
    next: str | None
    previous: str | None


class TeamShown(Shown):
    """A team with its members."""

    id: UUID
    community_id: UUID
    community: str
    organization_id: UUID
    organization: str
    members: list[MemberShown]


class RulesShown(Shown):
    """What the township has set."""

    confirm_days: int
    version: int
