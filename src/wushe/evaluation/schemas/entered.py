"""What is entered of evaluation."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from wushe.evaluation.kinds import AssessmentState, Domain, Fact, Grade, ItemState, Nature, RubricKind
from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Entered, Name, text

Reason = Annotated[str, text(300, lines=True)]
Note = Annotated[str, text(300, shortest=0, lines=True)]
LongNote = Annotated[str, text(1000, shortest=0, lines=True)]
Words = Annotated[str, text(300, shortest=0, lines=True)]
Points = Annotated[int, Meta(ge=1, le=100)]
Level = Annotated[int, Meta(ge=0, le=5)]
Caption = Annotated[str, text(60, shortest=0)]
IndicatorCode = Annotated[str, text(64)]


# --- the rubric


class TermsData(Entered):
    """The lines of a version: what is weak, the scores of the stars, how long they hold, how long a plan takes."""

    weak_below: Annotated[int, Meta(ge=30, le=90)]
    star_1: Points
    star_2: Points
    star_3: Points
    star_4: Points
    star_5: Points
    star_months: Annotated[int, Meta(ge=6, le=60)]
    plan_days: Annotated[int, Meta(ge=14, le=365)]
    note: Words = ""


class WeightData(Entered):
    """The weight of a standard indicator."""

    weight: Points


class IndicatorData(WeightData, kw_only=True):
    """An indicator of the township's own. `levels` are lines, the lowest first."""

    name: Annotated[str, text(60, shortest=2)]
    domain: Domain
    nature: Nature = Nature.CORE
    explanation: Words = ""
    levels: Annotated[str, text(600, lines=True)]
    fact: Fact | None = None


# --- an assessment


class NewAssessment(Entered):
    """The assessment of one group in a period."""

    organization_id: UUID
    since: Day
    until: Day


class NewRound(Entered):
    """The assessment of every living group of a kind within reach that is not being assessed."""

    kind: RubricKind
    since: Day
    until: Day


class Scored(Entered):
    """The level of one indicator, by its code, with why."""

    code: IndicatorCode
    level: Level | None = None
    note: Note = ""


class ScoresData(Entered):
    """The scores of one step. A draft may leave some out."""

    scores: Annotated[list[Scored], Meta(max_length=60)]
    note: LongNote = ""


class Because(Entered):
    """Why, for whoever is concerned."""

    reason: Reason


class PanelData(Entered):
    """Somebody of the register who may judge this assessment."""

    person_id: UUID


class EvidenceData(Entered):
    """What a file proves."""

    code: IndicatorCode
    caption: Caption = ""


# --- what follows


class ItemData(Entered):
    """What is done about a weak indicator, by whom, until when."""

    action: Annotated[str, text(300, shortest=2, lines=True)]
    owner_id: UUID
    due_on: Day


class OutcomeData(Entered):
    """What was done."""

    outcome: Annotated[str, text(500, lines=True)]


class GradeData(Entered):
    """A grade that a bureau granted."""

    grade: Grade
    issuer: Name
    granted_on: Day
    expires_on: Day


# --- lists


class AssessmentFilters(Filters):
    """How the list may be narrowed. `mine`: what waits for the person who looks; `organization_id`: of one group."""

    state: AssessmentState | None = None
    kind: RubricKind | None = None
    community_id: UUID | None = None
    organization_id: UUID | None = None
    weak: Domain | None = None
    stars: Annotated[int, Meta(ge=0, le=5)] | None = None
    mine: bool = False


class ItemFilters(Filters):
    """How the list of improvements may be narrowed."""

    state: ItemState | None = None
    late: bool = False
    organization_id: UUID | None = None


class Candidate(Filters):
    """Whom somebody looks for to sit on a panel."""

    who: Annotated[str, text(60, shortest=0)] = ""
