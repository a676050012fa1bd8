"""What people enter and see of activities, plans and reviews."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from wushe.activities.kinds import ActivityState, Method
from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Entered, Shown, Title, Yuan, text

Long = Annotated[str, text(2000, shortest=0, lines=True)]
Because = Annotated[str, text(500, shortest=0, lines=True)]


class ActivityData(Entered, kw_only=True):
    """What is said of an activity. `linkage_id`, `need_id` or `override_reason`: one of them at least."""

    title: Title
    method: Method = Method.COMMUNITY_WORK
    community_id: UUID
    linkage_id: UUID | None = None
    need_id: UUID | None = None
    override_reason: Because = ""
    introduction: Long = ""
    open_to_public: bool = False
    least_sign_ups: Annotated[int, Meta(ge=0, le=10_000)] = 0


class NewActivity(ActivityData, kw_only=True):
    """An activity of an organisation."""

    organization_id: UUID


class PlanData(Entered):
    """活动预案. Saved as far as it has come; `submit` asks the social worker to approve it."""

    goal: Long = ""
    audience: Long = ""
    survey: Long = ""
    content: Long = ""
    division: Long = ""
    budget: Yuan = 0
    risks: Long = ""
    submit: bool = False


class ReviewData(Entered):
    """活动总结. Saved as far as it has come; `submit` asks the social worker to sign."""

    completion: Long = ""
    effect: Long = ""
    problems: Long = ""
    improvements: Long = ""
    submit: bool = False


class Why(Entered):
    """Why something is sent back, called off or not credited."""

    reason: Annotated[str, text(500, lines=True)]


class ActivityFilters(Filters):
    """What the list of activities can be narrowed by; `since` and `until` are days of its first session."""

    state: ActivityState | None = None
    method: Method | None = None
    organization_id: UUID | None = None
    community_id: UUID | None = None
    linkage_id: UUID | None = None
    since: Day | None = None
    until: Day | None = None


class ActivityShown(Shown):
    """An activity."""

    id: UUID
    title: str
    method: Method
    state: ActivityState
    organization_id: UUID
    community_id: UUID
    linkage_id: UUID | None
    need_id: UUID | None
    override_reason: str
    introduction: str
    open_to_public: bool
    least_sign_ups: int
    begins_at: datetime
    ends_at: datetime | None
    returned_because: str
    cancelled_because: str
    version: int


class ActivityLine(Shown):
    """An activity in a list; `sessions` without cancelled ones."""

    id: UUID
    title: str
    method: Method
    state: ActivityState
    organization_id: UUID
    organization: str
    community: str
    linkage_id: UUID | None
    begins_at: datetime
    sessions: int


class ActivityPage(Shown):
    """One page of the list."""

    items: list[ActivityLine]
    next: str | None
    previous: str | None


class PlanShown(Shown):
    """活动预案; the budget in fen."""

    goal: str
    audience: str
    survey: str
    content: str
    division: str
    budget_fen: int
    risks: str


class ReviewShown(Shown):
    """活动总结."""

    completion: str
    effect: str
    problems: str
    improvements: str


class TasksShown(Shown):
    """Activities by whose idea they were; `handed_down_percent` of all of them, None where there are none."""

    activities: int
    needed: int
    own: int
    handed_down: int
    handed_down_percent: int | None


class OutputsShown(Shown):
    """What came of activities; only signed-off reviews count. Units never mix: 场, 人次, 人, minutes of service.

    `unnamed_times` are person-times of people nobody knows by name, in `person_times` and in no number of persons.
    """

    sessions: int
    person_times: int
    beneficiary_times: int
    volunteer_times: int
    member_times: int
    unnamed_times: int
    persons: int
    beneficiaries: int
    volunteers: int
    minutes: int
