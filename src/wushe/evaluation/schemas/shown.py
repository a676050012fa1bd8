"""What is shown of evaluation."""

from datetime import date, datetime
from uuid import UUID

from wushe.activities.schemas.planning import TasksShown
from wushe.evaluation.kinds import (
    AssessmentState,
    Domain,
    Fact,
    Grade,
    ItemState,
    Nature,
    RubricKind,
    StarChange,
    Step,
)
from wushe.kernel.schemas import Shown


class IndicatorShown(Shown):
    """`levels` from the lowest; `own` is what the township added itself."""

    id: UUID
    code: str
    domain: Domain
    nature: Nature
    name: str
    explanation: str
    weight: int
    levels: list[str]
    fact: Fact | None
    required: bool
    own: bool


class RubricShown(Shown):
    """A published version; `in_force` is the newest of its kind."""

    id: UUID
    kind: RubricKind
    number: int
    in_force: bool
    published_at: datetime
    weak_below: int
    stars: list[int]
    star_months: int
    plan_days: int
    note: str
    indicators: list[IndicatorShown]


class DraftShown(Shown):
    """The next version; its weights need not be a hundred yet."""

    id: UUID
    kind: RubricKind
    weak_below: int
    stars: list[int]
    star_months: int
    plan_days: int
    note: str
    points: int
    indicators: list[IndicatorShown]
    version: int


class AssessmentRow(Shown):
    """One line of the list; `score` in hundredths of a point."""

    id: UUID
    organization_id: UUID
    organization: str
    community: str | None
    kind: RubricKind
    number: int
    since: date
    until: date
    state: AssessmentState
    score: int | None
    stars: int | None
    weak: int
    open_items: int
    concluded_at: datetime | None


class AssessmentPage(Shown):
    """One page of the list."""

    items: list[AssessmentRow]
    next: str | None
    previous: str | None


class ScoreShown(Shown):
    """The level of an indicator in one entry."""

    code: str
    level: int
    note: str


class EntryShown(Shown):
    """One step as it was handed in."""

    step: Step
    entered_by: str
    entered_at: datetime
    note: str
    scores: list[ScoreShown]


class ItemShown(Shown):
    """One improvement."""

    id: UUID
    organization_id: UUID
    assessment_id: UUID
    indicator: str
    domain: Domain
    action: str
    owner_id: UUID
    owner: str
    due_on: date
    state: ItemState
    late: bool
    outcome: str
    done_on: date | None
    version: int


class ChangeShown(Shown):
    """Whole percent last time and now."""

    name: str
    before: int
    now: int


class AssessmentShown(Shown):
    """One assessment. `typed` is the draft, for whoever may do the step; `facts` what the product counted.

    `tasks` are those of the period; no indicator measures what was handed down.
    """

    id: UUID
    organization_id: UUID
    organization: str
    rubric_id: UUID
    kind: RubricKind
    number: int
    former_id: UUID | None
    since: date
    until: date
    state: AssessmentState
    reason: str
    score: int | None
    domains: dict[str, int]
    weak: list[str]
    facts: dict[str, int]
    tasks: TasksShown
    entries: list[EntryShown]
    typed: dict[str, dict[str, object]] | None
    changes: list[ChangeShown]
    items: list[ItemShown]
    version: int


class StarsShown(Shown):
    """One change of the stars."""

    change: StarChange
    before: int
    stars: int
    score: int | None
    line: int | None
    reason: str
    awarded_on: date
    expires_on: date | None


class GradeShown(Shown):
    """A grade from outside."""

    id: UUID
    grade: Grade
    issuer: str
    granted_on: date
    expires_on: date
    valid: bool


class StandingShown(Shown):
    """What a group may call itself today: `stars` 0 where none are valid. Never one field with the grade."""

    organization_id: UUID
    stars: int
    stars_until: date | None
    grade: Grade | None
    log: list[StarsShown]
    grades: list[GradeShown]


class Opened(Shown):
    """How many groups a round asks."""

    assessments: int
