"""What the JSON face shows of organisations."""

from datetime import date
from uuid import UUID

from wushe.kernel.schemas import Shown
from wushe.organizations.balance import Why
from wushe.organizations.kinds import (
    AgeBand,
    Alert,
    ApplicationState,
    FilingState,
    Level,
    MemberRole,
    OrganizationKind,
    Procedure,
    RegistrationState,
    Stage,
)


class OrganizationRow(Shown):
    """One line of the list."""

    id: UUID
    name: str
    kind: OrganizationKind
    type: str
    level: Level
    community: str | None
    founded_on: date | None
    stage: Stage
    filing_state: FilingState
    filing_number: str | None
    registration_state: RegistrationState
    credit_code: str | None
    leader: str | None
    leader_id: UUID | None
    members: int
    workers: list[str]
    recreation_only: bool


class OrganizationPage(Shown):
    """A page of the list, and the cursors of its neighbours."""

    items: list[OrganizationRow]
    next: str | None
    previous: str | None


class OrganizationShown(OrganizationRow):
    """An organisation. `payments_blocked` while nobody leads it."""

    type_id: UUID
    community_id: UUID | None
    introduction: str
    public_affair: str
    filed_on: date | None
    registered_on: date | None
    last_active_on: date | None
    alerts: list[Alert]
    payments_blocked: bool
    version: int


class PaperShown(Shown):
    """A paper of an application; missing while `handed_in_on` is None."""

    id: UUID
    name: str
    handed_in_on: date | None


class ApplicationShown(Shown):
    """`days_left` until `due_on` is negative when the township is late, None once the clock stands still."""

    id: UUID
    organization_id: UUID
    procedure: Procedure
    state: ApplicationState
    applied_on: date
    due_on: date
    decided_on: date | None
    reason: str
    papers: list[PaperShown]
    missing: list[str]
    days_waited: int
    days_left: int | None
    version: int


class MemberShown(Shown):
    """A row of the roster."""

    id: UUID
    person_id: UUID
    name: str
    role: MemberRole
    since: date
    until: date | None
    occupation: str
    age_band: AgeBand | None


class RosterShown(Shown):
    """Who is in the group, and how it grew: persons on the first day of the roster and today."""

    members: list[MemberShown]
    first: int
    now: int
    alerts: list[Alert]


class AssignmentShown(Shown):
    """Who accompanies a group."""

    id: UUID
    organization_id: UUID
    person_id: UUID
    name: str
    level: Level
    since: date
    until: date | None


class Caseload(Shown):
    """How many groups a social worker accompanies today on one level."""

    person_id: UUID
    name: str
    groups: int


class Caseloads(Shown):
    """Who accompanies how many, and how many nobody accompanies on that level."""

    level: Level
    unassigned: int
    workers: list[Caseload]


class MoveShown(Shown):
    """A group and who shall accompany it; `from_person_id` does so now."""

    organization_id: UUID
    person_id: UUID
    from_person_id: UUID | None
    why: Why


class ProposalShown(Shown):
    """What would change, and how many each worker would carry. `fingerprint` is sent to accept exactly this."""

    fingerprint: str
    level: Level
    moves: list[MoveShown]
    workers: list[Caseload]


class HandedShown(Shown):
    """An assignment that is to be handed over, and who is proposed for it; None where nobody is there."""

    assignment_id: UUID
    organization_id: UUID
    name: str
    level: Level
    since: date
    person_id: UUID | None
    why: Why | None


class HandOverShown(Shown):
    """What a social worker carries on that day, and how many each of the others would carry on each level."""

    person_id: UUID
    name: str
    on: date
    assignments: list[HandedShown]
    workers: dict[Level, list[Caseload]]


class LeavingShown(Shown):
    """Somebody who is a social worker no more and still accompanies groups."""

    person_id: UUID
    name: str
    groups: int


class TermShown(Shown):
    """Within how many days the township decides."""

    procedure: Procedure
    days: int


class TypeShare(Shown):
    """Groups of a type; `tenths` of a percent, which add up to 1,000 over the list."""

    type_id: UUID
    name: str
    groups: int
    tenths: int


class TypeShown(Shown):
    """An entry of the township's list of types."""

    id: UUID
    name: str
    recreational: bool
    rank: int
    version: int


class ChecklistItemShown(Shown):
    """A paper that applications of a procedure have to bring."""

    id: UUID
    procedure: Procedure
    name: str
    explanation: str
    rank: int
