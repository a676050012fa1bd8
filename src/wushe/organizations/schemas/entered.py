"""What people enter about organisations, and how they narrow lists."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from wushe.kernel.paging import Filters
from wushe.kernel.personal.identifiers import parse_credit_code, parse_phone
from wushe.kernel.schemas import Day, Entered, Name, text
from wushe.kernel.text import clean
from wushe.organizations.kinds import (
    AgeBand,
    ApplicationState,
    Attention,
    FilingState,
    Level,
    MemberRole,
    OrganizationKind,
    Outcome,
    Procedure,
    RegistrationState,
    Stage,
)

CreditCode = Annotated[str, text(40, parse=parse_credit_code)]
Reason = Annotated[str, text(500, lines=True, shortest=0)]
OptionalLine = Annotated[str, text(200, shortest=0)]
OptionalName = Annotated[str, text(60, shortest=0)]
OptionalStory = Annotated[str, text(2000, shortest=0, lines=True)]
Days = Annotated[int, Meta(ge=1, le=365)]


class OrganizationData(Entered):
    """What is entered about an organisation. `public_affair` is the community matter that it has taken up."""

    name: Name
    type_id: UUID
    kind: OrganizationKind = OrganizationKind.COMMUNITY
    level: Level = Level.COMMUNITY
    community_id: UUID | None = None
    founded_on: Day | None = None
    introduction: OptionalStory = ""
    public_affair: OptionalLine = ""


class NewApplication(Entered):
    """An application for filing or registration, with the checklist's items that are handed in at once."""

    procedure: Procedure = Procedure.FILING
    item_ids: Annotated[list[UUID], Meta(max_length=100)] = msgspec.field(default_factory=list)
    registers_as: OrganizationKind | None = None


class No(Entered):
    """Why not; those who applied read it."""

    reason: Reason = ""


class Grant(Entered):
    """What a decision adds. Filing needs nothing: the number is the township's next. Registration brings the code."""

    credit_code: CreditCode | None = None
    registers_as: OrganizationKind | None = None
    on: Day | None = None


class Decision(Entered):
    """What the township says. A no has its reason; a yes to a registration brings what `Grant` says."""

    outcome: Outcome
    reason: Reason = ""
    credit_code: CreditCode | None = None
    registers_as: OrganizationKind | None = None
    on: Day | None = None


def _phone_or_nothing(written: str) -> str:
    return parse_phone(written) if clean(written) else ""


Phone = Annotated[str, text(40, shortest=0, parse=_phone_or_nothing)]


class Somebody(Entered):
    """A person of the register by id, or by name and telephone: known ones are found, new ones entered."""

    person_id: UUID | None = None
    name: OptionalName = ""
    phone: Phone = ""


class NewMember(Somebody):
    """`on` is the day of joining, today unless another is given."""

    role: MemberRole = MemberRole.MEMBER
    on: Day | None = None
    occupation: OptionalName = ""
    age_band: AgeBand | None = None


class ChangedMember(Entered):
    """A member's part and what is known of them; `on` is the day from which the part holds."""

    role: MemberRole
    on: Day | None = None
    occupation: OptionalName = ""
    age_band: AgeBand | None = None


class Leaving(Entered):
    """The day of leaving, today unless another is given."""

    on: Day | None = None


class Successor(Somebody):
    """Who leads from `on`; whoever led until then stays as a core member, unless `former_leaves`."""

    on: Day | None = None
    former_leaves: bool = False


class NewAssignment(Entered):
    """A social worker for a group; whoever holds the place before hands over on `since`."""

    person_id: UUID
    level: Level = Level.COMMUNITY
    since: Day | None = None


class EndOfAssignment(Entered):
    """The first day without."""

    until: Day | None = None


_ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
Pick = Annotated[str, Meta(max_length=73, pattern=f"^{_ID}:({_ID})?$")]
"""What is given away, a colon, and the social worker who takes it; nothing behind the colon is nobody."""
Picks = Annotated[list[Pick], Meta(max_length=5000)]


class AcceptedDistribution(Entered):
    """`fingerprint` names the proposal that was seen; `picks` say what shall be otherwise: `group:worker`, `group:`."""

    fingerprint: Annotated[str, text(64)]
    level: Level = Level.COMMUNITY
    change_hands: bool = False
    picks: Picks = msgspec.field(default_factory=list)


class HandOver(Entered):
    """Who takes over each assignment of a social worker from `on` on: `assignment:worker`, or `assignment:` for nobody.

    All of them are named, so that what is handed over is what was seen. `leaves` ends the social worker as well.
    """

    picks: Picks = msgspec.field(default_factory=list)
    on: Day | None = None
    leaves: bool = False


class TypeData(Entered):
    """A type of the township's list. `recreational`: recreation only, until a community matter is taken up."""

    name: Name
    recreational: bool = False
    rank: Annotated[int, Meta(ge=0, le=1000)] = 0


class NewChecklistItem(Entered):
    """A paper that applications have to bring from now on."""

    procedure: Procedure
    name: Name
    explanation: OptionalLine = ""
    rank: Annotated[int, Meta(ge=0, le=1000)] = 100


class TermData(Entered):
    """Days until the decision."""

    days: Days


# --- lists


class OrganizationFilters(Filters):
    """How the list of organisations may be narrowed. `sort` is `name`, `-name`, or empty for the newest first."""

    type_id: UUID | None = None
    community_id: UUID | None = None
    kind: OrganizationKind | None = None
    level: Level | None = None
    filing: FilingState | None = None
    registration: RegistrationState | None = None
    stage: Stage | None = None
    worker_id: UUID | None = None
    attention: Attention | None = None
    sort: Annotated[str, Meta(max_length=5, pattern="^(-?name)?$")] = ""


class RosterFilters(Filters):
    """Whose roster it is."""

    organization_id: UUID | None = None


class ApplicationFilters(Filters):
    """How the list of applications may be narrowed; without a state it shows what is open."""

    procedure: Procedure | None = None
    state: ApplicationState | None = None
    late: bool = False


class CaseloadFilters(Filters):
    """Which distribution is proposed."""

    level: Level = Level.COMMUNITY
    change_hands: bool = False


class HandOverFilters(Filters):
    """From which day on somebody else shall accompany the groups; today unless another is given."""

    on: Day | None = None
